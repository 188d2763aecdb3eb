import '../zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../areas/contract.ts'
import { audience } from '../notices/reach.ts'
import { managingRoles } from '../roles/roles.ts'
import type { RouteTable } from '../route.ts'
import { CAP_MAX, capFound, URL_MAX } from './found.ts'
import { cancelledWarning, newWarning, warning, warningId, warningSaid } from './warning.ts'

const params = z.object({ warningId })
const items = z.object({ items: z.array(warning) })

/** A message of a warning with all that belong to the same one, oldest first, itself among them. */
export const warningWhole = z.extend(warning, { history: z.array(warning) })
export type WarningWhole = z.infer<typeof warningWhole>

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
    body: z.object({ cap: z.string().check(z.minLength(1, '请粘贴文件内容'), z.maxLength(CAP_MAX, '文件太长了')) }),
    reply: capFound,
    errors: ['badInput'],
  },
  fetchCap: {
    capability: 'warnings',
    method: 'POST',
    path: '/warnings/cap/fetch',
    summary: 'Read CAP, or an Atom feed that leads to it, at a public https address; nothing is kept',
    access: { roles: managingRoles },
    body: z.object({ url: z.string().check(z.minLength(1, '请填写网址'), z.maxLength(URL_MAX, '网址太长了')) }),
    reply: capFound,
    errors: ['badInput', 'tooMany'],
  },
  previewWarning: {
    capability: 'warnings',
    method: 'GET',
    path: '/areas/{area}/warnings/preview',
    summary:
      'How many households a warning for an area would go to, and how many of them can be told by the app and by a message',
    access: { roles: managingRoles, at: 'params.area' },
    params: z.object({ area: areaCode }),
    reply: audience,
    errors: [],
  },
  listMyWarnings: {
    capability: 'warnings',
    method: 'GET',
    path: '/warnings/mine',
    summary: 'The warnings in force where I live or serve, the gravest first',
    access: 'signedIn',
    reply: items,
    errors: [],
  },
  listMyPastWarnings: {
    capability: 'warnings',
    method: 'GET',
    path: '/warnings/mine/past',
    summary: 'The last messages of warnings where I live or serve that are no longer in force, newest first',
    access: 'signedIn',
    reply: items,
    errors: [],
  },
  getWarning: {
    capability: 'warnings',
    method: 'GET',
    path: '/warnings/{warningId}',
    summary: 'A message of a warning in whatever state, with all that went before and after it, for anybody',
    access: 'anyone',
    params,
    reply: warningWhole,
    errors: ['notFound'],
  },
  openWarning: {
    capability: 'warnings',
    method: 'POST',
    path: '/warnings/{warningId}/open',
    summary:
      'I have opened it; counted once a household, however often and by whomever of it. `counted`: whether a verified home of mine is where it goes to',
    access: 'signedIn',
    params,
    reply: z.object({ counted: z.boolean() }),
    errors: ['notFound', 'changedMeanwhile'],
  },
  listWarnings: {
    capability: 'warnings',
    method: 'GET',
    path: '/areas/{area}/warnings',
    summary:
      'The last fifty messages of warnings for an area, for what lies above it and for parts of it, newest first',
    access: 'signedIn',
    params: z.object({ area: areaCode }),
    reply: items,
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
