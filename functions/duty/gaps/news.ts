/** Who is sent a message of a gap that was warned of, and what it says: where, from when, and where to do something about it. */
import * as z from 'zod/mini'
import { type AlertLevel, alertLevels } from '../../../shared/alerts/escalation.ts'
import { ancestorAt, type Level, levelOf, levels, levelWords } from '../../../shared/areas/code.ts'
import type { Role } from '../../../shared/roles/roles.ts'
import type { News } from '../../messages/news.ts'
import { isoTime } from '../../platform/clock.ts'
import type { Item, Table } from '../../platform/dynamo.ts'
import { queryAll } from '../../platform/query-all.ts'
import { keys } from '../../platform/table.ts'
import { grantCard } from '../../roles/grant.ts'
import { parseWarned, type Warned } from './warned.ts'

/** Who can step in, and plans nobody's duty. */
const stepIn: readonly Role[] = ['responder', 'propertyManager']

type Told = Partial<Record<Level, readonly Role[]>>

/** By the level that has nobody: who can step in there, and, above it, who can have somebody step in. */
const toldOf: Record<AlertLevel, Told> = {
  grid: { grid: ['gridWorker', ...stepIn], community: ['communityStaff', ...stepIn] },
  community: {
    community: [...stepIn, 'administrator'],
    street: ['streetStaff', 'administrator'],
    district: ['administrator'],
  },
  street: { street: ['administrator'], district: ['districtStaff', 'administrator'] },
  district: { city: ['administrator'] },
}

/** What a message about a gap is known by: one a person, however often its row comes. */
export const aboutGap = ({ area, kind, begin }: Pick<Warned, 'area' | 'kind' | 'begin'>): string =>
  `gap_${area}_${kind}_${Date.parse(begin)}:1`

/** What they are asked to do, as the hub says what is missing: those who plan nobody's duty hear what becomes of an alert. */
const noteOf = ({ area, kind }: Pick<Warned, 'area' | 'kind'>, plans: boolean): string => {
  const level = levelOf(area)
  if (kind === 'unserved') {
    const who = level === 'grid' ? '网格员' : `${level && levelWords[level]}工作人员`
    return `没有${who}${plans ? '，请安排' : '，求助会直接通知上一级'}`
  }
  return plans ? '请打开工作台，安排人顶班' : '这时有人求助会直接通知上一级'
}

const newsOf = ({ area, name, kind, from }: Warned, person: string, plans: boolean): News => ({
  template: 'dutyGap',
  words: {
    what: '无人值班',
    where: name,
    at: from,
    note: noteOf({ area, kind }, plans),
  },
  person,
  opens: 'gap',
  mayTakeLast: true,
})

/** Nobody, once it is over. */
export async function gapNews(table: Table, item: Item, now: number): Promise<News[]> {
  const gap = parseWarned(item)
  if (gap.to <= isoTime(now)) return []
  const level = alertLevels.find((each) => each === levelOf(gap.area))
  const told = level ? toldOf[level] : {}
  const holders = await Promise.all(
    levels.map(async (each) => {
      const roles = told[each]
      const at = roles && ancestorAt(gap.area, each)
      if (!at) return []
      const pk = { name: 'pk', value: `SERVES#${at}` }
      const grants = await queryAll(table, { pk, ascending: true, consistent: true })
      return grants.map(({ card }) => z.parse(grantCard, card)).filter(({ role }) => roles.includes(role))
    }),
  )
  const grants = holders.flat()
  return [...new Set(grants.map(({ person }) => person))].map((person) => {
    const plans = grants.some((held) => held.person === person && !stepIn.includes(held.role))
    return newsOf(gap, person, plans)
  })
}

/** The same for one person when it is told late, as long as nobody has stepped in. */
export async function lateGapNews(table: Table, of: string, person: string, now: number): Promise<News | undefined> {
  const [, area = '', kind = '', begin = ''] = of.split('_')
  const [item] = await table.read([keys.warnedGap(area, `${kind}#${isoTime(Number(begin))}`)])
  return item && (await gapNews(table, item, now)).find((news) => news.person === person)
}
