import { ancestorAt, type Level, levelOf, levels } from '../../shared/areas/code.ts'
import type { CoverageRow } from '../../shared/areas/oversight.ts'
import { Refusal } from '../../shared/errors.ts'
import { operation, type Ports } from '../http/operation.ts'
import { isQueueLevel, type QueueLevel } from '../platform/table.ts'
import type { BuildingCard, Counts } from './building.ts'
import { childrenOf } from './children.ts'
import { isLive, type Node } from './node.ts'
import { buildingsIn } from './store.ts'

/** Read from the list of the area's buildings alone: what it costs grows with the area, not with the city. */
export const getCoverage = operation('getCoverage', {
  async run({ params }, { table }: Ports) {
    const level = listLevel(params.area)
    const [children, buildings] = await Promise.all([
      childrenOf(table, params.area),
      buildingsIn(table, params.area, level),
    ])
    const below = levels[levels.indexOf(level) + 1] ?? 'building'
    const items = rowsOf(children, buildings, below)
    const rows = buildings.map((card): CoverageRow => ({ ...countsOf([card]), ...rowOf(card, 'building') }))
    return { ...countsOf(buildings), items, ...(level === 'community' ? { buildings: rows } : {}) }
  },
})

function listLevel(area: string): QueueLevel {
  const level = levelOf(area)
  if (!isQueueLevel(level)) throw new Refusal('badInput', { area: '请选择网格、社区、街道或区' })
  return level
}

/** What is right under the area, and what was closed but still holds households that are on their way. */
function rowsOf(children: readonly Node[], buildings: readonly BuildingCard[], level: Level): CoverageRow[] {
  const sums = new Map<string, BuildingCard[]>()
  for (const card of buildings) {
    const code = ancestorAt(card.code, level) ?? card.code
    sums.set(code, [...(sums.get(code) ?? []), card])
  }
  return children
    .filter((child) => isLive(child) || sums.has(child.code))
    .map((child) => ({ ...rowOf(child, level), ...countsOf(sums.get(child.code) ?? []) }))
}

const rowOf = ({ code, name }: Pick<CoverageRow, 'code' | 'name'>, level: Level) => ({ code, name, level })

const countsOf = (cards: readonly Omit<Counts, 'pushable'>[]): Omit<Counts, 'pushable'> => ({
  households: cards.reduce((sum, { households }) => sum + households, 0),
  joined: cards.reduce((sum, { joined }) => sum + joined, 0),
})
