/** Things that neighbours of a building lend each other (共享物品架), and loans of them. */
import '../zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../areas/contract.ts'
import { id } from '../ids.ts'
import { page, pageQuery } from '../page.ts'
import { photo, photoId } from '../photos/contract.ts'
import type { RouteTable } from '../route.ts'
import { moment, words } from '../zod.ts'
import { helpStaffRoles } from './contract.ts'
import { REASON_MAX, WORDS_MAX } from './limits.ts'
import { loanLifecycle, loanMoves, loanParties, loanStates } from './loan.ts'
import { reason } from './request.ts'

export const thingId = id('thg')
export const loanId = id('lon')

export const thingKinds = ['tool', 'book', 'toy', 'medical', 'kitchen', 'sports', 'other'] as const
export type ThingKind = (typeof thingKinds)[number]
export const thingKindWords: Record<ThingKind, string> = {
  tool: '工具',
  book: '书籍',
  toy: '玩具',
  medical: '轮椅等康复用品',
  kitchen: '厨具',
  sports: '运动用品',
  other: '其他',
}

/** Why neighbours don't see it: several households reported it, or staff took it down. */
export const thingHeldBack = ['reported', 'takenDown'] as const
export type ThingHeldBack = (typeof thingHeldBack)[number]

/** A thing on the shelf; who it belongs to is told to whom it is lent. */
export const thing = z.object({
  id: thingId,
  version: z.int(),
  kind: z.enum(thingKinds),
  words: z.string(),
  building: areaCode,
  photo: z.optional(photo),
  /** It is with somebody now; back by then. */
  lentUntil: z.optional(moment()),
  /** To its owner. */
  heldBack: z.optional(z.enum(thingHeldBack)),
  mine: z.boolean(),
})
export type Thing = z.infer<typeof thing>

/** A thing that was reported, to staff: where, why, and not whose it is. */
export const reportedThing = z.object({
  id: thingId,
  version: z.int(),
  kind: z.enum(thingKinds),
  words: z.string(),
  place: z.object({ area: areaCode, name: z.string() }),
  photo: z.optional(photo),
  heldBack: z.optional(z.enum(thingHeldBack)),
  reports: z.array(z.object({ at: moment(), reason: z.string() })),
})
export type ReportedThing = z.infer<typeof reportedThing>

export const loanEntry = z.object({
  seq: z.int(),
  at: moment(),
  move: z.enum(['open', ...loanMoves]),
  by: z.object({ party: z.enum(loanParties), name: z.string() }),
  state: z.enum(loanStates),
  text: z.optional(z.string()),
  photos: z.array(photo),
})

export const loanCard = z.object({
  id: loanId,
  version: z.int(),
  state: z.enum(loanStates),
  thing: thingId,
  /** What the thing is. */
  words: z.string(),
  /** When it is to be back. */
  until: moment(),
  openedAt: moment(),
  changedAt: moment(),
  roundAt: moment(),
  dueAt: z.optional(moment()),
  late: z.boolean(),
  /** I lend it, or borrow it. */
  as: z.enum(['owner', 'borrower']),
})
export type LoanCard = z.infer<typeof loanCard>

/** A loan whole. Each knows the name of the other; the owner's room is for the borrower once it is lent. */
export const loan = z.extend(loanCard, {
  parties: z.array(z.enum(loanParties)),
  /** The other. */
  name: z.string(),
  room: z.optional(z.string()),
  timeline: z.array(loanEntry),
})
export type Loan = z.infer<typeof loan>

const base = { capability: 'help' } as const
const ofLoan = { ...base, params: z.object({ loanId }) } as const
const onePhoto = z._default(z.array(photoId).check(z.maxLength(1)), [])

const loanMove = <P extends string>(by: readonly (typeof loanParties)[number][], path: P, summary: string) =>
  ({
    ...ofLoan,
    method: 'POST',
    path: `/loans/{loanId}/${path}`,
    summary,
    access: { parties: by },
    reply: loanCard,
    errors: ['wrongState', 'photoNotReady', 'unavailable'],
    idempotent: true,
  }) as const

const { moves } = loanLifecycle

/** What staff decide of a thing that was reported. */
const ofReported = {
  ...base,
  method: 'POST',
  access: { roles: helpStaffRoles },
  params: z.object({ thingId }),
  reply: z.object({ heldBack: z.optional(z.enum(thingHeldBack)) }),
  errors: ['notFound', 'wrongState'],
  idempotent: true,
} as const

