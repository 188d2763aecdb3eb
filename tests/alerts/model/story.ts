/** Stories: what people, time and misfortune do to alerts, made up by the throw of dice and told again by their number. */
import { building2, community, farBuilding, grid1, type PersonName, people } from '../../support/district.ts'
import { Judge } from './judge.ts'
import { together } from './process.ts'
import { type Dice, dice } from './random.ts'
import { type Act, type Faults, type Ground, staff, World } from './world.ts'

export type Step =
  | { kind: 'act'; act: Planned }
  | { kind: 'cut'; act: Planned }
  | { kind: 'together'; acts: Planned[]; sweep: boolean }
  | { kind: 'pass'; milliseconds: number }
  | { kind: 'stall'; on: boolean }
  | { kind: 'stream'; share: number }
  | { kind: 'roster'; who: PersonName; change: 'leaves' | 'loses' | 'comes back' | 'duty' | 'off duty'; area: string }
  /** It happens to whoever goes, if anybody does. */
  | { kind: 'goers'; change: 'leaves' | 'loses' }

/** An act on whichever alert is meant then. */
interface Planned {
  who: PersonName
  operation: string
  which: number
  body?: object
}

const pressers: [[PersonName, object], ...[PersonName, object][]] = [
  ['resident', {}],
  ['resident', { kind: 'fire' }],
  ['resident', { area: farBuilding }],
  ['neighbour', { area: people.resident.homes[0]?.building }],
  ['unverified', {}],
  ['farResident', {}],
  ['newcomer', {}],
  ['farWorker', { area: farBuilding }],
  ['worker', { area: people.resident.homes[0]?.building }],
]

const moves = [
  'acknowledgeAlert',
  'acknowledgeAlert',
  'joinAlert',
  'joinAlert',
  'delayAlert',
  'delayAlert',
  'arriveAtAlert',
  'stayAtAlert',
  'accountWitness',
  'accountWitness',
  'handOverAlert',
  'resolveAlert',
  'resolveAlert',
  'callOffAlert',
  'sayInAlert',
] as const
const own = ['pressAgain', 'cancelAlert', 'takeBackAlert', 'describeAlert'] as const

/** Where it is, after all: at home, nobody knows where, or at the code of a building. */
const wheres: [object, ...object[]] = [
  { where: 'home' },
  { where: 'here' },
  { where: 'here', area: building2 },
  { where: 'here', area: farBuilding },
]

const bodies = (d: Dice): Record<string, object> => ({
  acknowledgeAlert: { eta: 1 + d.roll(12) },
  joinAlert: { eta: 1 + d.roll(12) },
  delayAlert: { eta: 1 + d.roll(30) },
  accountWitness: { person: d.pick([people.neighbour.id, people.unverified.id, people.resident.id]) },
  handOverAlert: { text: '请别人来' },
  resolveAlert: { outcome: d.pick(['helped', 'byCall']) },
  callOffAlert: { by: 'door' },
  sayInAlert: { text: '到楼下了' },
  takeBackAlert: {},
  describeAlert: {
    ...(d.chance(0.5) ? { kind: d.pick(['medical', 'fire', 'lost']) } : d.pick(wheres)),
    photos: [],
    voices: [],
  },
})

const answerers: readonly PersonName[] = [
  'worker',
  'worker',
  'worker',
  'communityStaff',
  'communityStaff',
  'streetStaff',
  'districtStaff',
  'otherWorker',
  'responder',
  'administrator',
  'propertyManager',
  'farWorker',
  'supervisor',
  'neighbour',
]

function planned(d: Dice): Planned {
  const which = d.roll(3)
  const throwOf = d.roll(10)
  if (throwOf < 3) {
    const [who, body] = d.pick(pressers)
    return { who, operation: 'raiseAlert', which, body }
  }
  if (throwOf < 4) {
    const operation = d.pick(own)
    const body = bodies(d)[operation]
    return {
      who: d.pick(['resident', 'neighbour', 'farResident'] as const),
      operation,
      which,
      ...(body ? { body } : {}),
    }
  }
  if (throwOf < 5) {
    const body = { ...d.pick(wheres), photos: [], voices: [] }
    return { who: d.pick(['resident', 'resident', 'farResident'] as const), operation: 'describeAlert', which, body }
  }
  const operation = d.pick(moves)
  const body = bodies(d)[operation]
  return { who: d.pick(answerers), operation, which, ...(body ? { body } : {}) }
}

/** An hour at the door, and a little. */
const LONG = 3_700_000

function stepOf(d: Dice): Step {
  const throwOf = d.roll(100)
  if (throwOf < 50) return { kind: 'act', act: planned(d) }
  if (throwOf < 58) return { kind: 'cut', act: planned(d) }
  if (throwOf < 64) return { kind: 'together', acts: [planned(d), planned(d)], sweep: d.chance(0.5) }
  if (throwOf < 80)
    return { kind: 'pass', milliseconds: d.chance(0.02) ? LONG : d.pick([500, 5000, 31_000, 65_000, 65_000, 400_000]) }
  if (throwOf < 84) return { kind: 'stall', on: d.chance(0.5) }
  if (throwOf < 88) return { kind: 'goers', change: d.pick(['leaves', 'loses'] as const) }
  if (throwOf < 92) return { kind: 'stream', share: d.chance(0.5) ? 1 : 0.5 }
  const change = d.pick(['leaves', 'loses', 'loses', 'comes back', 'duty', 'duty', 'off duty'] as const)
  return { kind: 'roster', who: d.pick(staff), change, area: d.pick([grid1, community]) }
}

