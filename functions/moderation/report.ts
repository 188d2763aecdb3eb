/** Reports in the table: one a person and post. Who reported is known to nobody who decides. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { covers } from '../../shared/areas/code.ts'
import { report } from '../../shared/moderation/contract.ts'
import type { Actor } from '../people/actor.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { type Key, keys } from '../platform/table.ts'

/** `household`: of who reported, where they verifiably live in the channel's area; staff who don't count for none. */
export const storedReport = z.extend(report, { household: z.optional(z.string()) })
export type StoredReport = z.infer<typeof storedReport>

export const parseReport = (item: Item): StoredReport => z.parse(storedReport, item)

/** The list of what someone reported: for their own copy, and to be found when they leave. */
export const reporterIndex = (person: string) => `${person}#report`

export const reportItem = (post: string, person: string, said: StoredReport): Item & Key => ({
  ...keys.report(post, person),
  ...said,
  owner: reporterIndex(person),
  ownerAt: said.at,
})

export const householdIn = ({ homes }: Pick<Actor, 'homes'>, area: string): string | undefined =>
  homes.find(({ verified, building }) => verified && covers(area, building))?.household

/** The reports of a post, oldest first. */
export async function reportsOf(table: Table, post: string): Promise<StoredReport[]> {
  const pk = { name: 'pk', value: keys.post(post).pk }
  const items = await queryAll(table, {
    pk,
    sk: { name: 'sk', beginsWith: 'REPORT#' },
    ascending: true,
    consistent: true,
  })
  return items.map(parseReport).sort((a, b) => (a.at < b.at ? -1 : 1))
}
