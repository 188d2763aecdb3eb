import { ancestorAt } from '../../shared/areas/code.ts'
import type { CallCard } from '../../shared/channels/calls.ts'
import { channelParties } from '../../shared/channels/channel.ts'
import { Refusal } from '../../shared/errors.ts'
import { scopesOf } from '../../shared/roles/policy.ts'
import { overseeingRoles } from '../../shared/roles/roles.ts'
import { operation, type Ports } from '../http/operation.ts'
import { readQueues } from '../http/queues.ts'
import type { Actor } from '../people/actor.ts'
import { parseCard, type StoredCard } from './call-case.ts'

const STAFF = ['staff', 'observer'] as const
const serves = (actor: Actor, area: string) =>
  channelParties(actor, area).some((party) => STAFF.some((of) => of === party))

/** The area asked for; else all of one's own, and of a grid worker the community, in whose channel they are called too. */
function areasOf(actor: Actor, asked: string | undefined): string[] {
  if (asked === undefined) {
    const own = scopesOf(actor.roles, overseeingRoles)
    return [...new Set(own.map((area) => ancestorAt(area, 'community') ?? area))]
  }
  if (!serves(actor, asked)) throw new Refusal('notAllowed')
  return [asked]
}

const namesOf = (people: StoredCard['onDuty']) => people.map(({ name }) => name)

const toCard = ({
  callerId: _,
  thread: __,
  seq: ___,
  roundAt: ____,
  onDuty,
  serving,
  ...card
}: StoredCard): CallCard => ({
  ...card,
  onDuty: namesOf(onDuty),
  ...(serving ? { serving: namesOf(serving) } : {}),
})

/** A page may be shorter than asked for: what other grids of the community are asked in their own channels is theirs. */
export const listCalls = operation('listCalls', {
  async run({ actor, query }, { table }: Ports) {
    const areas = areasOf(actor, query.area)
    const { items, cursor } = await readQueues(table, 'call', areas, query, (item) => parseCard(item).area)
    const own = items.map(parseCard).filter(({ area }) => serves(actor, area))
    return { items: own.map(toCard), ...(cursor ? { cursor } : {}) }
  },
})
