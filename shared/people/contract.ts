/** People: sign-in with WeChat, and who one is here: homes and roles. */
import '../zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../areas/contract.ts'
import { id } from '../ids.ts'
import type { RouteTable } from '../route.ts'
import { moment } from '../zod.ts'

/** Roles are held at an area and reach down its subtree. */
export const roles = ['gridWorker', 'communityStaff', 'streetStaff'] as const
export type Role = (typeof roles)[number]

export const roleWords: Record<Role, string> = {
  gridWorker: '网格员',
  communityStaff: '社区工作人员',
  streetStaff: '街道工作人员',
}

/** How long a token lives, in milliseconds. */
export const TOKEN_LIFE = 2 * 60 * 60 * 1000

export const personId = id('per')

export const heldRole = z.object({ role: z.enum(roles), area: areaCode, areaName: z.string() })
export type HeldRole = z.infer<typeof heldRole>

/** A home: the building's area code, and the room in words. */
export const home = z.object({ building: areaCode, buildingName: z.string(), room: z.string() })
export type Home = z.infer<typeof home>

export const me = z.object({
  id: personId,
  name: z.string(),
  homes: z.array(home),
  roles: z.array(heldRole),
})
export type Me = z.infer<typeof me>

export const demoPerson = z.object({
  id: personId,
  name: z.string(),
  title: z.string(),
  code: z.string(),
  homes: z.array(home),
  roles: z.array(heldRole),
})
export type DemoPerson = z.infer<typeof demoPerson>

export const peopleRoutes = {
  signIn: {
    capability: 'people',
    method: 'POST',
    path: '/session',
    summary: 'Sign in with a code of wx.login; the code can be used once, within 5 minutes',
    access: 'anyone',
    body: z.object({ code: z.string().check(z.minLength(1), z.maxLength(128)) }),
    reply: z.object({ token: z.string(), expiresAt: moment(), person: me }),
    errors: ['codeRefused', 'tooMany', 'unavailable'],
  },
  getMe: {
    capability: 'people',
    method: 'GET',
    path: '/me',
    summary: 'Who I am here: my homes and roles',
    access: 'signedIn',
    reply: me,
    errors: [],
  },
} as const satisfies RouteTable

/** The door of the local stage: a code to sign in as each demo person. Deployed stages have no such route. */
export const demoRoutes = {
  listDemoPeople: {
    capability: 'demo',
    method: 'GET',
    path: '/demo/people',
    summary: 'The demo persons, each with a fresh code that signIn takes (local stage only)',
    access: 'anyone',
    reply: z.object({ items: z.array(demoPerson) }),
    errors: ['unavailable'],
  },
} as const satisfies RouteTable
