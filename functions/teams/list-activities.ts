import { levelOf } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Stage } from '../../shared/lifecycle.ts'
import type { Page } from '../../shared/page.ts'
import type { ListedActivity } from '../../shared/teams/activity.ts'
import { isOut } from '../../shared/teams/lifecycle.ts'
import { type Listing, type Paging, readPage } from '../http/listing.ts'
import { operation, type Ports } from '../http/operation.ts'
import type { Actor } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Table } from '../platform/dynamo.ts'
import { isQueueLevel, keys, queueIndex, queueOf } from '../platform/table.ts'
import { knownActivity, readsActivity } from './known-activity.ts'
import { knownTeam, readsTeam } from './known-team.ts'
import type { TeamPorts } from './ports.ts'
import { parseSignedCard, signedIndex } from './signed.ts'
import { hostIndex, parseActivity, parseCard, type StoredCard } from './store.ts'
import { managesAt } from './team-policy.ts'
import { listedFor, toActivity } from './view.ts'

const stages: Record<'coming' | 'held' | 'over', Stage> = { coming: 'open', held: 'waiting', over: 'closed' }

async function pageOf(
  table: Table,
  listing: Listing,
  paging: Paging,
  actor: Actor,
  keep: (card: StoredCard) => boolean = () => true,
): Promise<Page<ListedActivity>> {
  const { items, cursor } = await readPage(table, listing, paging)
  return { items: await listedFor(table, items.map(parseCard).filter(keep), actor), ...(cursor ? { cursor } : {}) }
}

export const listActivities = operation('listActivities', {
  async run({ actor, params: { area }, query }, { table }: Ports) {
    const level = levelOf(area)
    if (!isQueueLevel(level)) throw new Refusal('badInput', { area: '请选择网格、社区、街道或区' })
    const partition = queueOf('activity', area, stages[query.when])
    const listing = { index: queueIndex(level), partition, ascending: query.when === 'coming' }
    return pageOf(table, listing, query, actor, ({ heldBack, place }) => !heldBack || managesAt(actor, place.area))
  },
})

const hosted = (host: string): Listing => ({ index: 'byOwner', partition: hostIndex(host), ascending: false })

export const listTeamActivities = operation('listTeamActivities', {
  reads: readsTeam,
  async run({ actor, found, params, query }, { table }: Ports) {
    const { parties } = knownTeam(found, actor)
    const runs = parties.includes('lead') || parties.includes('staff')
    return pageOf(
      table,
      hosted(params.teamId),
      query,
      actor,
      ({ state, heldBack }) => runs || (isOut(state) && !heldBack),
    )
  },
})

export const listOwnActivities = operation('listOwnActivities', {
  run: async ({ actor, params: { area }, query }, { table }: Ports) => pageOf(table, hosted(area), query, actor),
})

export const listMyActivities = operation('listMyActivities', {
  async run({ actor, query }, { table }: Ports) {
    const listing: Listing = { index: 'byOwner', partition: signedIndex(actor.id), ascending: false }
    const { items, cursor } = await readPage(table, listing, query)
    const found = await table.read(items.map(parseSignedCard).map(({ activity }) => keys.activity(activity)))
    const cards = found.flatMap((item) => parseActivity(item)?.card ?? [])
    return { items: await listedFor(table, cards, actor), ...(cursor ? { cursor } : {}) }
  },
})

export const getActivity = operation('getActivity', {
  reads: readsActivity,
  run: async ({ actor, found, now }, ports: TeamPorts) =>
    toActivity(ports, await knownActivity(ports.table, found, actor), actor, isoTime(now)),
})
