/** Wishes (微心愿) as they go over the wire. What everybody sees names the grid at most, and nobody. */
import '../zod.ts'
import * as z from 'zod/mini'
import { levelOf } from '../areas/code.ts'
import { areaCode, householdCode } from '../areas/contract.ts'
import { id } from '../ids.ts'
import { phoneNumber } from '../phone.ts'
import { MAX_PHOTOS, photo, photoId } from '../photos/contract.ts'
import { moment, words } from '../zod.ts'
import { deliveries, wishKinds, worths } from './kinds.ts'
import { wishMoves, wishParties, wishStates } from './lifecycle.ts'

export const wishId = id('wsh')

export const TITLE_MAX = 30
export const WISH_MAX = 300
export const SAID_MAX = 300
export const TEAM_MAX = 30
/** Claims of wishes and of posts that one person makes in a day. */
export const CLAIMS_A_DAY = 3
/** What a child hears who would claim a wish or a post. */
export const CHILD_CLAIMS = '十四岁以下的小邻居可以看，认领请家里的大人来'
/** So many households of its community report a wish: then it is held back until a steward has looked at it. */
export const REPORTS_TO_HOLD = 3
/** Days from entering to the last day. */
export const DAYS_MIN = 1
export const DAYS_MAX = 180
/** What is noted for a wish, in minutes. */
export const MINUTES_MAX = 1440

export const inGrid = areaCode.check(z.refine((code) => levelOf(code) === 'grid', '请选择网格'))

export const place = z.object({ area: areaCode, name: z.string() })

/** Who claimed it, to who serves there: a person, or a team by its name. */
export const claimer = z.object({ name: z.string(), team: z.optional(z.string()) })

/** Why it is shown to staff alone: the content check says that a person must look, or could not be asked, or neighbours reported it. */
export const heldBackWhy = ['review', 'unchecked', 'reported'] as const
export const heldBackWords: Record<(typeof heldBackWhy)[number], string> = {
  review: '内容检查请人工看一下',
  unchecked: '内容检查暂时连不上，请人工看一下',
  reported: '有邻居举报，请看一下',
}

/** What a list shows. `claimer`, `heldBack` and `reports` are there for staff alone. */
export const wishCard = z.object({
  id: wishId,
  version: z.int(),
  state: z.enum(wishStates),
  roundAt: moment(),
  dueAt: z.optional(moment()),
  late: z.boolean(),
  changedAt: moment(),
  title: z.string(),
  kind: z.enum(wishKinds),
  worth: z.enum(worths),
  place,
  /** The end of its last day. */
  until: moment(),
  delivery: z.enum(deliveries),
  enteredAt: moment(),
  claimedAt: z.optional(moment()),
  fulfilledAt: z.optional(moment()),
  endedAt: z.optional(moment()),
  /** What the family says, where everybody may read it. */
  thanks: z.optional(z.string()),
  claimer: z.optional(claimer),
  heldBack: z.optional(z.enum(heldBackWhy)),
  reports: z.optional(z.int()),
})
export type WishCard = z.infer<typeof wishCard>

/** A photo of the proof; `checked` is what WeChat said of it, to staff. */
export const proofPhoto = z.extend(photo, { checked: z.enum(['waiting', 'pass', 'review', 'risky']) })

export const proof = z.object({
  at: moment(),
  text: z.string(),
  /** What the content check said of the words. */
  checked: z.enum(['pass', 'review', 'unchecked']),
  photos: z.array(proofPhoto),
})

/** A line of its history. Names are for staff; words for staff and whom they are meant for. */
export const wishEntry = z.object({
  seq: z.int(),
  at: moment(),
  move: z.enum(['open', ...wishMoves]),
  by: z.object({ party: z.enum(wishParties), name: z.optional(z.string()) }),
  state: z.enum(wishStates),
  text: z.optional(z.string()),
})
export type WishEntry = z.infer<typeof wishEntry>

/** `proof`: to who claimed it, to the family and to staff. `minutes`: what was noted in the ledger. */
export const wish = z.extend(wishCard, {
  text: z.string(),
  proof: z.optional(proof),
  minutes: z.optional(z.int()),
  entries: z.array(wishEntry),
  parties: z.array(z.enum(wishParties)),
  moves: z.array(z.enum(wishMoves)),
  /** Whether I reported it. */
  reported: z.boolean(),
})
export type Wish = z.infer<typeof wish>

/** Who it is for: sealed, and seen by who serves there, each look audited. */
export const familySaid = z.object({
  household: z.optional(householdCode),
  name: words(1, 20),
  phone: z.optional(phoneNumber),
  /** Where it is brought. */
  address: z.optional(words(0, 60)),
  note: z.optional(words(0, 300)),
})
export type FamilySaid = z.infer<typeof familySaid>

/** Who claimed it sees who to ask and where to, and that only if the worker so decided. */
export const family = z.object({
  household: z.optional(householdCode),
  name: z.string(),
  phone: z.optional(z.string()),
  address: z.optional(z.string()),
  note: z.optional(z.string()),
})
export type Family = z.infer<typeof family>

const said = {
  title: words(2, TITLE_MAX),
  text: words(5, WISH_MAX),
  kind: z.enum(wishKinds),
  worth: z.enum(worths),
  /** Its last day here, YYYY-MM-DD. */
  lastDay: z.iso.date(),
}

export const newWish = z.object({
  area: inGrid,
  ...said,
  delivery: z._default(z.enum(deliveries), 'office'),
  family: familySaid,
})
export type NewWish = z.input<typeof newWish>

export const wishBodies = {
  correct: z.object(said),
  claim: z.object({ team: z.optional(words(2, TEAM_MAX)), note: z.optional(words(0, SAID_MAX)) }),
  setDelivery: z.object({ delivery: z.enum(deliveries) }),
  fulfil: z.object({
    text: words(2, SAID_MAX),
    photos: z.array(photoId).check(
      z.minLength(1, '请至少附一张照片'),
      z.maxLength(MAX_PHOTOS),
      z.refine((ids) => new Set(ids).size === ids.length, '同一张照片只能附一次'),
    ),
  }),
  reason: z.object({ reason: words(2, SAID_MAX) }),
  confirm: z.object({
    text: z.optional(words(0, SAID_MAX)),
    minutes: z._default(z.int().check(z.gte(0), z.lte(MINUTES_MAX)), 0),
  }),
  thank: z.object({ text: words(2, SAID_MAX) }),
  report: z.object({ reason: words(2, SAID_MAX) }),
} as const

/** A month of an area. Wishes count in the month in which they were entered; `medianDays` from entering to confirmation. */
export const monthFigures = z.object({
  month: z.string(),
  entered: z.int(),
  claimed: z.int(),
  confirmed: z.int(),
  medianDays: z.optional(z.number()),
  /** Service posts that were held in it. */
  posts: z.int(),
})
export type MonthFigures = z.infer<typeof monthFigures>
