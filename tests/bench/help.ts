/** What asking and looking for help costs, with few open requests in the community and the district and with many: the same. */
import { newHelpCase } from '../../functions/help/new-help.ts'
import { helpItem } from '../../functions/help/store.ts'
import { connectBatch } from '../../functions/platform/batch.ts'
import { keys } from '../../functions/platform/table.ts'
import { localRegion } from '../../infra/local/credentials.ts'
import { helpKinds, helpScopes } from '../../shared/help/kinds.ts'
import { makeId } from '../../shared/ids.ts'
import { DAY } from '../../shared/lifecycle.ts'
import { people } from '../support/district.ts'
import { type Bill, billing } from './capacity/bill.ts'
import { type Backend, startBackend, TABLE_NAME } from './support/backend.ts'
import type { Cell, Section } from './support/report.ts'

const FEW = 1000
/** Fewer to try the bench itself. */
const MANY = Number(process.env.BENCH_REQUESTS ?? 100_000)
const NOW = Date.parse('2026-11-02T01:00:00.000Z')
/** Loaded at once. */
const CHUNK = 2_000

type Bills = ReadonlyMap<string, Bill>

export async function helpPart(): Promise<Section[]> {
  const [few, many] = [await billsAt(FEW), await billsAt(MANY)]
  const names = [...few.keys()]
  const sizes = [FEW, MANY].map((size) => size.toLocaleString('en'))
  const equal = names.filter((name) => String(cellsOf(few.get(name))) === String(cellsOf(many.get(name)))).length
  return [
    {
      title: 'Help among many who ask',
      how: `The real operations on two tables with ${sizes.join(' and ')} open requests, half of them in the resident's own community and a third of those in their own
building, the others elsewhere in the district. What is near is the newest hundred each of building, grid and community, merged. Units by DynamoDB's published rules, queries as DynamoDB Local says.`,
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
      ],
    },
  ]
}

const cellsOf = (bill: Bill | undefined): Cell[] => [bill?.requests.length ?? 0, bill?.reads ?? 0, bill?.writes ?? 0]

async function billsAt(requests: number): Promise<Bills> {
  const backend = await startBackend(() => NOW)
  try {
    const begun = performance.now()
    await load(backend, requests)
    console.error(`  ${requests} requests: ${Math.round((performance.now() - begun) / 1000)} s`)
    return await bills(backend)
  } finally {
    await backend.stop()
  }
}

/** Open requests, the oldest first, each with its first entry; in whichever area each is, it is as large as the next. */
async function load({ url, aside }: Backend, requests: number): Promise<void> {
  const { put } = connectBatch({ tableName: TABLE_NAME, region: localRegion, endpoint: url }, aside)
  const homes = [people.neighbour.homes[0], people.farResident.homes[0]].flatMap((home) => home ?? [])
  for (let from = 0; from < requests; from += CHUNK) {
    const chunk = Array.from({ length: Math.min(CHUNK, requests - from) }, (_, i) => asked(from + i, requests, homes))
    await put(chunk.flat())
  }
}

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes))

function asked(i: number, requests: number, homes: readonly (typeof people.neighbour.homes)[number][]) {
  const at = NOW - (requests - i) * 10
  const home = homes[i % homes.length]
  if (!home) throw new Error('They live somewhere')
  const { help, entry } = newHelpCase(
    {
      id: makeId('hlp', at, random),
      actor: { id: people.neighbour.id, name: '演示居民 乙' },
      home,
      words: '想请一位邻居帮忙把旧书柜从三楼搬到楼下，大概二十分钟。',
      kind: helpKinds[i % helpKinds.length] ?? 'other',
      urgency: 'normal',
      whose: 'me',
      keys: false,
      scope: helpScopes[i % helpScopes.length] ?? 'community',
      until: new Date(NOW + 3 * DAY).toISOString(),
      wanted: 1,
      choose: 'first',
      weekly: false,
      photos: [],
      unseen: [],
      rung: [],
    },
    new Date(at).toISOString(),
  )
  const item = helpItem(help)
  return [item, { ...keys.entry(item, entry.seq), ...entry }]
}

async function bills(backend: Backend): Promise<Bills> {
  const { of } = billing(backend.client, backend.aside, TABLE_NAME)
  const body = {
    kind: 'lift' as const,
    words: '想请邻居帮忙抬一张床。',
    until: new Date(NOW + DAY).toISOString(),
    scope: 'community' as const,
  }
  const mine = await backend.call('neighbour', 'openHelp', { body, key: 'bench-help-0' })
  const params = { helpId: mine.id }
  const calls: Record<string, () => Promise<unknown>> = {
    'listNearHelp, nearest first': () => backend.call('resident', 'listNearHelp', { query: {} }),
    'listNearHelp, one kind': () => backend.call('resident', 'listNearHelp', { query: { kind: 'lift' } }),
    listHelpQueue: () => backend.call('communityStaff', 'listHelpQueue', { query: { limit: 50 } }),
    openHelp: () => backend.call('resident', 'openHelp', { body, key: 'bench-help-1' }),
    'offerHelp, accepted at once': () =>
      backend.call('resident', 'offerHelp', { params, body: {}, key: 'bench-offer' }),
    getHelp: () => backend.call('resident', 'getHelp', { params }),
    listMyHelp: () => backend.call('resident', 'listMyHelp', { query: {} }),
    listHelping: () => backend.call('resident', 'listHelping', { query: {} }),
  }
  const found = new Map<string, Bill>()
  for (const [name, call] of Object.entries(calls)) found.set(name, await of(call))
  return found
}
