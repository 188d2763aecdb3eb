/** Alerts as they go over the wire. */
import '../zod.ts'
import * as z from 'zod/mini'
import { areaCode, householdCode } from '../areas/contract.ts'
import { id } from '../ids.ts'
import { personId } from '../people/person.ts'
import { attachedPhotos, photo } from '../photos/contract.ts'
import { attachedVoices, voice } from '../photos/voices.ts'
import { moment, words } from '../zod.ts'
import { course } from './course.ts'
import { alertLevels } from './escalation.ts'
import { alertKinds, outcomes } from './kinds.ts'
import { alertMoves, alertParties, alertStates, ETA_MAX, ETA_MIN } from './lifecycle.ts'
import { wheres } from './where.ts'

export const alertId = id('alr')

export const ALERT_TEXT_MAX = 500
export const SAY_MAX = 500
export const DETAIL_MAX = 80
export const SPOT_MAX = 80
/** A second press for the same building within so long joins the first; milliseconds. */
export const JOIN_WITHIN = 5 * 60_000
export const HOLDERS_MAX = 10
export const WITNESSES_MAX = 30

/** To so many decimals: finer is no place, and a number near nothing is more than DynamoDB keeps. */
const decimals = (digits: number) => z.overwrite<number>((number) => Number(number.toFixed(digits)))

/** Degrees (GCJ-02, as WeChat's maps take them), to a centimetre; the accuracy in metres, no more than the earth is round. */
export const position = z.object({
  latitude: z.number().check(z.gte(-90), z.lte(90), decimals(7)),
  longitude: z.number().check(z.gte(-180), z.lte(180), decimals(7)),
  accuracy: z.optional(z.number().check(z.gte(0), z.lte(40_000_000), decimals(1))),
})
export type Position = z.infer<typeof position>

export const alertPlace = z.object({ area: areaCode, name: z.string(), detail: z.optional(z.string()) })
export type AlertPlace = z.infer<typeof alertPlace>

export const forWhoms = ['self', 'other'] as const

/** Characters: for the most people that one alert tells, each with all the sockets that they may have open. */
const PREPARED_MAX = 200_000

/**
 * What is known when the button is pressed; all of it may be missing. Without a household or an area it is my first home, and
 * without that the whole city: never a refusal, not for what is said here against these limits either (taken.ts).
 * Without a word on where it is, that is the household's address, and the position beside it. `pressedAt`: by the phone's clock,
 * kept and not believed.
 */
export const raised = z.object({
  household: z.optional(householdCode),
  area: z.optional(areaCode),
  detail: z.optional(words(0, DETAIL_MAX)),
  where: z.optional(z.enum(wheres)),
  forWhom: z._default(z.enum(forWhoms), 'self'),
  kind: z.optional(z.enum(alertKinds)),
  text: z.optional(words(0, ALERT_TEXT_MAX)),
  position: z.optional(position),
  pressedAt: z.optional(moment()),
  /** It is another thing than what I was joined to as a witness: an alert of its own, beside it. */
  apart: z.optional(z.boolean()),
  /** What it was made ready with in the seconds before; without it, it only takes a moment longer. */
  prepared: z.optional(z.string().check(z.maxLength(PREPARED_MAX))),
})
export type Raised = z.input<typeof raised>

/** What is known when the phone begins to count down. */
export const prepared = z.pick(raised, { household: true, area: true, detail: true, kind: true })

/** What is added when there is time for it. */
export const described = z.object({
  kind: z.optional(z.enum(alertKinds)),
  text: z.optional(words(0, ALERT_TEXT_MAX)),
  forWhom: z.optional(z.enum(forWhoms)),
  /** Where it is, after all: whoever was told is told anew where that is another place. */
  where: z.optional(z.enum(wheres)),
  /** Of `home`: which of mine; else that which it is about. */
  household: z.optional(householdCode),
  /** Of `here`: the building or area, where a code there says so. */
  area: z.optional(areaCode),
  /** Of `here`, in words. */
  spot: z.optional(words(0, SPOT_MAX)),
  photos: attachedPhotos,
  voices: attachedVoices,
})
export type Described = z.input<typeof described>

/** Whole minutes until one is there. */
export const etaMinutes = z.int().check(z.gte(ETA_MIN / 60_000), z.lte(ETA_MAX / 60_000))

/** Who said that they go. `due`: when they said to be there. `me`: the viewer is the one. */
export const alertHolder = z.object({
  person: personId,
  name: z.string(),
  title: z.string(),
  goingAt: moment(),
  due: moment(),
  arrivedAt: z.optional(moment()),
  me: z.boolean(),
})
export type AlertHolder = z.infer<typeof alertHolder>

/** Who pressed for the same place, and what they say that it is: theirs, beside what whoever raised it says. */
export const alertWitness = z.object({
  person: personId,
  name: z.string(),
  /** Where they pressed; the alert may turn out to be somewhere else. */
  place: z.optional(z.string()),
  detail: z.string(),
  at: moment(),
  kind: z.optional(z.enum(alertKinds)),
  text: z.optional(z.string()),
  accountedAt: z.optional(moment()),
})
export type AlertWitness = z.infer<typeof alertWitness>

