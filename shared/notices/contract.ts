/** Notices (通知): staff tell any part of the area that they serve, and see which households were reached. */
import '../zod.ts'
import * as z from 'zod/mini'
import { areaCode, householdCode } from '../areas/contract.ts'
import { page, pageQuery } from '../page.ts'
import { handlingRoles, managingRoles, overseeingRoles } from '../roles/roles.ts'
import type { RouteTable } from '../route.ts'
import { words } from '../zod.ts'
import { announcementId } from './announcement.ts'
import { type NoticeMove, noticeLifecycle, noticeStates } from './lifecycle.ts'
import { correction, feedItem, mine, newNotice, notice, noticeCard, noticeId, target, WHY_MAX } from './notice.ts'
import { audience, door, reachCounts, reachRow } from './reach.ts'

const noticeParams = z.object({ noticeId })
const announcementParams = z.object({ announcementId })
const reason = words(2, WHY_MAX)

/** Who may knock at doors. */
export const doorRoles = [...handlingRoles, 'administrator'] as const

/** A move as a route: its access is what the lifecycle says. */
const moveRoute = <M extends NoticeMove, P extends string>(move: M, path: P, summary: string) =>
  ({
    capability: 'notices',
    method: 'POST',
    path: `/notices/{noticeId}/${path}`,
    summary,
    access: { parties: noticeLifecycle.moves[move].by },
    params: noticeParams,
    reply: noticeCard,
    idempotent: true,
  }) as const

const doorParams = z.object({ announcementId, household: householdCode })
const doorReply = z.object({ household: householdCode, ticked: z.boolean() })

