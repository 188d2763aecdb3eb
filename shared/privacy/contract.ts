/** Privacy: consents, what is held of me, who looked at it, leaving, and requests to the operator (个人信息保护法 14-17, 44-50). */
import '../zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../areas/contract.ts'
import { id } from '../ids.ts'
import { DAY, stages } from '../lifecycle.ts'
import { page, pageQuery } from '../page.ts'
import { me } from '../people/person.ts'
import type { RouteTable } from '../route.ts'
import { moment, words } from '../zod.ts'
import { requestLifecycle, requestMoves, requestParties, requestStates } from './lifecycle.ts'
import { purposes } from './purposes.ts'

/** One word on one purpose. What was said before is kept as history. */
export const consent = z.object({
  purpose: z.enum(purposes),
  /** The version of the text that was shown (purposes.ts). */
  version: z.string(),
  given: z.boolean(),
  at: moment(),
})
export type Consent = z.infer<typeof consent>

/**
 * What is held of me, by kind, in words: for a page to show and a file to keep. Field names are Chinese; values are as they
 * are kept.
 */
const copied = z.object({ name: z.string(), value: z.string() })
export const copySection = z.object({
  /** Names the kind for programs: `person`, `ticket`… */
  kind: z.string(),
  title: z.string(),
  /** Why it is held, and how long. */
  why: z.string(),
  items: z.array(z.array(copied)),
})
export type CopySection = z.infer<typeof copySection>
export const dataCopy = z.object({ madeAt: moment(), sections: z.array(copySection) })
export type DataCopy = z.infer<typeof dataCopy>

/** That someone looked at what is mine: who in words, with the name masked; at what. */
export const look = z.object({ at: moment(), who: z.string(), what: z.string() })
export type Look = z.infer<typeof look>

/** How long one may change one's mind about deleting the account, in milliseconds. */
export const LEAVING = 7 * DAY

export const requestId = id('req')
const requestParams = z.object({ requestId })

export const requestKinds = ['copy', 'correct', 'delete', 'restrict', 'explain', 'complaint'] as const
export type RequestKind = (typeof requestKinds)[number]
/** With the article of 个人信息保护法 that gives the right. */
export const requestWords: Record<RequestKind, { word: string; law: string }> = {
  copy: { word: '查阅、复制', law: '第四十五条' },
  correct: { word: '更正、补充', law: '第四十六条' },
  delete: { word: '删除', law: '第四十七条' },
  restrict: { word: '限制或拒绝处理', law: '第四十四条' },
  explain: { word: '解释说明', law: '第四十八条' },
  complaint: { word: '投诉', law: '第五十条' },
}

export const REQUEST_MAX = 1000

/** What a list shows of a request. */
export const requestCard = z.object({
  id: requestId,
  version: z.int(),
  kind: z.enum(requestKinds),
  state: z.enum(requestStates),
  /** The first 80 characters of what was asked. */
  excerpt: z.string(),
  askedBy: z.string(),
  /** The grid whose administrators answer, and its name; without a home, those of the top. */
  area: z.optional(areaCode),
  areaName: z.string(),
  askedAt: moment(),
  changedAt: moment(),
  roundAt: moment(),
  dueAt: z.optional(moment()),
  late: z.boolean(),
  /** Once answered: whether it was done as asked. */
  done: z.optional(z.boolean()),
})
export type RequestCard = z.infer<typeof requestCard>

export const requestEntry = z.object({
  seq: z.int(),
  at: moment(),
  move: z.enum(['open', ...requestMoves]),
  by: z.object({ party: z.enum(requestParties), name: z.string() }),
  state: z.enum(requestStates),
  text: z.optional(z.string()),
  done: z.optional(z.boolean()),
})
export type RequestEntry = z.infer<typeof requestEntry>

export const request = z.extend(requestCard, {
  text: z.string(),
  timeline: z.array(requestEntry),
  parties: z.array(z.enum(requestParties)),
})
export type Request = z.infer<typeof request>

const requestMove = {
  capability: 'privacy',
  method: 'POST',
  params: requestParams,
  reply: requestCard,
  errors: ['wrongState'],
  idempotent: true,
} as const
const { moves } = requestLifecycle

