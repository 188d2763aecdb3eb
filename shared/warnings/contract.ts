import '../zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../areas/contract.ts'
import { managingRoles } from '../roles/roles.ts'
import type { RouteTable } from '../route.ts'
import { moment } from '../zod.ts'
import {
  cancelledWarning,
  newWarning,
  warning,
  warningId,
  warningKinds,
  warningLevels,
  warningSaid,
} from './warning.ts'

const params = z.object({ warningId })

/** UTF-16 units of a document that is pasted. */
export const CAP_MAX = 20_000

/** What a CAP document says, as far as it is understood: staff look it over before they pass it on. */
export const capRead = z.object({
  reference: z.string(),
  issuer: z.optional(z.string()),
  kind: z.optional(z.enum(warningKinds)),
  level: z.optional(z.enum(warningLevels)),
  headline: z.optional(z.string()),
  text: z.optional(z.string()),
  measures: z.optional(z.string()),
  contact: z.optional(z.string()),
  startsAt: z.optional(moment()),
  endsAt: z.optional(moment()),
  /** The area in its words. */
  areaWords: z.optional(z.string()),
  message: z.enum(['alert', 'update', 'cancel']),
  /** It says of itself that it is a test or an exercise. */
  test: z.boolean(),
})
export type CapRead = z.infer<typeof capRead>

export const warningRoutes = {
  relayWarning: {
    capability: 'warnings',
    method: 'POST',
    path: '/warnings',
    summary: 'Pass on a warning that the government issued, in its issuer’s name and with the official reference',
    access: { roles: managingRoles, at: 'body.area' },
    body: newWarning,
    reply: warning,
    status: 201,
    errors: [],
    idempotent: true,
    audit: '转发预警',
  },
  updateWarning: {
    capability: 'warnings',
    method: 'POST',
    path: '/warnings/{warningId}/update',
    summary: 'Pass on what its issuer says now in place of a warning; it refers to what went before',
    access: { roles: managingRoles },
    params,
    body: warningSaid,
    reply: warning,
    status: 201,
    errors: ['notFound', 'wrongState'],
    idempotent: true,
    audit: '更新预警',
  },
  cancelWarning: {
    capability: 'warnings',
    method: 'POST',
    path: '/warnings/{warningId}/cancel',
    summary: 'Pass on that its issuer cancelled a warning',
    access: { roles: managingRoles },
    params,
    body: cancelledWarning,
    reply: warning,
    status: 201,
    errors: ['notFound', 'wrongState'],
    idempotent: true,
    audit: '解除预警',
  },
  readCap: {
    capability: 'warnings',
    method: 'POST',
    path: '/warnings/cap',
    summary: 'Read CAP (1.1 or 1.2) that was pasted, to fill in what is to be passed on; nothing is kept',
    access: { roles: managingRoles },
    body: z.object({ cap: z.string().check(z.minLength(1), z.maxLength(CAP_MAX)) }),
    reply: capRead,
    errors: ['badInput'],
  },
  listMyWarnings: {
    capability: 'warnings',
    method: 'GET',
    path: '/warnings/mine',
    summary: 'The warnings in force where I live or serve, the gravest first',
    access: 'signedIn',
    reply: z.object({ items: z.array(warning) }),
    errors: [],
  },
  listWarnings: {
    capability: 'warnings',
    method: 'GET',
    path: '/areas/{area}/warnings',
    summary: 'The last fifty warnings for an area itself, newest first',
    access: 'signedIn',
    params: z.object({ area: areaCode }),
    reply: z.object({ items: z.array(warning) }),
    errors: [],
  },
  getCapFeed: {
    capability: 'warnings',
    method: 'GET',
    path: '/cap/feed.atom',
    summary: 'The last fifty messages of warnings as an Atom feed of CAP documents, for anybody',
    access: 'anyone',
    reply: z.string(),
    replyType: 'application/atom+xml',
    errors: [],
  },
  getCap: {
    capability: 'warnings',
    method: 'GET',
    path: '/cap/{file}',
    summary: 'One message of a warning as CAP 1.2, for anybody: `<id>.xml`',
    access: 'anyone',
    params: z.object({ file: z.string().check(z.regex(/^wrn_[0-9A-HJKMNP-TV-Z]{26}\.xml$/, '编号不对')) }),
    reply: z.string(),
    replyType: 'application/cap+xml',
    errors: ['notFound'],
  },
} as const satisfies RouteTable
