/** Standing ready (随时待命): who is rung for urgent requests; and whom staff know to be fit for what is delicate. */
import '../zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../areas/contract.ts'
import { personId } from '../people/person.ts'
import { managingRoles } from '../roles/roles.ts'
import type { RouteTable } from '../route.ts'
import { moment } from '../zod.ts'
import { helpKinds, helpScopes } from './kinds.ts'

/** Times of the day by the clock of China, as hours: from 6 to 12, to 18, to 24, and the night. */
export const dayParts = ['morning', 'afternoon', 'evening', 'night'] as const
export type DayPart = (typeof dayParts)[number]
export const dayPartWords: Record<DayPart, string> = {
  morning: '上午（6–12 点）',
  afternoon: '下午（12–18 点）',
  evening: '晚上（18–24 点）',
  night: '夜里（0–6 点）',
}

const distinct = <T>(each: z.ZodMiniType<T>, max: number) =>
  z.array(each).check(
    z.minLength(1),
    z.maxLength(max),
    z.refine((all) => new Set(all).size === all.length, '不能重复'),
  )

/** What somebody stands ready for: kinds, when, how far from home. */
const standing = {
  kinds: distinct(z.enum(helpKinds), helpKinds.length),
  parts: distinct(z.enum(dayParts), dayParts.length),
  scope: z.enum(helpScopes),
}

const ready = z.object({ ready: z.optional(z.object({ ...standing, building: areaCode, since: moment() })) })
export type Ready = z.infer<typeof ready>

const vetting = z.object({
  community: areaCode,
  /** Delicate requests are only for those whom staff know. */
  required: z.boolean(),
  people: z.array(z.object({ person: personId, name: z.string(), since: moment() })),
})
export type Vetting = z.infer<typeof vetting>

const base = { capability: 'help' } as const

export const readyRoutes = {
  getReady: {
    ...base,
    method: 'GET',
    path: '/help/ready',
    summary: 'What I stand ready for, if I do',
    access: 'signedIn',
    reply: ready,
    errors: [],
  },
  saveReady: {
    ...base,
    method: 'POST',
    path: '/help/ready',
    summary: 'Stand ready from my verified home (the first, unless its building is named): rung for urgent requests',
    access: 'signedIn',
    body: z.object({ ...standing, building: z.optional(areaCode) }),
    reply: ready,
    errors: ['notAllowed'],
    idempotent: true,
  },
  stopReady: {
    ...base,
    method: 'DELETE',
    path: '/help/ready',
    summary: 'Stand ready no longer',
    access: 'signedIn',
    reply: ready,
    errors: [],
  },
  getVetting: {
    ...base,
    method: 'GET',
    path: '/help/vetting',
    summary: 'Whether delicate requests in a community are only for those whom staff know, and who they are',
    access: { roles: managingRoles, at: 'query.community' },
    query: z.object({ community: areaCode }),
    reply: vetting,
    errors: [],
    audit: '查看核实过的帮手',
  },
  setVetting: {
    ...base,
    method: 'POST',
    path: '/help/vetting',
    summary: 'Decide whether delicate requests in a community are only for those whom staff know',
    access: { roles: managingRoles, at: 'body.community' },
    body: z.object({ community: areaCode, required: z.boolean() }),
    reply: vetting,
    errors: [],
    idempotent: true,
    audit: '设置帮手核实',
  },
  vetHelper: {
    ...base,
    method: 'POST',
    path: '/help/vetting/people',
    summary:
      'Say that staff know this person, who verifiably lives in the community, to be fit for delicate help; or no longer',
    access: { roles: managingRoles, at: 'body.community' },
    body: z.object({ community: areaCode, person: personId, vetted: z.boolean() }),
    reply: vetting,
    errors: ['notFound', 'limitReached'],
    idempotent: true,
    audit: '核实帮手',
  },
} as const satisfies RouteTable
