import { levelOf } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { approverRoles } from '../../shared/households/approvers.ts'
import type { Stage } from '../../shared/lifecycle.ts'
import { scopesOf } from '../../shared/roles/policy.ts'
import type { Listing } from '../http/listing.ts'
import { readQueue } from '../http/merge.ts'
import { operation } from '../http/operation.ts'
import { isQueueLevel, keys, queueIndex, queueOf } from '../platform/table.ts'
import type { HouseholdPorts } from './ports.ts'
import { parseCard } from './store.ts'
import { roomFacts, toCard } from './view.ts'

function listingOf(area: string, stage: Stage): Listing {
  const level = levelOf(area)
  if (!isQueueLevel(level)) throw new Refusal('badInput', { area: '请选择网格、社区、街道或区' })
  return { index: queueIndex(level), partition: queueOf('join', area, stage), ascending: stage !== 'closed' }
}

/** Beside each join, what the roster says of its address: one read for a whole page. */
export const listJoinQueue = operation('listJoinQueue', {
  async run({ actor, query }, { table, sealer }: HouseholdPorts) {
    const areas = query.area ? [query.area] : scopesOf(actor.roles, approverRoles)
    const listings = areas.map((area) => listingOf(area, query.stage))
    const { items, cursor } = await readQueue(table, listings, query)
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
