/** From the tap to the first responder's screen, one after another and five hundred at once, against what can't be left out. */
import { ringLate } from '../../functions/alerts/ring.ts'
import { toldItem, toldOf } from '../../functions/alerts/told.ts'
import { bareOf } from './alerts/bare.ts'
import { type Ground, startGround } from './alerts/ground.ts'
import { machineTime } from './channels/clients.ts'
import { median, quantile } from './support/measure.ts'
import { atMost, round, type Section } from './support/report.ts'

/** Fewer to try the bench itself. */
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 200)
const WARM_UP = Math.min(60, ROUNDS)
const AT_ONCE = Math.min(500, 3 * ROUNDS)
const RATIO = 1.5
/** As many under way as the SDK keeps connections; on AWS each press has a process of its own. */
const CONNECTIONS = 50

export async function alertsPart(): Promise<Section[]> {
  return [await oneByOne(), await manyAtOnce()]
}

/** Milliseconds until the message that this has sent is on the screen. */
async function toScreen({ clients }: Ground, send: () => Promise<unknown>): Promise<number> {
  const got = clients.gotIt()
  const from = machineTime()
  const sent = send()
  const at = await got
  await sent
  return at - from
}

async function oneByOne(): Promise<Section> {
  const all = WARM_UP + ROUNDS
  const ground = await startGround(3 * all + 1)
  try {
    const bare = await bareOf(ground, 3 * all)
    const times: Times & { hurried: number[] } = { product: [], hurried: [], bare: [] }
    const ids: string[] = []
    const press = (i: number, prepared: boolean) =>
      toScreen(ground, async () => ids.push((await ground.press(i, prepared)).id))
    const ways: [keyof typeof times, (i: number) => Promise<number>][] = [
      ['product', (i) => ground.prepare(i).then(() => press(i, true))],
      ['hurried', (i) => press(i, false)],
      ['bare', (i) => toScreen(ground, () => bare.send(i))],
    ]
    for (let i = 0; i < all; i++) {
      // In turn which comes first.
      const turned = [...ways.slice(i % ways.length), ...ways.slice(0, i % ways.length)]
      for (const [turn, [name, way]] of turned.entries()) {
        const took = await way(ways.length * i + turn)
        if (i >= WARM_UP) times[name]?.push(took)
      }
    }
    return section(
      'From the tap to the first responder’s screen',
      `raiseAlert through its handler on DynamoDB Local, with no stream at all, as if it had stalled: the frame is posted by the
function itself, to a WebSocket in a process of its own. Beside it, in turn, the same transaction, item for item, and one post of the same
frame. The phone prepares the press while it counts down; who taps twice at once may be before that. One at a time, ${ROUNDS} rounds after ${WARM_UP}. Afterwards the stream is told late, of every row: nobody may be told again.`,
      times,
      await toldLate(ground, ids),
    )
  } finally {
    await ground.stop()
  }
}

async function manyAtOnce(): Promise<Section> {
  const ground = await startGround(2 * AT_ONCE + 1)
  try {
    const bare = await bareOf(ground, 2 * AT_ONCE)
    await burst(AT_ONCE, (i) => ground.prepare(i))
    const product = await heard(ground, AT_ONCE, (i) => ground.press(i, true))
    return section(
      `${AT_ONCE} at once, from one district`,
      `The same, with all of them pressing at the same moment into one process, which works at 50 of them at a time: each time is from that moment to a frame on the screen of
the one responder of their grid. One burst each.`,
      { product, bare: await heard(ground, AT_ONCE, (i) => bare.send(AT_ONCE + i)) },
      0,
    )
  } finally {
    await ground.stop()
  }
}

/** Sends so many, as many of them at a time as there are connections. */
async function burst(count: number, send: (i: number) => Promise<unknown>): Promise<void> {
  let next = 0
  const take = async () => {
    while (next < count) await send(next++)
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, take))
}

/** The same, and how many milliseconds after the first each was on the screen. */
async function heard({ clients }: Ground, count: number, send: (i: number) => Promise<unknown>): Promise<number[]> {
  const got = clients.several(count)
  const from = machineTime()
  const [times] = await Promise.all([got, burst(count, send)])
  return times.map((at) => at - from)
}

/** How many frames the relay sends for alerts whose rings have all been heard. */
async function toldLate({ ports, line }: Ground, ids: readonly string[]): Promise<number> {
  let posts = 0
  const counting = {
    ...ports,
    line: {
      post(socket: string, data: string) {
        posts++
        return line.post(socket, data)
      },
    },
  }
  for (const id of ids)
    for (const row of (await toldOf(ports.table, id)).values()) await ringLate(counting, toldItem(row))
  return posts
}

interface Times {
  /** As a phone does that has counted down. */
  product: number[]
  /** Nothing was prepared. */
  hurried?: number[]
  bare: number[]
}

function section(title: string, how: string, times: Times, late: number): Section {
  const row = (what: string, values: readonly number[]) => [
    what,
    round(median(values), 1),
    round(quantile(values, 0.99), 1),
  ]
  const ratio = (share: number) => round(quantile(times.product, share) / quantile(times.bare, share), 2)
  return {
    title,
    how,
    columns: ['what', 'median ms', '99 of 100, ms'],
    rows: [
      row('from the press', times.product),
      ...(times.hurried ? [row('from a press that nothing was prepared for', times.hurried)] : []),
      row('a bare transaction and a bare post', times.bare),
    ],
    targets: [
      atMost('the median against the bare', ratio(0.5), RATIO, 'x'),
      atMost('the 99th percentile against the bare', ratio(0.99), RATIO, 'x'),
      atMost('told again by the relay', late, 0),
    ],
  }
}
