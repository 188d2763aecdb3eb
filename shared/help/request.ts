/** Requests for help as they go over the wire: what a stranger sees of one, what those see who stand near it. */
import '../zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../areas/contract.ts'
import { id } from '../ids.ts'
import { personId } from '../people/person.ts'
import { photo, photoId } from '../photos/contract.ts'
import { moment, words } from '../zod.ts'
import { asksForCare, CARE_ASKED, careAnswers, cares, choosings, helpKinds, helpScopes, urgencies } from './kinds.ts'
import { helpMoves, helpParties, helpStates } from './lifecycle.ts'
import { HELP_MINUTES_MAX, HELP_PHOTOS, PLACE_MAX, REASON_MAX, WANTED_MAX, WORDS_MAX } from './limits.ts'

export const helpId = id('hlp')

/** Why neighbours don't see it: the check of what was written says so or could not be asked yet, or several households reported it. */
export const helpHeldBack = ['review', 'risky', 'unchecked', 'reported'] as const
export type HelpHeldBack = (typeof helpHeldBack)[number]

/** What a list shows, to strangers too: no name, no room, no phone, nobody's id. */
export const helpCard = z.object({
  id: helpId,
  version: z.int(),
  state: z.enum(helpStates),
  kind: z.enum(helpKinds),
  urgency: z.enum(urgencies),
  /** The first 80 characters of what was written. */
  excerpt: z.string(),
  /** For who asks, or for somebody who agreed. */
  whose: z.enum(['me', 'other']),
  /** Whom it is about, where it is an elderly person or a child. */
  care: z.optional(z.enum(cares)),
  /** Keys are handed over. */
  keys: z.boolean(),
  scope: z.enum(helpScopes),
  /** The building, by its name; the room is only for those who come. */
  place: z.object({ area: areaCode, name: z.string() }),
  /** When one is to come; without it any time until `until`. */
  at: z.optional(moment()),
  until: moment(),
  wanted: z.int(),
  accepted: z.int(),
  /** Offers that wait for the asker. */
  offers: z.int(),
  choose: z.enum(choosings),
  weekly: z.boolean(),
  photoCount: z.int(),
  /** It sounded like danger when it was asked: the page proposes the alert button. */
  danger: z.boolean(),
  heldBack: z.optional(z.enum(helpHeldBack)),
  openedAt: moment(),
  changedAt: moment(),
  roundAt: moment(),
  /** When it ends by itself. */
  dueAt: z.optional(moment()),
  late: z.boolean(),
  /** When the first neighbour offered or came. */
  firstOfferAt: z.optional(moment()),
  endedAt: z.optional(moment()),
  /** What was helped in all, in minutes, once it is done. */
  minutes: z.optional(z.int()),
})
export type HelpCard = z.infer<typeof helpCard>

/** How near it is to one's home. */
export const nearHelp = z.extend(helpCard, {
  distance: z.enum(helpScopes),
  /** It is mine, or I offered or help already. */
  parties: z.array(z.enum(helpParties)),
})
export type NearHelp = z.infer<typeof nearHelp>

/** How an accepted helper stands. */
export const helperStates = ['accepted', 'setOut', 'finished', 'noShow'] as const
export type HelperState = (typeof helperStates)[number]

export const stars = z.int().check(z.gte(1), z.lte(5))
export const thanks = z.object({ stars: z.int(), words: z.optional(z.string()), at: moment() })

/** Who was accepted: to the asker, to each other, and to staff. */
export const helper = z.object({
  /** To the asker and staff, who say whom they mean by it. */
  helper: z.optional(personId),
  name: z.string(),
  /** It is me. */
  mine: z.boolean(),
  /** Came as staff, whose work it is: no minutes of theirs are counted. */
  staff: z.optional(z.literal(true)),
  state: z.enum(helperStates),
  acceptedAt: moment(),
  finishedAt: z.optional(moment()),
  /** What is counted as hours, once it is done. */
  minutes: z.optional(z.int()),
  thanks: z.optional(thanks),
})
export type Helper = z.infer<typeof helper>

/** Who offers, to the asker: a masked name and how it was with them before. */
export const helpOffer = z.object({
  helper: personId,
  name: z.string(),
  distance: z.enum(helpScopes),
  words: z.optional(z.string()),
  at: moment(),
  /** How often they helped before; how many stars of five that was thanked with on average, to one place. */
  helped: z.int(),
  stars: z.optional(z.number()),
})
export type HelpOffer = z.infer<typeof helpOffer>

/** A line of its history: to the asker, accepted helpers and staff. */
export const helpEntry = z.object({
  seq: z.int(),
  at: moment(),
  move: z.enum(['open', ...helpMoves]),
  by: z.object({ party: z.enum(helpParties), name: z.string() }),
  state: z.enum(helpStates),
  text: z.optional(z.string()),
  stars: z.optional(z.int()),
})
export type HelpEntry = z.infer<typeof helpEntry>

