/** What is broken on purpose is caught, by the same judge, within so many stories. */
import { describe, expect, it, vi } from 'vitest'
import type { Item, Table, Write } from '../../functions/platform/dynamo.ts'
import { building1, farBuilding } from '../support/district.ts'
import { type Bend, memoryGround } from './model/memory.ts'
import { type Step, storyOf, tell } from './model/story.ts'
import type { Faults } from './model/world.ts'

vi.setConfig({ testTimeout: 60_000 })

/** The first story that goes wrong, and what the judge says of it. */
async function caught(bend: Bend, faults: Faults = {}, stories = 400, told = storyOf): Promise<string | undefined> {
  for (let number = 1; number <= stories; number++) {
    try {
      await tell(await memoryGround(bend), number, told(number), faults)
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }
  return undefined
}

const ofAlert = (write: Write): write is Extract<Write, { update: unknown }> =>
  'update' in write && write.update.sk === 'ALERT'

/** Bends what is written to alerts. */
const writing =
  (bend: (set: Record<string, unknown>, write: Write) => Record<string, unknown>): Bend =>
  (table) => ({
    ...table,
    write: (writes) =>
      table.write(
        writes.map((write) =>
          ofAlert(write) ? { ...write, changes: { set: bend(write.changes.set, write) } } : write,
        ),
      ),
  })

/** Each tenth move of an alert loses the row that it is due by. */
const dueDropped = (): Bend => {
  let moves = 0
  return writing((set) => ('dueAt' in set && ++moves % 10 === 0 ? { ...set, due: undefined, dueAt: undefined } : set))
}

/** Whoever says that they go is taken to be the first, whoever was quicker. */
const isFirst = (write: Write) => 'put' in write && write.put.move === 'acknowledge'
const everybodyFirst: Bend = (table) => ({
  ...table,
  write: (writes) => table.write(writes.some(isFirst) ? writes.map(({ when: _, ...write }) => write) : writes),
})

const two: readonly Step[] = [
  { kind: 'act', act: { who: 'resident', operation: 'raiseAlert', which: 0, body: {} } },
  {
    kind: 'together',
    sweep: false,
    acts: (['worker', 'communityStaff'] as const).map((who) => ({
      who,
      operation: 'acknowledgeAlert',
      which: 0,
      body: { eta: 3 },
    })),
  },
]

const skipping = writing((set) => (typeof set.step === 'number' ? { ...set, step: set.step + 1 } : set))
const unanswered: readonly Step[] = [
  { kind: 'act', act: { who: 'resident', operation: 'raiseAlert', which: 0, body: {} } },
  { kind: 'pass', milliseconds: 65_000 },
]

/** Whoever leaves takes all others along. */
const isLeaving = (write: Write) => 'put' in write && (write.put.move === 'handOver' || write.put.move === 'overdue')
const without = (write: Write): Write =>
  ofAlert(write) ? { ...write, changes: { set: { ...write.changes.set, 'card.holders': [] } } } : write
const throwingOut: Bend = (table) => ({
  ...table,
  write: (writes) => table.write(writes.some(isLeaving) ? writes.map(without) : writes),
})

/** Whoever asks hears that all witnesses were looked after. */
const accounted = (item: Item | undefined): Item | undefined => {
  const card = item?.sk === 'ALERT' ? (item.card as { witnesses: object[] }) : undefined
  if (!item || !card) return item
  const at = '2026-03-02T01:00:00.000Z'
  return { ...item, card: { ...card, witnesses: card.witnesses.map((each) => ({ accountedAt: at, ...each })) } }
}
const blindToWitnesses: Bend = (table: Table) => ({
  ...table,
  read: async (wanted) => (await table.read(wanted)).map(accounted),
})

/** What is written when it turns out to be in another area. */
const isMove = (writes: readonly Write[]) =>
  writes.some((write) => 'put' in write && write.put.move === 'describe' && write.put.whereabouts !== undefined) &&
  writes.some((write) => ofAlert(write) && 'card.place' in (write.changes.set ?? {}))
const moving =
  (bend: (writes: readonly Write[]) => readonly Write[]): Bend =>
  (table) => ({ ...table, write: (writes) => table.write(isMove(writes) ? bend(writes) : writes) })
const ofTold = (write: Write) => 'update' in write && write.update.sk.startsWith('TOLD#')
/** Who was told hears nothing of it; or it loses the row that it is due by. */
const unheard = moving((writes) => writes.filter((write) => !ofTold(write)))
const undue = moving((writes) =>
  writes.map((write) =>
    ofAlert(write) ? { ...write, changes: { set: { ...write.changes.set, due: undefined } } } : write,
  ),
)

/** A neighbour pressed beside, and who raised it is in another building by now. */
const parted: readonly Step[] = [
  { kind: 'act', act: { who: 'resident', operation: 'raiseAlert', which: 0, body: {} } },
  { kind: 'act', act: { who: 'neighbour', operation: 'raiseAlert', which: 0, body: { area: building1 } } },
  {
    kind: 'act',
    act: {
      who: 'resident',
      operation: 'describeAlert',
      which: 0,
      body: { where: 'here', area: farBuilding, photos: [], voices: [] },
    },
  },
]

/** A neighbour pressed beside, and who stands there ends it. */
const ended: readonly Step[] = [
  ...parted.slice(0, 2),
  { kind: 'act', act: { who: 'worker', operation: 'arriveAtAlert', which: 0 } },
  { kind: 'act', act: { who: 'worker', operation: 'resolveAlert', which: 0, body: { outcome: 'helped' } } },
]

/** Nobody serves above the grid, and nobody there is rung once more. */
const bare: readonly Step[] = [
  ...(['communityStaff', 'responder', 'streetStaff', 'districtStaff', 'administrator'] as const).map(
    (who): Step => ({ kind: 'roster', who, change: 'loses', area: '' }),
  ),
  { kind: 'act', act: { who: 'resident', operation: 'raiseAlert', which: 0, body: {} } },
  { kind: 'pass', milliseconds: 200_000 },
]
const isTakenUp = (write: Write) => 'put' in write && write.put.move === 'escalate'
const goneSilent: Bend = (table) => ({
  ...table,
  write: (writes) => table.write(writes.some(isTakenUp) ? writes.filter((write) => !ofTold(write)) : writes),
})

const plain: Bend = (table) => table

describe('a defect that is put there on purpose', () => {
  it('none: nothing is caught', async () => {
    expect(await caught(plain, {}, 100)).toBeUndefined()
  })

  it('a due row that is dropped, with the watchdog off', async () => {
    expect(await caught(dueDropped(), { watchdogOff: true })).toContain('nothing will happen to it')
  })

  it('two who are both the first to go', async () => {
    expect(await caught(plain, {}, 30, () => two)).toBeUndefined()
    expect(await caught(everybodyFirst, {}, 30, () => two)).toContain('both the first')
  })

  it('a level that is skipped though people serve there', async () => {
    expect(await caught(plain, {}, 1, () => unanswered)).toBeUndefined()
    expect(await caught(skipping, {}, 1, () => unanswered)).toContain('passed over')
  })

  it('a ring that is lost between the table and the phone, with the stream stalled', async () => {
    expect(await caught(plain, { streamOff: true })).toContain('never heard')
  })

  it('who goes still, and is thrown out when another leaves', async () => {
    expect(await caught(throwingOut)).toContain('nobody goes to')
  })

  it('a change of place that nobody hears of who was told before', async () => {
    expect(await caught(unheard)).toContain('does not hear of it')
  })

  it('a change of place that drops the due row, with the watchdog off', async () => {
    expect(await caught(undue, { watchdogOff: true })).toContain('nothing will happen to it')
  })

  it('a change of place that leaves a witness', async () => {
    expect(await caught(plain, {}, 1, () => parted)).toBeUndefined()
    expect(await caught(blindToWitnesses, {}, 1, () => parted)).toContain('left a witness')
  })

  it('an end that leaves a witness', async () => {
    expect(await caught(plain, {}, 1, () => ended)).toBeUndefined()
    expect(await caught(blindToWitnesses, {}, 1, () => ended)).toContain('witnesses unaccounted')
  })

  it('an alert that is taken further and rings for nobody, where nobody serves above', async () => {
    expect(await caught(plain, {}, 1, () => bare)).toBeUndefined()
    expect(await caught(goneSilent, {}, 1, () => bare)).toContain('rang for nobody')
  })
})

describe('what only one of the two clocks notices', () => {
  it('is made good by the watchdog: a dropped due row is there again within a minute', async () => {
    // The judge allows no moment without one: it is told to wait for the watchdog.
    for (let number = 1; number <= 100; number++)
      await tell(await memoryGround(dueDropped()), number, storyOf(number), { dueDropped: true })
  })

  it('is not noticed by nobody: with escalation and watchdog both off, the judge says so', async () => {
    expect(await caught(plain, { watchdogOff: true, escalationOff: true })).toContain('nothing happened')
  })
})
