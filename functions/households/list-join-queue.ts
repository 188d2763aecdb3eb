import { approverRoles } from '../../shared/households/approvers.ts'
import { scopesOf } from '../../shared/roles/policy.ts'
import { operation } from '../http/operation.ts'
import { readQueues } from '../http/queues.ts'
import { keys } from '../platform/table.ts'
import type { HouseholdPorts } from './ports.ts'
import { parseCard } from './store.ts'
import { roomFacts, toCard } from './view.ts'

/** Beside each join, what the roster says of its address: one read for a whole page. */
export const listJoinQueue = operation('listJoinQueue', {
  async run({ actor, query }, { table, sealer }: HouseholdPorts) {
    const areas = query.area ? [query.area] : scopesOf(actor.roles, approverRoles)
    const { items, cursor } = await readQueues(table, 'join', areas, query, (item) => parseCard(item).household)
    const cards = items.map(parseCard)
    const known = await table.read(
      cards.flatMap(({ household }) => [keys.household(household), keys.joined(household)]),
    )
    const queued = cards.map(async (card, i) => ({
      ...(await toCard(sealer, card)),
      facts: await roomFacts(sealer, known[2 * i], known[2 * i + 1]),
    }))
    const page = await Promise.all(queued)
    return cursor ? { items: page, cursor } : { items: page }
  },
})
