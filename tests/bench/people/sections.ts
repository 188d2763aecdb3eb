/** The two tables: what must not grow with the district, and what honestly does. */
import type { Bill } from '../capacity/bill.ts'
import { requestsOf } from '../growth/sections.ts'
import { median } from '../support/measure.ts'
import { type Cell, round, type Section } from '../support/report.ts'
import { communitiesFor } from './places.ts'
import type { Scenario } from './scenarios.ts'

/** What was found on one table. `households`: those elsewhere; `items`: all. */
export interface Found {
  households: number
  items: number
  bills: ReadonlyMap<string, Bill>
  times: ReadonlyMap<string, readonly number[]>
}

const communities = ({ households }: Found) => communitiesFor(households)
const many = (n: number) => n.toLocaleString('en')

interface Row {
  scenario: Scenario
  few: { bill: Bill; ms: number }
  all: { bill: Bill; ms: number }
}

function rowOf(scenario: Scenario, few: Found, all: Found): Row {
  const of = ({ bills, times }: Found) => {
    const bill = bills.get(scenario.name)
    if (!bill) throw new Error(`${scenario.name} was not measured`)
    return { bill, ms: median(times.get(scenario.name) ?? []) }
  }
  return { scenario, few: of(few), all: of(all) }
}

const isEqual = ({ few, all }: Row) =>
  requestsOf(few.bill) === requestsOf(all.bill) &&
  few.bill.reads === all.bill.reads &&
  few.bill.writes === all.bill.writes

const numbers = ({ few, all }: Row): Cell[] => [
  few.bill.requests.length,
  all.bill.requests.length,
  few.bill.reads,
  all.bill.reads,
  few.bill.writes,
  all.bill.writes,
  round(few.ms, 2),
  round(all.ms, 2),
  round(all.ms / few.ms, 2),
]

/** `scenarios`: those of either table. */
export function sections(scenarios: readonly Scenario[], few: Found, all: Found): Section[] {
  const rows = scenarios.map((scenario) => rowOf(scenario, few, all))
  const [still, growing] = [
    rows.filter(({ scenario }) => !scenario.grows),
    rows.filter(({ scenario }) => scenario.grows),
  ]
  const at = [few, all].map(({ households }) => many(households))
  const columns = ['n', 'read units', 'write units', 'median ms'].flatMap((name) =>
    at.map((size) => `${name} at ${size}`),
  )
  const equal = still.filter(isEqual).length
  const worst = Math.max(...still.map((row) => round(row.all.ms / row.few.ms, 2)))
  return [
    {
      title: 'Who is in my grid, in a small district and in a large one',
      how: `The real operations on two tables: in both the own street (two communities of 6 grids of 5 buildings of 50 households),
beside it ${at[0]} households of the same district in one, ${at[1]} in the other (${many(few.items)} and ${many(all.items)} items). Of ten households
two have joined and one waits, with all that this leaves: persons, sessions, members, joins and their timelines, counts,
audit entries, all made by what the operations make them with. n: requests to DynamoDB. Units by DynamoDB's published rules, queries as DynamoDB
Local says; audited looks write their entry. Times from request to reply through the handler, one at a time, both
tables in turn, on DynamoDB Local in memory.`,
      columns: ['operation', 'looks at', 'requests', ...columns, 'ratio'],
      rows: still.map((row) => [row.scenario.name, row.scenario.looksAt, requestsOf(row.all.bill), ...numbers(row)]),
      targets: [
        {
          what: `requests and units equal at ${at[0]} and ${at[1]}`,
          wanted: 'all',
          got: `${equal} of ${still.length}`,
          met: equal === still.length,
        },
        {
          what: `median at ${at[1]} against ${at[0]}, the worst of them`,
          wanted: 'at most 1.25x',
          got: `${worst}x`,
          met: worst <= 1.25,
        },
      ],
    },
    {
      title: 'What does grow with the district',
      how: `On the same two tables. The coverage of a district is summed up from a card of each of its buildings, in one query of
its list: half a read unit for 4 KB of cards, so it grows with the buildings, not with their households. A search looks up at most 4 pairs of characters,
100 rows of names of each, and looks into at most 4 communities: here for a word that the names of all communities
elsewhere share, ${communities(few)} of them and ${communities(all)}, so that but for rows of names it costs what it can at most, with communities of 30 buildings.`,
      columns: ['operation', 'grows with', 'requests', ...columns, 'ratio'],
      rows: growing.map((row) => [
        row.scenario.name,
        row.scenario.grows ?? '',
        requestsOf(row.all.bill),
        ...numbers(row),
      ]),
      targets: [],
    },
  ]
}
