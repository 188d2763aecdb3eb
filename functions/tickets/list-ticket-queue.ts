import { Refusal } from '../../shared/errors.ts'
import { reaches, scopesOf } from '../../shared/roles/policy.ts'
import { overseeingRoles } from '../../shared/roles/roles.ts'
import { operation } from '../http/operation.ts'
import { readQueues } from '../http/queues.ts'
import type { Actor } from '../people/actor.ts'
import { cardsOf } from './list-cards.ts'
import type { TicketPorts } from './ports.ts'
import { parseCard } from './store.ts'

/** All areas of one's own that aren't inside another of one's own, or the one asked for if one's own reach it. */
function areasOf(actor: Actor, asked: string | undefined): string[] {
  if (asked === undefined) return scopesOf(actor.roles, overseeingRoles)
  if (!reaches(actor.roles, overseeingRoles, asked)) throw new Refusal('notAllowed')
  return [asked]
}

export const listTicketQueue = operation('listTicketQueue', {
  async run({ actor, query }, { table }: TicketPorts) {
    const areas = areasOf(actor, query.area)
    const { items, cursor } = await readQueues(table, 'ticket', areas, query, (item) => parseCard(item).place.area)
    return cursor ? { items: cardsOf(items, actor), cursor } : { items: cardsOf(items, actor) }
  },
})