/** A request whole, as its viewer may see it. Names, room and history: asker, accepted helpers, staff. */
export const help = z.extend(helpCard, {
  words: z.string(),
  photos: z.array(photo),
  /** How the viewer stands to it; the lifecycle says which buttons that gives, with `facts`. */
  parties: z.array(z.enum(helpParties)),
  facts: z.object({
    placesLeft: z.int(),
    accepted: z.int(),
    begun: z.boolean(),
    othersBegun: z.boolean(),
    first: z.boolean(),
    weekly: z.boolean(),
    heldBack: z.boolean(),
    asked: z.boolean(),
    unthanked: z.int(),
    lapseAfter: z.number(),
    settleAfter: z.number(),
  }),
  /** Why I can't offer, in a sentence, where nothing but that is in the way: only those whom staff know may. */
  mayNotOffer: z.optional(z.string()),
  /** How far it is from my home. */
  distance: z.optional(z.enum(helpScopes)),
  askedBy: z.optional(z.string()),
  /** Where to come to exactly. */
  room: z.optional(z.string()),
  helpers: z.array(helper),
  /** To the asker and staff. */
  waiting: z.array(helpOffer),
  timeline: z.array(helpEntry),
  /** It is where somebody else is, not at the asker's home: to the asker and staff. */
  elsewhere: z.optional(z.literal(true)),
  /** How and when whom it is for agreed, as the asker said: to the asker and staff. */
  agreed: z.optional(z.object({ words: z.string(), at: moment() })),
  /** How many of those who stand ready were rung: to the asker. */
  rung: z.optional(z.int()),
  /** What it was turned into: to the asker and staff. */
  ticket: z.optional(id('tkt')),
  /** The request that repeats it a week later: to the asker. */
  next: z.optional(helpId),
  /** The asker and accepted helpers may write to each other. */
  mayTalk: z.boolean(),
})
export type Help = z.infer<typeof help>

/** Photos to attach, three at most. */
const photos = z._default(
  z.array(photoId).check(
    z.maxLength(HELP_PHOTOS),
    z.refine((ids) => new Set(ids).size === ids.length, '同一张照片只能附一次'),
  ),
  [],
)

/**
 * A new request; it is at the home of who asks, or at that of theirs whose building is named, or, for somebody else who agreed, at a
 * building of the community of that home.
 */
export const newHelp = z
  .object({
    kind: z.enum(helpKinds),
    words: words(2, WORDS_MAX),
    photos,
    at: z.optional(moment()),
    until: moment(),
    urgency: z._default(z.enum(urgencies), 'normal'),
    whose: z._default(z.enum(['me', 'other']), 'me'),
    /** Where somebody is looked after, it is said whether they are a child, elderly, or neither. */
    care: z.optional(z.enum(careAnswers)),
    keys: z._default(z.boolean(), false),
    scope: z._default(z.enum(helpScopes), 'grid'),
    wanted: z._default(z.int().check(z.gte(1), z.lte(WANTED_MAX)), 1),
    choose: z._default(z.enum(choosings), 'first'),
    weekly: z._default(z.boolean(), false),
    building: z.optional(areaCode),
    /** Where somebody else is: the building for who sees the request, the place in it for who comes. */
    elsewhere: z.optional(z.object({ building: areaCode, room: words(1, PLACE_MAX) })),
    /** How whom it is for agreed, for the record. */
    agreed: z.optional(words(2, REASON_MAX)),
    /** What looks personal in it is meant to be read by neighbours. */
    confirmed: z._default(z.boolean(), false),
  })
  .check(
    z.refine(({ kind, care }) => !asksForCare(kind) || care !== undefined, { path: ['care'], error: CARE_ASKED }),
    z.refine(({ weekly, at }) => !weekly || at !== undefined, { path: ['at'], error: '每周重复要选好时间' }),
    z.refine(({ at, until }) => at === undefined || at < until, { path: ['until'], error: '结束时间要晚于开始时间' }),
    z.refine(({ elsewhere, whose }) => !elsewhere || whose === 'other', {
      path: ['elsewhere'],
      error: '给自己的忙，在自己家里',
    }),
    z.refine(({ agreed, whose }) => agreed === undefined || whose === 'other', {
      path: ['agreed'],
      error: '给自己的忙不用写谁同意',
    }),
    z.refine(({ elsewhere, agreed }) => !elsewhere || agreed !== undefined, {
      path: ['agreed'],
      error: '请写对方是怎么同意的',
    }),
    z.refine(({ weekly, urgency }) => !weekly || urgency !== 'urgent', {
      path: ['at'],
      error: '每周一次的事不能标“比较急”，请关掉一样',
    }),
  )
export type NewHelp = z.input<typeof newHelp>

export const reason = words(2, REASON_MAX)
/** What a help is said to have taken. */
export const helpMinutes = z.int().check(z.gte(1), z.lte(HELP_MINUTES_MAX))

/** How an offer was taken: accepted at once, waiting for the asker, or kindly not needed any more. */
export const offered = z.object({
  outcome: z.enum(['accepted', 'waiting', 'enough']),
  /** What to tell who offered. */
  words: z.string(),
  help: helpCard,
})
export type Offered = z.infer<typeof offered>

/** A line of the thread between the asker and the accepted helpers. */
export const helpMessage = z.object({
  id: z.string(),
  at: moment(),
  name: z.string(),
  party: z.enum(['asker', 'helper']),
  mine: z.boolean(),
  text: z.string(),
})
export type HelpMessage = z.infer<typeof helpMessage>