export const thingRoutes = {
  addThing: {
    ...base,
    method: 'POST',
    path: '/things',
    summary: 'Put a thing on the shelf of my (first verified, or the named) building; what it says is checked first',
    access: 'signedIn',
    body: z.object({
      kind: z.enum(thingKinds),
      words: words(2, 200),
      photos: onePhoto,
      building: z.optional(areaCode),
    }),
    reply: thing,
    status: 201,
    errors: ['notAllowed', 'photoNotReady', 'limitReached', 'unavailable'],
    idempotent: true,
  },
  listThings: {
    ...base,
    method: 'GET',
    path: '/things',
    summary: 'What my (first verified, or the named) building lends, newest first',
    access: 'signedIn',
    query: z.object({ ...pageQuery, building: z.optional(areaCode) }),
    reply: page(thing),
    errors: ['notAllowed'],
  },
  removeThing: {
    ...base,
    method: 'DELETE',
    path: '/things/{thingId}',
    summary: 'Take my thing off the shelf; not while it is lent',
    access: 'signedIn',
    params: z.object({ thingId }),
    reply: z.object({ removed: z.boolean() }),
    errors: ['notFound', 'wrongState', 'changedMeanwhile'],
  },
  reportThing: {
    ...base,
    method: 'POST',
    path: '/things/{thingId}/reports',
    summary: 'Report a thing of my building; hidden after three households until staff have looked at it',
    access: 'signedIn',
    params: z.object({ thingId }),
    body: z.object({ reason }),
    reply: z.object({ reported: z.boolean() }),
    errors: ['notFound', 'wrongState'],
    idempotent: true,
  },
  listReportedThings: {
    ...base,
    method: 'GET',
    path: '/things/reported',
    summary:
      'Things that were reported in an area of mine (all of mine unless one is named), oldest first; `closed`: those that staff took down',
    access: { roles: helpStaffRoles },
    query: z.object({
      ...pageQuery,
      area: z.optional(areaCode),
      stage: z._default(z.enum(['open', 'closed']), 'open'),
    }),
    reply: page(reportedThing),
    errors: [],
  },
  showThing: {
    ...ofReported,
    path: '/things/{thingId}/show',
    summary: 'Leave it on the shelf, whatever was reported until now, or put it there again',
    audit: '公开共享物品',
  },
  takeDownThing: {
    ...ofReported,
    path: '/things/{thingId}/take-down',
    summary: 'Take it from the shelf: neighbours see it no more, its owner sees that',
    audit: '下架共享物品',
  },
  borrowThing: {
    ...base,
    method: 'POST',
    path: '/things/{thingId}/loans',
    summary: 'Ask to borrow a thing of my building until then',
    access: 'signedIn',
    params: z.object({ thingId }),
    body: z.object({ until: moment(), words: z.optional(words(0, WORDS_MAX)) }),
    reply: loanCard,
    status: 201,
    errors: ['notFound', 'wrongState', 'tooMany', 'unavailable'],
    idempotent: true,
  },
  listLoans: {
    ...base,
    method: 'GET',
    path: '/loans',
    summary: 'What I borrow, or lend, newest first',
    access: 'signedIn',
    query: z.object({ ...pageQuery, as: z._default(z.enum(['borrower', 'owner']), 'borrower') }),
    reply: page(loanCard),
    errors: [],
  },
  getLoan: {
    ...ofLoan,
    method: 'GET',
    path: '/loans/{loanId}',
    summary: 'One loan whole',
    access: { parties: ['owner', 'borrower'] },
    reply: loan,
    errors: [],
  },
  lendThing: {
    ...loanMove(moves.lend.by, 'lend', 'Lend it, with a photo of how it is'),
    body: z.object({ photos: onePhoto }),
  },
  declineLoan: {
    ...loanMove(moves.decline.by, 'decline', 'Not lend it this time'),
    body: z.object({ reason: z.optional(words(0, REASON_MAX)) }),
  },
  cancelLoan: loanMove(moves.cancel.by, 'cancel', 'Not borrow it after all'),
  extendLoan: { ...loanMove(moves.extend.by, 'extend', 'Let it be kept longer'), body: z.object({ until: moment() }) },
  takeBackThing: {
    ...loanMove(moves.giveBack.by, 'return', 'Say that it is back, with a photo of how it is'),
    body: z.object({ photos: onePhoto, words: z.optional(words(0, REASON_MAX)) }),
  },
} as const satisfies RouteTable
