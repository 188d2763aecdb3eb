/** From the tap to the first responder's screen, one after another and five hundred at once, against what can't be left out. */
import { ringLate } from '../../functions/alerts/ring.ts'
import { toldItem, toldOf } from '../../functions/alerts/told.ts'
import { type Bare, bareOf } from './alerts/bare.ts'
import { type Ground, startGround } from './alerts/ground.ts'
import { machineTime } from './channels/clients.ts'
import { median, quantile } from './support/measure.ts'
import { atMost, round, type Section } from './support/report.ts'

/** Fewer to try the bench itself. */
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 200)
const WARM_UP = Math.min(60, ROUNDS)
const AT_ONCE = Math.min(500, 2 * ROUNDS)
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
  const ground = await startGround(2 * all + 1)
  try {
    const bare = await bareOf(ground, 2 * all)
    const times: Record<'product' | 'bare', number[]> = { product: [], bare: [] }
    const ids: string[] = []
    const product = async (i: number) => toScreen(ground, async () => ids.push((await ground.press(2 * i)).id))
    const bareOne = (i: number) => toScreen(ground, () => bare.send(2 * i + 1))
    for (let i = 0; i < all; i++) {
      // In turn which comes first.
      const [first, second] = i % 2 ? [await product(i), await bareOne(i)] : [await bareOne(i), await product(i)]
      if (i < WARM_UP) continue
      times.product.push(i % 2 ? first : second)
      times.bare.push(i % 2 ? second : first)
    }
    return section(
      'From the tap to the first responder’s screen',
      `raiseAlert through its handler on DynamoDB Local, with no stream at all, as if it had stalled: the frame is posted by the
function itself, to a WebSocket in a process of its own. Beside it, in turn, the same transaction, item for item, and one post of the same
frame. One at a time, ${ROUNDS} rounds after ${WARM_UP}. Afterwards the stream is told late, of every row: nobody may be told again.`,
      times,
      await toldLate(ground, ids),
    )
  } finally {
    await ground.stop()
  }
}

async function manyAtOnce(): Promise<Section> {
  const ground = await startGround(999)
  try {
    const half = Math.min(AT_ONCE, 499)
    const bare = await bareOf(ground, 998)
    const product = await burst(ground, half, (i) => ground.press(i))
    return section(
      `${half} at once, from one district`,
      `The same, with all of them pressing at the same moment into one process, which works at 50 of them at a time: each time is from that moment to a frame on the screen of
the one responder of their grid. One burst each.`,
      { product, bare: await burst(ground, half, (i) => bareIn(bare, half + i)) },
      0,
    )
  } finally {
    await ground.stop()
  }
}

const bareIn = (bare: Bare, i: number) => bare.send(i)

async function burst({ clients }: Ground, count: number, send: (i: number) => Promise<unknown>): Promise<number[]> {
  const got = clients.several(count)
  const from = machineTime()
  let next = 0
  const take = async () => {
    while (next < count) await send(next++)
  }
  const sent = Promise.all(Array.from({ length: CONNECTIONS }, take))
  const times = await got
  await sent
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

function section(title: string, how: string, times: Record<'product' | 'bare', number[]>, late: number): Section {
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
    rows: [row('from the tap', times.product), row('a bare transaction and a bare post', times.bare)],
    targets: [
      atMost('the median against the bare', ratio(0.5), RATIO, 'x'),
      atMost('the 99th percentile against the bare', ratio(0.99), RATIO, 'x'),
      atMost('told again by the relay', late, 0),
    ],
  }
}