export const toldAs = ['responder', 'family', 'neighbour', 'contact'] as const
/** How somebody is told, and what became of it. */
export const tellWays = ['socket', 'message', 'sms', 'voice'] as const
export type TellWay = (typeof tellWays)[number]
export const wayStates = ['sent', 'reached', 'failed', 'refused', 'unsure'] as const
export type WayState = (typeof wayStates)[number]

export const alertTold = z.object({
  name: z.string(),
  title: z.string(),
  as: z.enum(toldAs),
  at: moment(),
  seenAt: z.optional(moment()),
  ways: z.partialRecord(z.enum(tellWays), z.enum(wayStates)),
  /** Of a witness's own people: told because of their press, not of the raiser's. */
  beside: z.optional(personId),
})
export type AlertTold = z.infer<typeof alertTold>

/** What a list, the wall and every move show of an alert, as its viewer may see it. */
export const alertCard = z.object({
  id: alertId,
  version: z.int(),
  state: z.enum(alertStates),
  kind: z.optional(z.enum(alertKinds)),
  drill: z.boolean(),
  /** Raised by a device for a place; not by the button that somebody carries. */
  sensed: z.optional(z.literal(true)),
  place: alertPlace,
  /** What was said of where it is; as long as nothing was, it is looked for at the place. */
  where: z.optional(z.enum(wheres)),
  /** It is not at the place, which is nothing but whose home it is. */
  elsewhere: z.optional(z.literal(true)),
  /** Where it is, in words; to who is at it. */
  spot: z.optional(z.string()),
  forWhom: z.enum(forWhoms),
  raisedAt: moment(),
  changedAt: moment(),
  roundAt: moment(),
  dueAt: z.optional(moment()),
  late: z.boolean(),
  /** How often it was pressed again. */
  again: z.int(),
  /** How often those who are there were asked how it stands, since one of them last did anything. */
  asked: z.optional(z.int()),
  /** The highest level that was told. */
  level: z.enum(alertLevels),
  told: z.int(),
  /** In the list of what rings: how often it rang for the viewer, who was told to answer it. */
  rung: z.optional(z.int()),
  holders: z.array(alertHolder),
  witnessCount: z.int(),
  /** Of them, those whom nobody has looked after yet. */
  unaccounted: z.int(),
  /** To who answers it or watches: what witnesses say that it is, where that is something else. */
  witnessKinds: z.optional(z.array(z.enum(alertKinds))),
  outcome: z.optional(z.enum(outcomes)),
  /** When somebody first said that they go, or stood there: it stays, whoever hands over. */
  answeredAt: z.optional(moment()),
  endedAt: z.optional(moment()),
  /** To who answers it or watches. */
  course: z.optional(course),
  raisedBy: z.optional(z.string()),
  parties: z.array(z.enum(alertParties)),
  moves: z.array(z.enum(alertMoves)),
})
export type AlertCard = z.infer<typeof alertCard>

export const alertEntry = z.object({
  seq: z.int(),
  at: moment(),
  move: z.enum(['open', ...alertMoves]),
  by: z.object({ party: z.enum(alertParties), name: z.string() }),
  mine: z.boolean(),
  state: z.enum(alertStates),
  text: z.optional(z.string()),
  level: z.optional(z.enum(alertLevels)),
  /** How many this told. */
  told: z.optional(z.int()),
  /** Minutes that were said. */
  eta: z.optional(z.int()),
  /** Where it is, as was said by this, in words. */
  whereabouts: z.optional(z.string()),
  photos: z.array(photo),
})
export type AlertEntry = z.infer<typeof alertEntry>

/** What was said aloud, by whom. */
export const alertVoice = z.extend(voice, {
  at: moment(),
  by: z.object({ party: z.enum(alertParties), name: z.string() }),
  mine: z.boolean(),
})
export type AlertVoice = z.infer<typeof alertVoice>

export const alert = z.extend(alertCard, {
  text: z.optional(z.string()),
  photos: z.array(photo),
  voices: z.array(alertVoice),
  entries: z.array(alertEntry),
  /** How many of those who were told have looked. */
  seen: z.int(),
  /** To those who answer it and who watch; to who asks for help and their family, how their own people were told. */
  toldList: z.optional(z.array(alertTold)),
  /** To who answers it or watches, all; to a witness, themselves. */
  witnesses: z.optional(z.array(alertWitness)),
  position: z.optional(z.extend(position, { at: moment() })),
  /** Whether the place has care notes that the viewer may open (a look is logged). */
  care: z.optional(z.boolean()),
  /** To staff: that so many alerts of the same person were false of late. It is answered all the same. */
  falseAlarms: z.optional(z.int()),
  /** The phones of the grid: who can be called without the app. */
  calls: z.array(z.object({ name: z.string(), phone: z.string() })),
})
export type Alert = z.infer<typeof alert>
