/** Certificates (时长证明): what somebody served in a period, on paper, with a code by which anyone may verify it. */
import '../zod.ts'
import * as z from 'zod/mini'
import { code } from '../codes.ts'
import { id } from '../ids.ts'
import { page, pageQuery } from '../page.ts'
import type { RouteTable } from '../route.ts'
import { moment } from '../zod.ts'
import { month } from './contract.ts'

export const certificateId = id('crt')

/** How my name stands on it: as I am called here, or with all but the surname covered. */
export const namings = ['whole', 'masked'] as const
export type Naming = (typeof namings)[number]
export const namingWords: Record<Naming, string> = { whole: '写全名', masked: '只写姓，其余用 * 代替' }

/** The months that one certificate may span. */
export const PERIOD_MAX = 60
export const CERTIFICATES_A_DAY = 10
/** How often in an hour one place may ask for a certificate that is none. */
export const WRONG_CERTIFICATES_AN_HOUR = 20

/** `name` as it stands on it; `code` as it is shown; both months are included. */
export const certificate = z.object({
  id: certificateId,
  code: z.string(),
  name: z.string(),
  first: month,
  last: month,
  minutes: z.int(),
  times: z.int(),
  communityName: z.string(),
  issuedAt: moment(),
})
export type Certificate = z.infer<typeof certificate>

/** What anyone sees who has the code. `correctedAt`: when an entry of the period was corrected after it was issued, if one was. */
export const verified = z.object({
  name: z.string(),
  first: month,
  last: month,
  minutes: z.int(),
  times: z.int(),
  communityName: z.string(),
  issuedAt: moment(),
  correctedAt: z.optional(moment()),
})
export type Verified = z.infer<typeof verified>

export const certificateRoutes = {
  requestCertificate: {
    capability: 'hours',
    method: 'POST',
    path: '/me/hours/certificates',
    summary: 'A certificate of what I served in these months, issued by my community',
    access: 'signedIn',
    body: z.object({ first: month, last: month, naming: z._default(z.enum(namings), 'whole') }),
    reply: certificate,
    status: 201,
    errors: ['tooMany'],
    idempotent: true,
  },
  listCertificates: {
    capability: 'hours',
    method: 'GET',
    path: '/me/hours/certificates',
    summary: 'My certificates, newest first',
    access: 'signedIn',
    query: z.object({ ...pageQuery }),
    reply: page(certificate),
    errors: [],
  },
  getCertificateFile: {
    capability: 'hours',
    method: 'GET',
    path: '/me/hours/certificates/{certificateId}/file',
    summary: 'A certificate of mine as a PDF, to be fetched within ten minutes',
    access: 'signedIn',
    params: z.object({ certificateId }),
    reply: z.object({ url: z.url(), expiresAt: moment() }),
    errors: ['notFound'],
  },
  verifyCertificate: {
    capability: 'hours',
    method: 'GET',
    path: '/hours/certificates/{code}',
    summary:
      'Verify a certificate by the code on it, without signing in; what is wrong and what never was look the same',
    access: 'anyone',
    params: z.object({ code }),
    reply: verified,
    errors: ['certificateUnknown', 'tooMany'],
  },
} as const satisfies RouteTable
