import { levelOf } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Stage } from '../../shared/lifecycle.ts'
import { reaches, scopesOf } from '../../shared/roles/policy.ts'
import { overseeingRoles } from '../../shared/roles/roles.ts'
import type { Listing } from '../http/listing.ts'
import { readQueue } from '../http/merge.ts'
import { operation } from '../http/operation.ts'
import type { Actor } from '../people/actor.ts'
import { isQueueLevel, queueIndex, queueOf } from '../platform/table.ts'
import { cardsOf } from './list-cards.ts'
import type { TicketPorts } from './ports.ts'

/** All areas of one's own that aren't inside another of one's own, or the one asked for if one's own reach it. */
function areasOf(actor: Actor, asked: string | undefined): string[] {
  if (asked === undefined) return scopesOf(actor.roles, overseeingRoles)
  if (!reaches(actor.roles, overseeingRoles, asked)) throw new Refusal('notAllowed')
  return [asked]
}

/** Grids to districts have queues; for anything else the answer is a `badInput`. */
function listingOf(area: string, stage: Stage): Listing {
  const level = levelOf(area)
  if (!isQueueLevel(level)) throw new Refusal('badInput', { area: '请选择网格、社区、街道或区' })
  return { index: queueIndex(level), partition: queueOf('ticket', area, stage), ascending: stage !== 'closed' }
}

export const listTicketQueue = operation('listTicketQueue', {
  async run({ actor, query }, { table }: TicketPorts) {
    const listings = areasOf(actor, query.area).map((area) => listingOf(area, query.stage))
    const { items, cursor } = await readQueue(table, listings, query)
    return cursor ? { items: cardsOf(items, actor), cursor } : { items: cardsOf(items, actor) }
  },
})
