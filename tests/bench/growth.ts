/** What grows with the number of tickets: nothing should. Requests and capacity of every operation, and times of reads. */
import { costs } from './capacity/cost.ts'
import { loadTickets } from './growth/load.ts'
import { type Costs, capacitySection, growthSection, type Loaded, type Times } from './growth/sections.ts'
import { readTimes } from './growth/times.ts'
import { type Backend, startBackend } from './support/backend.ts'
import type { Section } from './support/report.ts'

const SIZES = [1000, 10_000, 100_000] as const
const FEW = SIZES[0]
/** Later than all that is loaded. */
const NOW = Date.parse('2026-11-02T01:00:00.000Z')

export async function growthPart(): Promise<Section[]> {
  const few = await onTable(costsOfFew)
  const { many, times } = await onTable(grow)
  return [capacitySection(few, many), growthSection(times)]
}

async function onTable<T>(work: (backend: Backend) => Promise<T>): Promise<T> {
  const backend = await startBackend(() => NOW)
  try {
    return await work(backend)
  } finally {
    await backend.stop()
  }
}

async function costsOfFew(backend: Backend): Promise<Costs> {
  return { ...(await load(backend, { tickets: 0, items: 0 }, FEW)), costs: await costs(backend) }
}

/** Reads at each size, and at the largest what every operation costs. */
async function grow(backend: Backend): Promise<{ many: Costs; times: Times[] }> {
  const times: Times[] = []
  let loaded: Loaded = { tickets: 0, items: 0 }
  for (const size of SIZES) {
    loaded = await load(backend, loaded, size)
    times.push({ ...loaded, times: await readTimes(backend) })
  }
  return { many: { ...loaded, costs: await costs(backend) }, times }
}

async function load(backend: Backend, { tickets, items }: Loaded, to: number): Promise<Loaded> {
  const begun = performance.now()
  const all = items + (await loadTickets(backend.aside, tickets, to))
  console.error(`  ${to} tickets, ${all} items: ${Math.round((performance.now() - begun) / 1000)} s more`)
  return { tickets: to, items: all }
}
