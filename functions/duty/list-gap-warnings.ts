import { levelOf, parentOf } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { DAY } from '../../shared/lifecycle.ts'
import { operation, type Ports } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import type { Table } from '../platform/dynamo.ts'
import { findGaps, findOwnGaps, type Gap } from './gaps/find-gaps.ts'
import { isSame, type Warned, warnedIn } from './gaps/warned.ts'
import { openBelow } from './open-below.ts'

/** What was warned of and is so still: whoever takes the shift, or comes to serve there, has it gone at once. */
export const listGapWarnings = operation('listGapWarnings', {
  async run({ params, now }, { table }: Ports) {
    const warned = (await warnedAround(table, params.area)).filter((row) => row.to > isoTime(now))
    if (!warned.length) return { items: [] }
    const last = Math.max(now + DAY, ...warned.map(({ to }) => Date.parse(to)))
    const open = await stillOpen(table, warned, now, last)
    const items = open.filter((gap) => warned.some((row) => isSame(row, gap)))
    return { items: items.sort((one, other) => one.from.localeCompare(other.from)) }
  },
})

/** What was warned of in an area: itself, and what is right below it; in a district, also the communities of its streets. */
async function warnedAround(table: Table, area: string): Promise<Warned[]> {
  const level = levelOf(area)
  const above = parentOf(area)
  if (!level || level === 'building' || level === 'household')
    throw new Refusal('badInput', { area: '请选择网格或以上的片区' })
  const streets = level === 'district' ? await openBelow(table, { code: area }) : []
  const below = level === 'grid' ? [] : [area, ...streets.map(({ code }) => code)]
  const [own, ...each] = await Promise.all([
    above ? warnedIn(table, above) : [],
    ...below.map((at) => warnedIn(table, at)),
  ])
  return [...own.filter((row) => row.area === area), ...each.flat()]
}

/** The gaps now of the areas that were warned of: the grids of a community together, any above alone. */
async function stillOpen(table: Table, warned: readonly Warned[], from: number, to: number): Promise<Gap[]> {
  const communities = new Set(warned.flatMap(({ area }) => (levelOf(area) === 'grid' ? (parentOf(area) ?? []) : [])))
  const higher = new Map(warned.flatMap(({ area, name }) => (levelOf(area) === 'grid' ? [] : [[area, name] as const])))
  const each = await Promise.all([
    ...[...communities].map((community) => findGaps(table, community, from, to)),
    ...[...higher].map(([area, name]) => findOwnGaps(table, { area, name }, from, to)),
  ])
  return each.flat()
}