export const privacyRoutes = {
  listConsents: {
    capability: 'privacy',
    method: 'GET',
    path: '/me/consents',
    summary: 'What I agreed to or refused, the newest word on each purpose first, then the history',
    access: 'signedIn',
    reply: z.object({ current: z.array(consent), history: z.array(consent) }),
    errors: [],
  },
  answerConsent: {
    capability: 'privacy',
    method: 'POST',
    path: '/me/consents',
    summary:
      'Agree to one purpose, or refuse or withdraw; withdrawing deletes what was held for it alone. A child agrees to nothing sensitive alone',
    access: 'signedIn',
    body: z.object({ purpose: z.enum(purposes), version: z.string().check(z.maxLength(20)), given: z.boolean() }),
    reply: consent,
    errors: ['guardianConsents'],
  },
  getMyData: {
    capability: 'privacy',
    method: 'GET',
    path: '/me/data',
    summary: 'All that is held of me, in words',
    access: 'signedIn',
    reply: dataCopy,
    errors: [],
  },
  listLooks: {
    capability: 'privacy',
    method: 'GET',
    path: '/me/looks',
    summary: 'Who looked at what is mine, newest first',
    access: 'signedIn',
    query: z.object(pageQuery),
    reply: page(look),
    errors: [],
  },
  askDeletion: {
    capability: 'privacy',
    method: 'POST',
    path: '/me/deletion',
    summary: 'Delete my account in 7 days, unless I change my mind',
    access: 'signedIn',
    reply: me,
    errors: ['lastAdministrator', 'alertOpen'],
  },
  cancelDeletion: {
    capability: 'privacy',
    method: 'DELETE',
    path: '/me/deletion',
    summary: 'Keep my account after all; not for a child for whom nobody answers any more',
    access: 'signedIn',
    reply: me,
    errors: ['guardianNeeded'],
  },
  askRequest: {
    capability: 'privacy',
    method: 'POST',
    path: '/me/requests',
    summary: 'Ask the operator something about my data; answered with a reason within 15 working days',
    access: 'signedIn',
    body: z.object({ kind: z.enum(requestKinds), text: words(5, REQUEST_MAX) }),
    reply: requestCard,
    status: 201,
    errors: [],
    idempotent: true,
  },
  listMyRequests: {
    capability: 'privacy',
    method: 'GET',
    path: '/me/requests',
    summary: 'My requests, newest first',
    access: 'signedIn',
    query: z.object(pageQuery),
    reply: page(requestCard),
    errors: [],
  },
  listRequestQueue: {
    capability: 'privacy',
    method: 'GET',
    path: '/requests/queue',
    summary: 'The requests of an area that I administer (all of mine unless one is named), by their clock',
    access: { roles: ['administrator'], at: 'query.area' },
    query: z.object({ ...pageQuery, area: z.optional(areaCode), stage: z._default(z.enum(stages), 'open') }),
    reply: page(requestCard),
    errors: [],
  },
  getRequest: {
    capability: 'privacy',
    method: 'GET',
    path: '/requests/{requestId}',
    summary: 'One request whole',
    access: { parties: ['asker', 'operator'] },
    params: requestParams,
    reply: request,
    errors: [],
    audit: '查看个人信息请求',
  },
  addToRequest: {
    ...requestMove,
    path: '/requests/{requestId}/additions',
    summary: 'Add to what I asked',
    access: { parties: moves.add.by },
    body: z.object({ text: words(1, REQUEST_MAX) }),
  },
  withdrawRequest: {
    ...requestMove,
    path: '/requests/{requestId}/withdraw',
    summary: 'Take my request back',
    access: { parties: moves.withdraw.by },
  },
  answerRequest: {
    ...requestMove,
    path: '/requests/{requestId}/answer',
    summary: 'Answer a request, with the reason where it is not done as asked',
    access: { parties: moves.answer.by },
    body: z.object({ text: words(5, REQUEST_MAX), done: z.boolean() }),
    audit: '答复个人信息请求',
  },
} as const satisfies RouteTable
