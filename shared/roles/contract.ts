/** Roles: who serves where as what; given, taken, and offered by a code. */
import '../zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../areas/contract.ts'
import { code } from '../codes.ts'
import { HOUR } from '../lifecycle.ts'
import { page, pageQuery } from '../page.ts'
import { personId } from '../people/person.ts'
import type { RouteTable } from '../route.ts'
import { moment, words } from '../zod.ts'
import { heldRole, managingRoles, overseeingRoles, ROLES_MAX, roles } from './roles.ts'

/** How long an invitation to a role can be accepted, in milliseconds. */
export const ROLE_INVITATION_LIFE = 72 * HOUR

/** How often codes of invitations may be tried by one person in an hour, and made by one in a day. */
export const CODE_TRIES = 20
export const INVITATIONS_A_DAY = 100

const role = z.enum(roles)

/** Someone who serves, with those of their roles that lie in the scope of who asks. */
export const serving = z.object({ person: personId, name: z.string(), roles: z.array(heldRole) })
export type Serving = z.infer<typeof serving>

/** One role that someone holds, as a list shows it. `by`: who gave it. */
export const servingRow = z.extend(heldRole, { person: personId, name: z.string(), by: personId, at: moment() })
export type ServingRow = z.infer<typeof servingRow>

/** What an invitation offers, as whoever has its code sees it before accepting. */
export const roleOffer = z.object({
  role,
  area: areaCode,
  areaName: z.string(),
  /** Who invites, and what they wrote. */
  byName: z.string(),
  note: z.string(),
  expiresAt: moment(),
})
export type RoleOffer = z.infer<typeof roleOffer>

/** `scene`: what a mini-program code of it carries. */
export const roleInvitation = z.extend(roleOffer, { code: z.string(), scene: z.string() })
export type RoleInvitation = z.infer<typeof roleInvitation>

const personParams = z.object({ person: personId })
const codeParams = z.object({ code })
const areas = z.array(areaCode).check(
  z.minLength(1),
  z.maxLength(ROLES_MAX),
  z.refine((all) => new Set(all).size === all.length, '有重复的地点'),
)

export const roleRoutes = {
  grantRole: {
    capability: 'roles',
    method: 'POST',
    path: '/people/{person}/roles',
    summary: 'Give a person a role at an area, never above my own; a grid worker of a grid group gets all of its grids',
    access: { roles: managingRoles, at: 'body.area' },
    params: personParams,
    body: z.object({ role, area: areaCode }),
    reply: serving,
    errors: ['notFound', 'aboveOwn', 'ownRoles', 'limitReached', 'changedMeanwhile'],
    idempotent: true,
    audit: '授予身份',
  },
  grantRoles: {
    capability: 'roles',
    method: 'POST',
    path: '/role-grants',
    summary: 'Give a person one role at many areas, all or none',
    access: { roles: managingRoles },
    body: z.object({ person: personId, role, areas }),
    reply: serving,
    errors: ['notFound', 'aboveOwn', 'ownRoles', 'limitReached', 'changedMeanwhile'],
    idempotent: true,
    audit: '批量授予身份',
  },
  revokeRole: {
    capability: 'roles',
    method: 'DELETE',
    path: '/people/{person}/roles/{role}/{area}',
    summary: 'Take a role from a person; a grid of a grid group takes the others of the group with it',
    access: { roles: managingRoles, at: 'params.area' },
    params: z.object({ person: personId, role, area: areaCode }),
    reply: serving,
    errors: ['notFound', 'aboveOwn', 'ownRoles', 'lastAdministrator', 'changedMeanwhile'],
    audit: '撤销身份',
  },
  revokeRoles: {
    capability: 'roles',
    method: 'POST',
    path: '/role-revocations',
    summary: 'Take one role from a person at many areas, all or none',
    access: { roles: managingRoles },
    body: z.object({ person: personId, role, areas }),
    reply: serving,
    errors: ['notFound', 'aboveOwn', 'ownRoles', 'lastAdministrator', 'changedMeanwhile'],
    idempotent: true,
    audit: '批量撤销身份',
  },
  inviteToRole: {
    capability: 'roles',
    method: 'POST',
    path: '/role-invitations',
    summary: 'Make a code that gives its first bearer a role at an area, within 72 hours, if I may still give it then',
    access: { roles: managingRoles, at: 'body.area' },
    body: z.object({ role, area: areaCode, note: z._default(words(0, 40), '') }),
    reply: roleInvitation,
    status: 201,
    errors: ['aboveOwn', 'tooMany', 'changedMeanwhile'],
    idempotent: true,
    audit: '发出身份邀请',
  },
  getRoleOffer: {
    capability: 'roles',
    method: 'GET',
    path: '/role-invitations/{code}',
    summary: 'What a code offers me; unknown, used and expired codes look the same',
    access: 'signedIn',
    params: codeParams,
    reply: roleOffer,
    errors: ['codeUsed', 'tooMany'],
  },
  acceptRole: {
    capability: 'roles',
    method: 'POST',
    path: '/role-invitations/{code}/acceptance',
    summary: 'Accept the role that a code offers; unknown, used and expired codes look the same',
    access: 'signedIn',
    params: codeParams,
    reply: heldRole,
    errors: ['codeUsed', 'tooMany', 'limitReached', 'changedMeanwhile'],
    idempotent: true,
    audit: '接受身份邀请',
  },
  listServing: {
    capability: 'roles',
    method: 'GET',
    path: '/areas/{area}/serving',
    summary: 'Who serves in an area and below, by role; of a city or a building, who serves right there',
    access: { roles: overseeingRoles, at: 'params.area' },
    params: z.object({ area: areaCode }),
    query: z.object({ ...pageQuery, role: z.optional(role) }),
    reply: page(servingRow),
    errors: [],
  },
  getServing: {
    capability: 'roles',
    method: 'GET',
    path: '/people/{person}/roles',
    summary: 'The roles of a person that lie in my scope; who has none there is not to be found',
    access: { roles: overseeingRoles },
    params: personParams,
    reply: serving,
    errors: ['notFound'],
  },
} as const satisfies RouteTable
