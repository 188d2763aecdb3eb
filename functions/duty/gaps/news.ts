/** Who is sent a message of a gap that was warned of, and what it says: where, from when, and where to do something about it. */
import * as z from 'zod/mini'
import { ancestorAt } from '../../../shared/areas/code.ts'
import type { Role } from '../../../shared/roles/roles.ts'
import type { News } from '../../messages/news.ts'
import { isoTime } from '../../platform/clock.ts'
import type { Item, Table } from '../../platform/dynamo.ts'
import { queryAll } from '../../platform/query-all.ts'
import { keys } from '../../platform/table.ts'
import { grantCard } from '../../roles/grant.ts'
import { parseWarned, type Warned } from './warned.ts'

/** Who can step in, at the grid, and who can have somebody step in, at its community. */
const told = { grid: ['gridWorker', 'responder'], community: ['communityStaff'] } as const satisfies Record<
  string,
  readonly Role[]
>

/** What a message about a gap is known by: one a person, however often its row comes. */
export const aboutGap = ({ area, kind, begin }: Pick<Warned, 'area' | 'kind' | 'begin'>): string =>
  `gap_${area}_${kind}_${Date.parse(begin)}:1`

const newsOf = ({ name, kind, from }: Warned, person: string): News => ({
  template: 'dutyGap',
  words: {
    what: '无人值班',
    where: name,
    at: from,
    note: kind === 'unserved' ? '这个网格还没有网格员' : '请打开工作台，安排人顶班',
  },
  person,
  opens: 'gap',
  mayTakeLast: true,
})

/** Nobody, once it is over. */
export async function gapNews(table: Table, item: Item, now: number): Promise<News[]> {
  const gap = parseWarned(item)
  if (gap.to <= isoTime(now)) return []
  const levels = ['grid', 'community'] as const
  const people = await Promise.all(
    levels.map(async (level) => {
      const at = ancestorAt(gap.area, level)
      const pk = { name: 'pk', value: `SERVES#${at}` }
      const grants = at ? await queryAll(table, { pk, ascending: true, consistent: true }) : []
      const roles: readonly Role[] = told[level]
      return grants
        .map(({ card }) => z.parse(grantCard, card))
        .flatMap(({ person, role }) => (roles.includes(role) ? [person] : []))
    }),
  )
  return [...new Set(people.flat())].map((person) => newsOf(gap, person))
}

/** The same for one person when it is told late, as long as nobody has stepped in. */
export async function lateGapNews(table: Table, of: string, person: string, now: number): Promise<News | undefined> {
  const [, area = '', kind = '', begin = ''] = of.split('_')
  const [item] = await table.read([keys.warnedGap(area, `${kind}#${isoTime(Number(begin))}`)])
  return item && (await gapNews(table, item, now)).find((news) => news.person === person)
}
