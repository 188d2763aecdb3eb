/** Where an appeal goes: to the nearest who may decide about it (shared/moderation/appeal.ts). */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { appealArea, decidingAreas, type Serving } from '../../shared/moderation/appeal.ts'
import { parseArea } from '../areas/area.ts'
import type { Table } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys } from '../platform/table.ts'
import { grantCard } from '../roles/grant.ts'
import type { StoredCard } from './post.ts'

/** From the area of the channel upwards, until somebody is found: a request or two where anybody serves. */
export async function appealTo(
  table: Table,
  { area, authorId, decidedBy }: Pick<StoredCard, 'area' | 'authorId' | 'decidedBy'>,
): Promise<{ area: string; name: string } | undefined> {
  const not = [authorId, ...(decidedBy ? [decidedBy] : [])]
  for (const own of decidingAreas(area)) {
    const to = appealArea(area, await servingAt(table, own), not)
    if (!to) continue
    const [item] = await table.read([keys.area(to)])
    return { area: to, name: parseArea(item)?.fullName ?? to }
  }
  return undefined
}

async function servingAt(table: Table, area: string): Promise<Serving[]> {
  const pk = { name: 'pk', value: keys.grant(area, 'gridWorker', '').pk }
  return (await queryAll(table, { pk, ascending: true })).map(({ card }) => z.parse(grantCard, card))
}
