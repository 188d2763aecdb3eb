/**
 * By which way somebody is told, and when, beside the sockets that ring at once. Pure: from how they were told, what was tried, and
 * how the alert stands, to what is due now and when to look again. Times count from their last ring.
 */
import type { TellWay, toldAs } from '../../../shared/alerts/alert.ts'

/** The ways that lead out of here. */
export const outsideWays = ['message', 'sms', 'voice'] as const satisfies readonly TellWay[]
export type OutsideWay = (typeof outsideWays)[number]

/** What is done: somebody is told by a way; `over`: a contact, who sees nothing here, by SMS that it is over. */
export type Doing = OutsideWay | 'over'

type ToldAs = (typeof toldAs)[number]

const SECOND = 1000
/** A socket that is there has the ring by then. */
export const REACHED_WITHIN = 3 * SECOND
/** Who has the page open, or the phone at hand, has looked by then. */
export const LOOKED_WITHIN = 15 * SECOND
/** Then the phone rings: an SMS wakes nobody. */
export const CALLED_AFTER = 40 * SECOND
/** So often it is looked whether an alert is over of which a contact was told. */
export const LOOKED_AFTER_EVERY = 30 * SECOND

interface Step {
  way: OutsideWay
  after: number
  /** What makes it needless. */
  unless?: 'reached' | 'looked'
  /** Only while nobody goes, or to who goes where it turned out to be at another place; else for as long as the alert is open. */
  whileNobodyGoes?: true
}

const message: Step = { way: 'message', after: 0 }
const atOnce: Step = { way: 'sms', after: 0 }
const sms: readonly Step[] = [
  { way: 'sms', after: REACHED_WITHIN, unless: 'reached', whileNobodyGoes: true },
  { way: 'sms', after: LOOKED_WITHIN, unless: 'looked', whileNobodyGoes: true },
]
const voice: Step = { way: 'voice', after: CALLED_AFTER, unless: 'looked', whileNobodyGoes: true }

/** A neighbour who offered help is not called out of bed; a contact has no account, and sees nothing here. */
const stepsFor: Record<ToldAs, readonly Step[]> = {
  responder: [message, ...sms, voice],
  family: [message, atOnce, voice],
  neighbour: [message, ...sms],
  contact: [atOnce, voice],
}

/**
 * So often in one alert, however often it rings: a credit is dear, operators stop a number that gets more, and at the top it rings
 * every minute.
 */
export const MOST: Record<Doing, number> = { message: 1, sms: 3, voice: 10, over: 1 }
/** So many messages more, where somebody says again and again that it is at another place. */
export const MOVED_MOST = 2

/** How long to wait before what was surely not sent is tried again, by how often it was tried; then it has failed. */
const PAUSES = [2, 5, 10, 20].map((seconds) => seconds * SECOND)
export const pauseAfter = (tries: number): number | undefined => PAUSES[tries - 1]

/** What was tried of a way. */
export interface Attempt {
  /** The ring that it was last begun for. */
  ring: number
  /** For how many rings it was begun. */
  times: number
  /** How often it was tried for that ring. */
  tries: number
  /** It was surely not sent, and is tried again at this time (ISO 8601). */
  again?: string | undefined
}

export interface ToldSoFar {
  as: ToldAs
  rung: number
  /** When it last rang; ISO 8601. */
  at: string
  pushed?: number | undefined
  looked?: number | undefined
  /** How often they were asked how it stands: each time a message more. */
  asked?: number | undefined
  /** How often it turned out to be at another place. */
  moved?: number | undefined
  /** The ring that said so last. */
  movedRing?: number | undefined
  tried: Partial<Record<Doing, Attempt | undefined>>
}

export interface Plan {
  due: Doing[]
  /** When something else may be due; milliseconds since the epoch. Never, if nothing changes. */
  next?: number
}

/** `nobodyGoes`: it is open, and nobody said that they go; `goes`: they themselves did. */
export function planOf(
  { as, rung, at, pushed, looked, asked = 0, moved = 0, movedRing, tried }: ToldSoFar,
  alert: { open: boolean; nobodyGoes: boolean; goes?: boolean },
  now: number,
): Plan {
  if (!alert.open) return afterwards({ as, rung, tried }, now)
  const needless = { reached: pushed === rung || looked === rung, looked: looked === rung }
  // Who is on the way to where nobody is must hear of it, whoever else goes.
  const misled = alert.goes && movedRing === rung
  const moments = stepsFor[as].flatMap((step) => {
    const { way, after, unless, whileNobodyGoes } = step
    if ((unless && needless[unless]) || (whileNobodyGoes && !alert.nobodyGoes && !misled)) return []
    const most = way === 'message' ? MOST.message + asked + Math.min(moved, MOVED_MOST) : MOST[way]
    const moment = momentOf(tried[way], rung, most, Date.parse(at) + after)
    return moment === undefined ? [] : [{ way, moment }]
  })
  const due = moments.filter(({ moment }) => moment <= now).map(({ way }) => way)
  const later = moments.filter(({ way, moment }) => moment > now && !due.includes(way)).map(({ moment }) => moment)
  if (as === 'contact') later.push(now + LOOKED_AFTER_EVERY)
  return { due: [...new Set(due)], ...(later.length ? { next: Math.min(...later) } : {}) }
}

/** Whoever was told by phone alone is not left in fear: it is over. */
function afterwards({ as, rung, tried }: Pick<ToldSoFar, 'as' | 'rung' | 'tried'>, now: number): Plan {
  const worried = as === 'contact' && (tried.sms !== undefined || tried.voice !== undefined)
  const moment = worried ? momentOf(tried.over, rung, MOST.over, now) : undefined
  if (moment === undefined) return { due: [] }
  return moment <= now ? { due: ['over'] } : { due: [], next: moment }
}

/** When a way is to be tried that was planned for `planned`, if it still is. */
function momentOf(before: Attempt | undefined, rung: number, most: number, planned: number): number | undefined {
  if (!before) return planned
  if (before.ring === rung) return before.again === undefined ? undefined : Date.parse(before.again)
  return before.times < most ? planned : undefined
}

/** A way is begun, or tried once more. */
export const begun = (before: Attempt | undefined, ring: number): Attempt =>
  before?.ring === ring
    ? { ring, times: before.times, tries: before.tries + 1 }
    : { ring, times: (before?.times ?? 0) + 1, tries: 1 }
