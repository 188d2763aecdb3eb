/** The two tables of a grown table: what operations cost, and how long reads take. */
import type { Bill } from '../capacity/bill.ts'
import { median, quantile } from '../support/measure.ts'
import { type Cell, round, type Section } from '../support/report.ts'

export interface Loaded {
  tickets: number
  items: number
}
export type Costs = Loaded & { costs: Map<string, Bill> }
export type Times = Loaded & { times: Record<string, number[]> }

const many = (tickets: number) => tickets.toLocaleString('en')

/** "Query x 3" for three of a kind. */
export function requestsOf({ requests }: Bill): string {
  const counts = new Map<string, number>()
  for (const name of requests) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].map(([name, count]) => (count > 1 ? `${name} x ${count}` : name)).join(', ')
}

const same = (a: Bill, b: Bill) => requestsOf(a) === requestsOf(b) && a.reads === b.reads && a.writes === b.writes

/** Every operation with few tickets and with many. */
export function capacitySection(least: Costs, most: Costs): Section {
  const rows: Cell[][] = []
  let equal = 0
  for (const [name, small] of least.costs) {
    const large = most.costs.get(name)
    if (!large) throw new Error(`${name} was not measured at ${most.tickets}`)
    if (same(small, large)) equal++
    const { length } = large.requests
    rows.push([name, requestsOf(large), length, small.reads, large.reads, small.writes, large.writes])
  }
  const [few, all] = [many(least.tickets), many(most.tickets)]
  const got = `${equal} of ${rows.length}`
  return {
    title: 'Capacity units and requests of each operation',
    how: `The real operations, on a table that holds so many tickets (${many(most.items)} items at ${all}), and what they send,
by DynamoDB's published rules from the sizes of the items (tests/bench/capacity/units.ts); queries as DynamoDB Local says.
POSTs carry an idempotency key; texts are 50 characters long, no photos. A page is 20 tickets.`,
    columns: ['operation', 'requests', 'n', `read units at ${few}`, `at ${all}`, `write units at ${few}`, `at ${all}`],
    rows,
    targets: [{ what: `equal at ${few} and ${all}`, wanted: 'all', got, met: equal === rows.length }],
  }
}

/** How long reads take at each size. */
export function growthSection(found: readonly Times[]): Section {
  const names = Object.keys(found[0]?.times ?? {})
  const rows = names.map((name): Cell[] => [
    name,
    ...found.flatMap(({ times }) => [round(median(times[name] ?? []), 2), round(quantile(times[name] ?? [], 0.95), 2)]),
  ])
  return {
    title: 'Reads on a growing table',
    how: `Milliseconds from request to reply through the handler, one at a time, in turn, on DynamoDB Local in memory. A third of
all tickets lies in each of three grids, and one in nine is the asking resident's own; of 100, 8 are open, 4 wait for the
resident and 88 are closed.`,
    columns: ['read', ...found.flatMap(({ tickets }) => [`median at ${many(tickets)}`, `p95 at ${many(tickets)}`])],
    rows,
    targets: [],
  }
}