export type Story = readonly Step[]

/** Nobody serves at the top, or from the street up, or anywhere above the grids; or nobody at all. */
const emptied = (d: Dice): Step[] => {
  const down = d.pick([6, 6, 9, 12, 15])
  return staff
    .filter((name) => people[name].roles.some(({ area }) => area.length <= down))
    .map((who) => ({ kind: 'roster', who, change: 'loses', area: grid1 }))
}

export const storyOf = (number: number, length = 10): Story => {
  const d = dice(number)
  const [who, body] = d.chance(0.8) ? pressers[0] : d.pick(pressers)
  const first: Step = { kind: 'act', act: { who, operation: 'raiseAlert', which: 0, body } }
  const go = (who: PersonName, operation: string): Step => {
    const body = { eta: 1 + d.roll(12) }
    return { kind: 'act', act: { who, operation, which: 0, body } }
  }
  // Often two go, of whom one may leave the other.
  const both = d.chance(0.2) ? [go('worker', 'acknowledgeAlert'), go('communityStaff', 'joinAlert')] : []
  return [
    ...(d.chance(0.25) ? emptied(d) : []),
    first,
    ...both,
    ...Array.from({ length: 2 + d.roll(length) }, () => stepOf(d)),
  ]
}

export interface Told {
  world: World
  /** How many calls were granted. */
  granted: number
}

/** Tells a story on some ground; throws where something does not hold. */
export async function tell(
  ground: (world: () => World) => Ground,
  number: number,
  steps: readonly Step[],
  faults: Faults = {},
): Promise<Told> {
  const judge = new Judge()
  const d = dice(number + 1_000_003)
  let world: World | undefined
  const here = () => {
    if (!world) throw new Error('The world is not there yet')
    return world
  }
  world = new World(ground(here), d, faults, judge.judge)
  const told: Told = { world, granted: 0 }
  await world.listen()
  for (const step of steps) {
    await take(world, judge, step, told)
    await world.look()
  }
  // In the end all of it runs again, and everybody who is told has heard.
  world.stalled = false
  await world.pass(130_000)
  while (world.undelivered && !faults.streamOff) await world.deliver(1)
  judge.rung(world)
  return told
}

async function take(world: World, judge: Judge, step: Step, told: Told): Promise<void> {
  switch (step.kind) {
    case 'act':
      return judged(world, judge, step.act, told)
    case 'cut': {
      const cut = world.process({ skew: world.skew(), ...world.cutOff(10) })
      await world.act(actOf(world, step.act), cut)
      return
    }
    case 'together': {
      const pick = (below: number) => world.dice.roll(below)
      const acts = step.acts.map((act) => async (turn: () => Promise<void>) => {
        await turn()
        await judged(world, judge, act, told, turn)
      })
      const sweep = async (turn: () => Promise<void>) => world.sweep({ turn, skew: world.skew() })
      return together(step.sweep && !world.stalled ? [...acts, sweep] : acts, pick)
    }
    case 'pass':
      return world.pass(step.milliseconds)
    case 'stall':
      world.stalled = step.on
      return
    case 'stream':
      return world.deliver(step.share)
    case 'goers': {
      const goers = [...world.seen.values()].flatMap(({ alert }) => alert.card.holders.map(({ person }) => person))
      for (const who of staff)
        if (goers.includes(people[who].id)) await world.changeRoles(who, [], step.change === 'leaves')
      return
    }
    case 'roster': {
      const { who, change, area } = step
      const roles = change === 'comes back' ? people[who].roles : []
      if (change === 'duty' || change === 'off duty') return world.setDuty(who, area, change === 'duty')
      return world.changeRoles(who, roles, change === 'leaves')
    }
  }
}

function actOf(world: World, { who, operation, which, body }: Planned): Act {
  const ids = [...world.ids]
  return {
    who,
    operation,
    body,
    alertId: operation === 'raiseAlert' ? undefined : ids[ids.length - 1 - (which % ids.length)],
  }
}

async function judged(world: World, judge: Judge, act: Planned, told: Told, turn?: () => Promise<void>): Promise<void> {
  const became = await world.act(actOf(world, act), turn && world.process({ turn, skew: world.skew() }))
  if (became.ok) told.granted++
  // Of calls that go on together, what each was told is judged when all of it stands.
  await world.look()
  if (act.operation === 'raiseAlert') judge.pressed(world, act.who, became)
  if (act.operation === 'acknowledgeAlert') judge.acknowledged(world, became)
}

/** The shortest part of a story that still goes wrong. */
export async function shortest(steps: readonly Step[], fails: (steps: Story) => Promise<boolean>): Promise<Step[]> {
  let short = [...steps]
  for (let i = short.length - 1; i >= 0; i--) {
    const without = short.filter((_, at) => at !== i)
    if (await fails(without)) short = without
  }
  return short
}
