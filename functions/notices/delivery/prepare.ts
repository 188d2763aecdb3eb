/** Who of a handful is sent a message now: who holds a credit and was sent none about this notice. They are taken in hand. */
import { ancestorAt } from '../../../shared/areas/code.ts'
import { beginMessage, endMessage, resumeMessage } from '../../messages/begin-message.ts'
import { type Begun, holdsAny, parseCredits, type StoredCredits } from '../../messages/credits.ts'
import { isoTime } from '../../platform/clock.ts'
import type { Write } from '../../platform/dynamo.ts'
import { keys } from '../../platform/table.ts'
import { parseChunk } from './chunk.ts'
import type { StoredDelivery } from './delivery.ts'
import type { Handful } from './handfuls.ts'
import type { DeliveryPorts } from './ports.ts'
import type { Progress } from './progress.ts'
import { whoWaits } from './quiet.ts'
import { writeEach } from './write-each.ts'

/** So long a worker may take from taking in hand to the outcome; after that it was broken off. Milliseconds. */
export const IN_HAND = 120_000

/** A message to a person, as it stands. */
export interface Sent {
  person: string
  begun: Begun
}

export interface Prepared {
  handful: Handful
  /** In hand, to be sent now. */
  toSend: { openid: string; sent: Sent }[]
  /** What became of others, or becomes of them with a handful before this one. */
  known: Sent[]
  /** Another worker has somebody of them in hand. */
  busy: boolean
  /** The credits that each has left. */
  left: Map<string, number>
}

export const notPrepared = (handful: Handful): Prepared => ({
  handful,
  toSend: [],
  known: [],
  busy: false,
  left: new Map(),
})

/** What became of all of a handful, as far as anything did. */
export const messagesOf = ({ known, toSend }: Prepared): Sent[] => [...known, ...toSend.map(({ sent }) => sent)]

export interface Preparing {
  delivery: StoredDelivery
  progress: Progress
  /** Whether anybody is to be sent anything still; if not, what was to be tried again is given up. */
  goesOn: boolean
  /** The handfuls before this one that are not saved yet. */
  open: readonly Prepared[]
}

/** How often who changed meanwhile is looked at again. */
const ROUNDS = 6

export async function prepare(ports: DeliveryPorts, given: Preparing, prepared: Prepared): Promise<void> {
  const householdOf = new Map(
    prepared.handful.flatMap(({ household, people }) =>
      Object.entries(people).flatMap(([person, pushable]) => (pushable > 0 ? [[person, household] as const] : [])),
    ),
  )
  let rest = [...householdOf.keys()]
  for (let round = 0; rest.length; round++) {
    if (round === ROUNDS) throw new Error('Who is to be sent a message changes again and again')
    const credits = (await ports.table.read(rest.map(keys.credits))).map(parseCredits)
    const wishes = await look(ports, given, prepared, rest, credits, householdOf)
    const written = await writeEach(ports.table, wishes)
    for (const wish of written) wish.done()
    rest = wishes.filter((wish) => !written.includes(wish)).map(({ person }) => person)
  }
}

interface Wish {
  person: string
  write: Write
  /** What follows when it was written. */
  done: () => void
}

async function look(
  { table, clock }: DeliveryPorts,
  { delivery, progress, goesOn, open }: Preparing,
  prepared: Prepared,
  people: readonly string[],
  credits: readonly (StoredCredits | undefined)[],
  householdOf: ReadonlyMap<string, string>,
): Promise<Wish[]> {
  const notice = progress.chunk.delivery
  const now = clock.now()
  const at = isoTime(now)
  const mine = new Map(open.flatMap(({ toSend }) => toSend.map(({ sent }) => [sent.person, sent] as const)))
  const doubtful: { person: string; before: Begun }[] = []

  const takes = (write: Write, openid: string, sent: Sent): Wish => ({
    person: sent.person,
    write,
    done: () => void prepared.toSend.push({ openid, sent }),
  })
  const ends = (person: string, before: Begun, outcome: 'failed' | 'unsure'): Wish => ({
    person,
    write: endMessage({ person, notice }, before, outcome),
    done: () => void prepared.known.push({ person, begun: { ...before, outcome } }),
  })

  const anew = people.filter((_, i) => holdsAny(credits[i], 'notice') && !credits[i]?.begun[notice])
  const waits = goesOn ? await whoWaits({ table, clock }, delivery, anew) : new Set()

  const wishes = people.flatMap((person, i): Wish[] => {
    const found = credits[i]
    const held = found?.held.notice ?? 0
    prepared.left.set(person, held)
    const before = found?.begun[notice]
    if (!found || (!before && (held === 0 || !goesOn || waits.has(person)))) return []
    const { openid } = found
    if (!before) {
      prepared.left.set(person, held - 1)
      const begun: Begun = { household: householdOf.get(person) ?? '', takenAt: at }
      return [takes(beginMessage({ person, notice }, found, begun), openid, { person, begun })]
    }
    if (before.outcome === 'again') {
      if (!goesOn) return [ends(person, before, 'failed')]
      const begun: Begun = { household: before.household, takenAt: at }
      return [takes(resumeMessage({ person, notice }, before, at), openid, { person, begun })]
    }
    const own = mine.get(person)
    if (own || before.outcome) prepared.known.push(own ?? { person, begun: before })
    else doubtful.push({ person, before })
    return []
  })
  const passed = await passedOf({ table }, progress, doubtful)
  for (const { person, before } of doubtful) {
    if (passed(before.household)) prepared.known.push({ person, begun: { ...before, outcome: 'sent' } })
    else if (Date.parse(before.takenAt) + IN_HAND > now) prepared.busy = true
    else wishes.push(ends(person, before, 'unsure'))
  }
  return wishes
}

/** Which households a worker came past, in this chunk or another: whoever was in hand there and nothing else is said of was sent it. */
async function passedOf(
  { table }: Pick<DeliveryPorts, 'table'>,
  { chunk }: Progress,
  doubtful: readonly { before: Begun }[],
): Promise<(household: string) => boolean> {
  const gridOf = (household: string) => ancestorAt(household, 'grid') ?? household
  const others = [...new Set(doubtful.map(({ before }) => gridOf(before.household)))].filter(
    (grid) => grid !== chunk.area,
  )
  const items = await table.read(others.map((grid) => keys.delivery(chunk.delivery, grid)))
  const came = new Map(others.map((grid, i) => [grid, parseChunk(items[i])?.at]))
  came.set(chunk.area, chunk.at)
  return (household) => household <= (came.get(gridOf(household)) ?? '')
}
