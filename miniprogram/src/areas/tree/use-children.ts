/** The areas right below one with their counts, read together. */
import type { Area } from '../../../../shared/areas/contract.ts'
import type { CoverageRow } from '../../../../shared/areas/oversight.ts'
import { api } from '../../api/api.ts'
import type { Outcome } from '../../api/outcome.ts'
import { useReading } from '../../live/use-reading.ts'

export interface Child extends Area {
  households: number
  joined: number
  /** Of a grid: how many buildings it has. */
  buildings: number
}

async function readChildren(parent: string): Promise<Outcome<Child[]>> {
  const [areas, coverage] = await Promise.all([
    api.call('listAreas', { query: { parent } }),
    api.call('getCoverage', { params: { area: parent } }),
  ])
  if (!areas.ok) return areas
  if (!coverage.ok) return coverage
  const { items, buildings = [] } = coverage.value
  return { ok: true, value: areas.value.items.map((area) => childOf(area, items, buildings)) }
}

function childOf(area: Area, items: readonly CoverageRow[], buildings: readonly CoverageRow[]): Child {
  const counts = items.find(({ code }) => code === area.code)
  const inside = buildings.filter(({ code }) => code.startsWith(area.code)).length
  return { ...area, households: counts?.households ?? 0, joined: counts?.joined ?? 0, buildings: inside }
}

export const useChildren = (parent: string) =>
  useReading(() => readChildren(parent), { key: `children-${parent}`, cares: () => false })