export const noticeRoutes = {
  draftNotice: {
    capability: 'notices',
    method: 'POST',
    path: '/notices',
    summary: 'Draft a notice to areas of my scope; nobody is told yet',
    access: { roles: managingRoles },
    body: newNotice,
    reply: noticeCard,
    status: 201,
    errors: ['photoNotReady', 'fileNotReady'],
    idempotent: true,
  },
  listMyNotices: {
    capability: 'notices',
    method: 'GET',
    path: '/notices/mine',
    summary:
      'The notices for where I live, newest first; with the first page, what presses and how many I have not read',
    access: 'signedIn',
    query: z.object(pageQuery),
    reply: z.extend(page(feedItem), {
      /** Among the newest fifty; with the first page only. */
      pressing: z.optional(z.array(feedItem)),
      unread: z.optional(z.int()),
    }),
    errors: [],
  },
  listNotices: {
    capability: 'notices',
    method: 'GET',
    path: '/areas/{area}/notices',
    summary: 'The notices made for an area or parts of it, by their state, last changed first',
    access: { roles: overseeingRoles, at: 'params.area' },
    params: z.object({ area: areaCode }),
    query: z.object({ ...pageQuery, state: z._default(z.enum(noticeStates), 'published') }),
    reply: page(noticeCard),
    errors: [],
  },
  listNoticesFor: {
    capability: 'notices',
    method: 'GET',
    path: '/areas/{area}/feed',
    summary: 'The notices that all of an area was told, whoever sent them, newest first',
    access: { roles: overseeingRoles, at: 'params.area' },
    params: z.object({ area: areaCode }),
    query: z.object(pageQuery),
    reply: page(noticeCard),
    errors: [],
  },
  getNotice: {
    capability: 'notices',
    method: 'GET',
    path: '/notices/{noticeId}',
    summary: 'A notice whole, as I may see it, with what it said before it was corrected',
    access: { parties: ['author', 'manager', 'approver', 'observer', 'household', 'reader'] },
    params: noticeParams,
    reply: notice,
    errors: [],
  },
  saveDraft: {
    ...moveRoute('edit', 'draft', 'Change a draft; what is not sent is gone'),
    body: newNotice,
    errors: ['wrongState', 'photoNotReady', 'fileNotReady'],
  },
  copyNotice: {
    capability: 'notices',
    method: 'POST',
    path: '/notices/{noticeId}/copy',
    summary: 'Draft a new notice with the words, photos, files and targets of a former one',
    access: { parties: ['author', 'manager'] },
    params: noticeParams,
    reply: noticeCard,
    status: 201,
    errors: ['fileNotReady'],
    idempotent: true,
  },
  previewNotice: {
    capability: 'notices',
    method: 'GET',
    path: '/notices/{noticeId}/preview',
    summary:
      'How many households a notice goes to, and how many of them can be told by the app and by a message: in all, and by its targets, or by the areas right under one that it goes to',
    access: { parties: ['author', 'manager', 'approver'] },
    params: noticeParams,
    query: z.object({ area: z.optional(areaCode) }),
    reply: z.extend(audience, { items: z.array(z.extend(target, audience.shape)) }),
    errors: ['notFound'],
  },
  listUnpushable: {
    capability: 'notices',
    method: 'GET',
    path: '/buildings/{building}/unpushable',
    summary: 'The doors of a building that no message about a notice can be sent to: who joined, and who did not',
    access: { roles: doorRoles, at: 'params.building' },
    params: z.object({ building: areaCode }),
    reply: z.extend(audience, {
      building: areaCode,
      name: z.string(),
      items: z.array(z.pick(door, { household: true, room: true, joined: true })),
    }),
    errors: ['notFound'],
    audit: '查看收不到消息的住户',
  },
  submitNotice: {
    ...moveRoute(
      'schedule',
      'submit',
      'Publish a draft at its start; to a street or more, propose it to a second person',
    ),
    errors: ['wrongState', 'badInput'],
    audit: '提交通知',
  },
  approveNotice: {
    ...moveRoute('approve', 'approve', 'As the second person, agree to a notice or to its correction, as I saw it'),
    /** The notice's version that was read. */
    body: z.object({ version: z.int() }),
    errors: ['wrongState', 'changedMeanwhile'],
    audit: '复核同意通知',
  },
  refuseNotice: {
    ...moveRoute('refuse', 'refuse', 'As the second person, send a notice or its correction back, with a reason'),
    body: z.object({ reason }),
    errors: ['wrongState'],
    audit: '复核退回通知',
  },
  takeBackNotice: {
    ...moveRoute('takeBack', 'draft-again', 'Make a draft again of my notice that is not out yet'),
    errors: ['wrongState'],
    audit: '收回待发布通知',
  },
  correctNotice: {
    ...moveRoute('correct', 'correction', 'Correct what a notice says; what it said before stays visible'),
    body: correction,
    errors: ['wrongState'],
    audit: '更正通知',
  },
  withdrawNotice: {
    ...moveRoute('withdraw', 'withdraw', 'Take a notice back, with a reason that residents see'),
    body: z.object({ reason }),
    errors: ['wrongState'],
    audit: '撤回通知',
  },
  openNotice: {
    capability: 'notices',
    method: 'POST',
    path: '/notices/{noticeId}/open',
    summary: 'I have opened it; counted once a household, however often and by whomever of it',
    access: { parties: ['household', 'reader'] },
    params: noticeParams,
    reply: mine,
    errors: ['wrongState', 'changedMeanwhile'],
  },
  confirmNotice: {
    capability: 'notices',
    method: 'POST',
    path: '/notices/{noticeId}/confirm',
    summary: 'My household has read it; counted once a household',
    access: { parties: ['household'] },
    params: noticeParams,
    reply: mine,
    errors: ['wrongState', 'changedMeanwhile'],
  },
  getReach: {
    capability: 'notices',
    method: 'GET',
    path: '/announcements/{announcementId}/reach',
    summary:
      'How far a notice or a warning got in an area: in all, by the areas right under it, and in a community or grid by building',
    access: { roles: overseeingRoles, at: 'query.area' },
    params: announcementParams,
    query: z.object({ area: areaCode }),
    reply: z.extend(reachCounts, { items: z.array(reachRow), buildings: z.optional(z.array(reachRow)) }),
    errors: ['notFound'],
  },
  getWalkingList: {
    capability: 'notices',
    method: 'GET',
    path: '/announcements/{announcementId}/doors/{building}',
    summary:
      'The doors of a building that a notice or a warning has not reached (where it asks for confirmation: that have not confirmed), and those ticked off',
    access: { roles: doorRoles, at: 'params.building' },
    params: z.object({ announcementId, building: areaCode }),
    reply: z.object({ building: areaCode, name: z.string(), households: z.int(), items: z.array(door) }),
    errors: ['notFound'],
    audit: '查看走访名单',
  },
  tickDoor: {
    capability: 'notices',
    method: 'POST',
    path: '/announcements/{announcementId}/ticks/{household}',
    summary: 'This household was told at its door',
    access: { roles: doorRoles, at: 'params.household' },
    params: doorParams,
    reply: doorReply,
    errors: ['notFound', 'wrongState'],
    audit: '走访打勾',
  },
  untickDoor: {
    capability: 'notices',
    method: 'DELETE',
    path: '/announcements/{announcementId}/ticks/{household}',
    summary: 'It was not after all',
    access: { roles: doorRoles, at: 'params.household' },
    params: doorParams,
    reply: doorReply,
    errors: ['notFound', 'wrongState'],
    audit: '走访取消打勾',
  },
} as const satisfies RouteTable
