/** What the reads and joins of one grid cost, with few households elsewhere in the district and with many: the same. */
import type { Bill } from './capacity/bill.ts'
import { billing } from './capacity/bill.ts'
import { loadPeople } from './people/load.ts'
import { type Scenario, scenarios } from './people/scenarios.ts'
import { type Found, sections } from './people/sections.ts'
import { type Backend, startBackend, TABLE_NAME } from './support/backend.ts'
import { interleaved } from './support/measure.ts'
import type { Section } from './support/report.ts'

const FEW = 1000
/** Fewer to try the bench itself. */
const MANY = Number(process.env.BENCH_HOUSEHOLDS ?? 100_000)
const ROUNDS = 50
const WARM_UP = 15
/** Later than all that is loaded. */
const NOW = Date.parse('2026-11-02T01:00:00.000Z')

interface Side {
  households: number
  items: number
  backend: Backend
  scenarios: readonly Scenario[]
}

export async function peoplePart(): Promise<Section[]> {
  const sides: Side[] = []
  try {
    for (const households of [FEW, MANY]) sides.push(await side(households))
    const times = await timesOf(sides)
    const found: Found[] = []
    for (const each of sides) {
      const own = new Map(each.scenarios.map(({ name }) => [name, times[nameAt(each, name)] ?? []]))
      found.push({ households: each.households, items: each.items, times: own, bills: await billsOf(each) })
    }
    const [few, all] = found
    if (!few || !all) throw new Error('Two tables are compared')
    return sections(sides[0]?.scenarios ?? [], few, all)
  } finally {
    for (const { backend } of sides) await backend.stop()
  }
}

async function side(households: number): Promise<Side> {
  const backend = await startBackend(() => NOW)
  const items = await loadPeople(backend, households, NOW)
  return { households, items, backend, scenarios: await scenarios(backend, NOW) }
}

const nameAt = ({ households }: Side, name: string) => `${name} at ${households}`

/** Both tables in turn, so that whatever else the machine does falls on both alike. */
function timesOf(sides: readonly Side[]): Promise<Record<string, number[]>> {
  const works = sides.flatMap((each) =>
    each.scenarios.map(({ name, call }): [string, (round: number) => Promise<unknown>] => [
      nameAt(each, name),
      (round) => call(each.backend, round),
    ]),
  )
  return interleaved(Object.fromEntries(works), ROUNDS, WARM_UP)
}

/** After the times, which looking at every request would stretch. */
async function billsOf({ backend, scenarios }: Side): Promise<Map<string, Bill>> {
  const { of } = billing(backend.client, backend.aside, TABLE_NAME)
  const bills = new Map<string, Bill>()
  for (const { name, call } of scenarios) bills.set(name, await of(() => call(backend, WARM_UP + ROUNDS)))
  return bills
}
