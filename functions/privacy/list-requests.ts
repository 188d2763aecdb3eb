import { levelOf } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Stage } from '../../shared/lifecycle.ts'
import { scopesOf } from '../../shared/roles/policy.ts'
import { type Listing, readPage } from '../http/listing.ts'
import { readMerged } from '../http/merge.ts'
import { operation, type Ports } from '../http/operation.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { listIndexOf, queueOf } from '../platform/table.ts'
import { NOWHERE, ownerIndex, parseCard, toCard } from './request.ts'
import { isTop } from './request-policy.ts'

const shown = ({ items, cursor }: { items: readonly Item[]; cursor: string | undefined }) => {
  const cards = items.map((item) => toCard(parseCard(item)))
  return cursor ? { items: cards, cursor } : { items: cards }
}

export const listMyRequests = operation('listMyRequests', {
  async run({ actor, query }, { table }: Ports) {
    const mine: Listing = { index: 'byOwner', partition: ownerIndex(actor.id), ascending: false }
    return shown(await readPage(table, mine, query))
  },
})

/** All that one administers, or one area of it. Those at the top have the requests of who lives nowhere here, too. */
export const listRequestQueue = operation('listRequestQueue', {
  async run({ actor, query }, { table }: Ports) {
    const { area, stage } = query
    const areas = area ? [area] : scopesOf(actor.roles, ['administrator'])
    const listings = (await Promise.all(areas.map((each) => listingsOf(each, stage, table)))).flat()
    if (!area && isTop(actor.roles)) listings.push(listing('byDistrict', NOWHERE, stage))
    if (!listings.length) throw new Refusal('badInput', { area: '请选择网格、社区、街道或区' })
    return shown(await readMerged(table, listings, query))
  },
})

const listing = (index: Listing['index'], area: string, stage: Stage): Listing => ({
  index,
  partition: queueOf('request', area, stage),
  ascending: stage !== 'closed',
})

/** The lists of an area; a city is read by its districts. */
async function listingsOf(area: string, stage: Stage, table: Table): Promise<Listing[]> {
  if (levelOf(area) === 'city') {
    const below = await queryAll(table, { pk: { name: 'pk', value: `AREA#${area}` }, ascending: true })
    return below.map(({ code }) => listing('byDistrict', String(code), stage))
  }
  const index = listIndexOf(area)
  return index ? [listing(index, area, stage)] : []
}
