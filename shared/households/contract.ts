/**
 * Households: joining one, being verified as a member, and who belongs to it. Nobody learns here whether an address or a
 * phone is in the roster: what is asked is answered alike, and attempts are limited.
 */
import '../zod.ts'
import * as z from 'zod/mini'
import { areaCode, householdCode } from '../areas/contract.ts'
import { code } from '../codes.ts'
import { stages } from '../lifecycle.ts'
import { page, pageQuery } from '../page.ts'
import { personId, relations } from '../people/person.ts'
import type { RouteTable } from '../route.ts'
import { words } from '../zod.ts'
import { approverRoles } from './approvers.ts'
import { dependantId, household, invitation, keptDependant, listedHousehold, newDependant } from './household.ts'
import { answered, building, join, joinCard, joinId, newJoin, queuedJoin } from './join.ts'
import { joinLifecycle } from './lifecycle.ts'
import { ANSWERS_MAX, REASON_MAX } from './limits.ts'

const joinParams = z.object({ joinId })
const householdParams = z.object({ household: householdCode })
const reason = words(2, REASON_MAX)

const base = { capability: 'households' } as const
const ofJoin = { ...base, params: joinParams } as const
const moves = joinLifecycle.moves

export const householdRoutes = {
  requestJoin: {
    ...base,
    method: 'POST',
    path: '/joins',
    summary: 'Ask to belong to a household; the answer is the same whether the roster has the address or not',
    access: 'signedIn',
    body: newJoin,
    reply: joinCard,
    status: 201,
    errors: ['limitReached', 'tooMany', 'consentNeeded'],
    idempotent: true,
  },
  listMyJoins: {
    ...base,
    method: 'GET',
    path: '/joins/mine',
    summary: 'The joins that I asked for, newest first',
    access: 'signedIn',
    query: z.object(pageQuery),
    reply: page(joinCard),
    errors: [],
  },
  listJoinQueue: {
    ...base,
    method: 'GET',
    path: '/joins/queue',
    summary:
      'The joins in an area of mine (all of mine unless one is named): open ones by their clock, closed ones newest first',
    access: { roles: approverRoles, at: 'query.area' },
    query: z.object({ ...pageQuery, area: z.optional(areaCode), stage: z._default(z.enum(stages), 'open') }),
    reply: page(queuedJoin),
    errors: [],
  },
  getJoin: {
    ...ofJoin,
    method: 'GET',
    path: '/joins/{joinId}',
    summary: 'One join whole, as I may see it; a look by staff is kept with the applicant',
    access: { parties: ['applicant', 'householder', 'approver'] },
    reply: join,
    errors: [],
    audit: '查看入户申请',
  },
  matchJoin: {
    ...ofJoin,
    method: 'POST',
    path: '/joins/{joinId}/phone',
    summary: 'Compare my phone (a code of getPhoneNumber) with the roster; kept, sealed, only if I say so',
    access: { parties: ['applicant'] },
    body: z.object({
      /** Of getPhoneNumber: used once, within 5 minutes. */
      phoneCode: words(1, 256),
      /** Whether I agree that my phone is kept, so that staff can reach me. */
      keep: z.boolean(),
    }),
    reply: z.object({ matched: z.boolean(), words: z.string(), join: joinCard }),
    errors: ['wrongState', 'tooMany', 'unavailable'],
    idempotent: true,
  },
  vouchJoin: {
    ...ofJoin,
    method: 'POST',
    path: '/joins/{joinId}/vouch',
    summary: 'Confirm that the applicant belongs to my household; for a child I become the guardian',
    access: { parties: moves.vouch.by },
    reply: joinCard,
    errors: ['wrongState', 'limitReached', 'consentNeeded'],
    idempotent: true,
    audit: '确认家人',
  },
  approveJoin: {
    ...ofJoin,
    method: 'POST',
    path: '/joins/{joinId}/approve',
    summary: 'Approve a join; an address that the roster lacks is added to it',
    access: { parties: moves.approve.by },
    body: z.object({ reason: z.optional(words(0, REASON_MAX)) }),
    reply: joinCard,
    errors: ['wrongState'],
    idempotent: true,
    audit: '通过入户申请',
  },
  refuseJoin: {
    ...ofJoin,
    method: 'POST',
    path: '/joins/{joinId}/refuse',
    summary: 'Refuse a join, with a reason for the applicant',
    access: { parties: moves.refuse.by },
    body: z.object({ reason }),
    reply: joinCard,
    errors: ['wrongState'],
    idempotent: true,
    audit: '不通过入户申请',
  },
  answerJoins: {
    ...base,
    method: 'POST',
    path: '/joins/answers',
    summary: 'Approve or refuse many joins, each on its own: one that fails holds up no other',
    access: { roles: approverRoles },
    body: z
      .object({
        joins: z.array(joinId).check(z.minLength(1), z.maxLength(ANSWERS_MAX)),
        answer: z.enum(['approve', 'refuse']),
        /** For the applicants; a refusal needs one. */
        reason: z.optional(reason),
      })
      .check(
        z.refine(({ answer, reason: why }) => answer === 'approve' || why, { path: ['reason'], error: '请写明原因' }),
      ),
    reply: z.object({ results: z.array(answered) }),
    errors: [],
    audit: '批量答复入户申请',
  },
  withdrawJoin: {
    ...ofJoin,
    method: 'POST',
    path: '/joins/{joinId}/withdraw',
    summary: 'Take my join back',
    access: { parties: moves.withdraw.by },
    reply: joinCard,
    errors: ['wrongState'],
    idempotent: true,
  },
  removeMember: {
    ...ofJoin,
    method: 'POST',
    path: '/joins/{joinId}/removal',
    summary: 'End the membership that this join led to, with a reason; by an owner of the household or by staff',
    access: { parties: ['head', 'approver'] },
    body: z.object({ reason }),
    reply: joinCard,
    errors: ['wrongState'],
    idempotent: true,
    audit: '移除同户成员',
  },
  comeOfAge: {
    ...ofJoin,
    method: 'POST',
    path: '/joins/{joinId}/age',
    summary:
      'Say that whose join this is turned 14: they are a child no more, and asked for their own consents; by their guardian there, or by staff of where they live, or lived last',
    access: { parties: moves.comeOfAge.by },
    reply: joinCard,
    errors: ['wrongState'],
    idempotent: true,
    audit: '登记已满十四周岁',
  },
  inviteMember: {
    ...base,
    method: 'POST',
    path: '/households/{household}/invitations',
    summary: 'A code that lets one person join my household within 24 hours; for a child I am named the guardian',
    access: { parties: ['householder'] },
    params: householdParams,
    body: z.object({ child: z._default(z.boolean(), false) }),
    reply: invitation,
    status: 201,
    errors: ['tooMany', 'limitReached', 'consentNeeded'],
    idempotent: true,
  },
  acceptInvitation: {
    ...base,
    method: 'POST',
    path: '/invitations/{code}/acceptance',
    summary:
      'Join a household by an invitation, verified at once; a code that is over, used, unknown or my own is codeUsed',
    access: 'signedIn',
    params: z.object({ code }),
    body: z.object({ relation: z.enum(relations), name: z.optional(words(1, 20)) }),
    reply: joinCard,
    status: 201,
    errors: ['codeUsed', 'tooMany', 'limitReached', 'wrongState', 'consentNeeded'],
    idempotent: true,
  },
  getHousehold: {
    ...base,
    method: 'GET',
    path: '/households/{household}',
    summary: 'Who belongs to a household, to its members; to staff too, whose look is kept with the members',
    access: { parties: ['householder', 'approver'] },
    params: householdParams,
    reply: household,
    errors: [],
    audit: '查看一户的成员',
  },
  getHouseholdPhones: {
    ...base,
    method: 'GET',
    path: '/households/{household}/phones',
    summary:
      'The phones of a household in full: those of the roster, and those that members keep here; the look is kept with them',
    access: { parties: ['approver'] },
    params: householdParams,
    reply: z.object({
      roster: z.array(z.string()),
      members: z.array(z.object({ personId, name: z.string(), phone: z.string() })),
    }),
    errors: [],
    audit: '查看一户的电话',
  },
  leaveHousehold: {
    ...base,
    method: 'DELETE',
    path: '/households/{household}/membership',
    summary: 'Leave a household; the records that I keep of others there go along',
    access: { parties: ['householder'] },
    params: householdParams,
    reply: joinCard,
    errors: ['changedMeanwhile', 'wrongState'],
  },
  moveHouse: {
    ...base,
    method: 'POST',
    path: '/households/{household}/move',
    summary: 'Leave a household, and ask to join another, in one',
    access: { parties: ['householder'] },
    params: householdParams,
    body: newJoin,
    reply: joinCard,
    status: 201,
    errors: ['limitReached', 'tooMany', 'wrongState', 'consentNeeded'],
    idempotent: true,
  },
  keepDependant: {
    ...base,
    method: 'POST',
    path: '/households/{household}/dependants',
    summary: 'Keep the record of someone of the household who has no phone',
    access: { parties: ['householder', 'approver'] },
    params: householdParams,
    body: newDependant,
    reply: keptDependant,
    status: 201,
    errors: ['limitReached', 'consentNeeded'],
    idempotent: true,
    audit: '登记同户家人',
  },
  correctDependant: {
    ...base,
    method: 'POST',
    path: '/households/{household}/dependants/{dependantId}',
    summary: 'Correct the record of a dependant',
    access: { parties: ['householder', 'approver'] },
    params: z.object({ household: householdCode, dependantId }),
    body: newDependant,
    reply: keptDependant,
    errors: ['notFound', 'consentNeeded'],
    idempotent: true,
    audit: '修改同户家人',
  },
  removeDependant: {
    ...base,
    method: 'DELETE',
    path: '/households/{household}/dependants/{dependantId}',
    summary: 'Delete the record of a dependant, with what is kept for their care',
    access: { parties: ['householder', 'approver'] },
    params: z.object({ household: householdCode, dependantId }),
    reply: z.object({ removed: z.literal(true) }),
    errors: ['notFound', 'changedMeanwhile'],
    audit: '删去同户家人',
  },
  listHouseholds: {
    ...base,
    method: 'GET',
    path: '/buildings/{building}/households',
    summary: 'The roster of a building: which households joined, with how many members; phones masked',
    access: { roles: approverRoles, at: 'params.building' },
    params: z.object({ building }),
    query: z.object(pageQuery),
    reply: page(listedHousehold),
    errors: [],
    audit: '查看一栋楼的名册',
  },
} as const satisfies RouteTable
