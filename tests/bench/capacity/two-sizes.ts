/** What operations cost on two tables, with few of something and with many: the same. */
import { type Backend, startBackend, TABLE_NAME } from '../support/backend.ts'
import type { Cell, Section, Target } from '../support/report.ts'
import { type Bill, billing } from './bill.ts'

const FEW = 1000
/** Fewer to try the bench itself. */
const MANY = Number(process.env.BENCH_MANY ?? 100_000)
/** What the handlers' clock says; later than all that is loaded. */
export const NOW = Date.parse('2026-11-02T01:00:00.000Z')

/** In the order in which they are made. */
export type Calls = Record<string, () => Promise<unknown>>
export type Bills = ReadonlyMap<string, Bill>

export interface Growing {
  title: string
  /** How it was measured; `sizes` as it is said. */
  how(sizes: string): string
  load(backend: Backend, size: number): Promise<void>
  /** What is prepared here is in no bill. */
  calls(backend: Backend, size: number): Promise<Calls>
  /** Beside that all is equal. */
  targets?(few: Bills): Target[]
}

export async function costsAtTwoSizes(growing: Growing): Promise<Section> {
  const few = await billsAt(growing, FEW)
  const many = await billsAt(growing, MANY)
  const names = [...few.keys()]
  const sizes = [FEW, MANY].map((size) => size.toLocaleString('en'))
  const equal = names.filter((name) => String(cellsOf(few.get(name))) === String(cellsOf(many.get(name)))).length
  return {
    title: growing.title,
    how: growing.how(sizes.join(' and ')),
    columns: [
      'operation',
      ...sizes.flatMap((size) => ['requests', 'read units', 'write units'].map((n) => `${n} at ${size}`)),
    ],
    rows: names.map((name): Cell[] => [name, ...cellsOf(few.get(name)), ...cellsOf(many.get(name))]),
    targets: [
      {
        what: 'requests and units equal',
        wanted: `all ${names.length}`,
        got: String(equal),
        met: equal === names.length,
      },
      ...(growing.targets?.(few) ?? []),
    ],
  }
}

const cellsOf = (bill: Bill | undefined): Cell[] => [bill?.requests.length ?? 0, bill?.reads ?? 0, bill?.writes ?? 0]

async function billsAt({ load, calls }: Growing, size: number): Promise<Bills> {
  const backend = await startBackend(() => NOW)
  try {
    const begun = performance.now()
    await load(backend, size)
    console.error(`  ${size}: ${Math.round((performance.now() - begun) / 1000)} s`)
    const found = new Map<string, Bill>()
    const asked = await calls(backend, size)
    const { of } = billing(backend.client, backend.aside, TABLE_NAME)
    for (const [name, call] of Object.entries(asked)) found.set(name, await of(call))
    return found
  } finally {
    await backend.stop()
  }
}
