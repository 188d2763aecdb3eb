/** What a post and a page cost, with few posts in the channel and with many: the same. */
import { changeMarks, parseMarks } from '../../../functions/channels/marks.ts'
import { keys } from '../../../functions/platform/table.ts'
import { community, people } from '../../support/district.ts'
import { interestThat } from '../../support/interests.ts'
import { type Bill, billing } from '../capacity/bill.ts'
import { type Backend, startBackend, TABLE_NAME } from '../support/backend.ts'
import { atMost, type Cell, type Section } from '../support/report.ts'
import { loadPosts } from './load.ts'

const FEW = 1000
/** Fewer to try the bench itself. */
const MANY = Number(process.env.BENCH_POSTS ?? 100_000)
const NOW = Date.parse('2026-11-02T01:00:00.000Z')
const CHANNELS = 20
/** The channels of where the resident lives. */
const OWN = 3

type Bills = Map<string, Bill>

export async function growth(): Promise<Section[]> {
  const few = await billsAt(FEW)
  const many = await billsAt(MANY)
  const names = [...few.keys()]
  const sizes = [FEW, MANY].map((size) => size.toLocaleString('en'))
  const rows = names.map((name): Cell[] => [name, ...cellsOf(few.get(name)), ...cellsOf(many.get(name))])
  const equal = names.filter((name) => String(cellsOf(few.get(name))) === String(cellsOf(many.get(name)))).length
  const lists = few.get(LIST)?.requests.length ?? Number.POSITIVE_INFINITY
  return [
    {
      title: 'A channel of many posts',
      how: `The real operations on two tables whose community channel has ${sizes.join(' and ')} posts, each with its place in the log and its case. Units by DynamoDB's
published rules, queries as DynamoDB Local says. A post that passes its check at once is one transaction: the case with three entries of its timeline, its
place in the log, the channel's head, the limit of its author, the answer kept for its key.`,
      columns: [
        'operation',
        ...sizes.flatMap((size) => ['requests', 'read units', 'write units'].map((n) => `${n} at ${size}`)),
      ],
      rows,
      targets: [
        {
          what: 'requests and units equal',
          wanted: `all ${names.length}`,
          got: String(equal),
          met: equal === names.length,
        },
        atMost(`requests for what is unread in ${CHANNELS} channels`, lists, 2),
      ],
    },
  ]
}

const cellsOf = (bill: Bill | undefined): Cell[] => [bill?.requests.length ?? 0, bill?.reads ?? 0, bill?.writes ?? 0]

const LIST = `listChannels, ${CHANNELS} channels`

async function billsAt(posts: number): Promise<Bills> {
  const backend = await startBackend(() => NOW)
  try {
    const begun = performance.now()
    await loadPosts(backend, posts)
    await joinChannels(backend)
    console.error(`  ${posts} posts: ${Math.round((performance.now() - begun) / 1000)} s`)
    return await bills(backend, posts)
  } finally {
    await backend.stop()
  }
}

async function joinChannels({ table }: Backend): Promise<void> {
  const stage = {
    table,
    clock: { now: () => NOW },
    ports: { random: (n: number) => crypto.getRandomValues(new Uint8Array(n)) },
  }
  const ids: string[] = []
  for (let i = OWN; i < CHANNELS; i++) ids.push(await interestThat('open')(stage as never))
  const joined = ids.map((channel) => ({ channel, community }))
  await table.write([changeMarks(people.resident.id, parseMarks(undefined), { joined })])
  const [marks] = await table.read([keys.reading(people.resident.id)])
  if (parseMarks(marks).joined.length !== CHANNELS - OWN) throw new Error('The resident is in too few channels')
}

async function bills(backend: Backend, posts: number): Promise<Bills> {
  const { of } = billing(backend.client, backend.aside, TABLE_NAME)
  const params = { channel: community }
  const calls: Record<string, () => Promise<unknown>> = {
    writePost: () =>
      backend.call('resident', 'writePost', {
        params,
        body: { text: '谢谢告知，我下班去取。' },
        key: 'bench-one-post',
      }),
    'listPosts, the newest 50': () => backend.call('resident', 'listPosts', { params, query: { limit: 50 } }),
    'listPosts, 50 in the middle': () =>
      backend.call('resident', 'listPosts', { params, query: { limit: 50, before: Math.floor(posts / 2) } }),
    'catchUp, the last 50': () =>
      backend.call('resident', 'catchUp', { params, query: { limit: 50, after: posts - 50 } }),
    [LIST]: () => backend.call('resident', 'listChannels'),
    getChannel: () => backend.call('resident', 'getChannel', { params }),
    readChannel: () => backend.call('resident', 'readChannel', { params, body: { seq: posts } }),
  }
  const found: Bills = new Map()
  for (const [name, call] of Object.entries(calls)) {
    // The sizes of rows are the same, of numbers with more digits too: half a unit is 4 KB.
    found.set(name, await of(call))
  }
  return found
}
