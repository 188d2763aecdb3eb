/** The audit log: who saw or changed what, kept for 400 days, each person's entries chained by hash. */
import '../zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../areas/contract.ts'
import { page, pageQuery } from '../page.ts'
import { personId } from '../people/person.ts'
import type { Role } from '../roles/roles.ts'
import type { RouteTable } from '../route.ts'
import { moment } from '../zod.ts'

/** Who may read the log of an area: those who run the system there, and those who oversee it. */
export const auditingRoles = ['administrator', 'supervisor'] as const satisfies readonly Role[]

/** At most so many entries on a page of the log, which an export reads one after another. */
export const AUDIT_PAGE_MAX = 100

/** A name of the route table, or of what no route does. */
const operationName = z.string().check(z.regex(/^[a-z][A-Za-z]{2,60}$/, '操作的名称不对'))

/**
 * An entry. `by` did `operation` (in words: `audit` of its route) in `area`, holding `roles` there (`role@area`), to `subject`, about
 * `what`. `seq` and `hash` are its place in the chain of `by`.
 */
export const auditEntry = z.object({
  seq: z.int(),
  hash: z.string(),
  at: moment(),
  by: personId,
  byName: z.string(),
  roles: z.array(z.string()),
  operation: z.string(),
  area: z.string(),
  subject: z.optional(z.string()),
  /** The subject's name, where the subject is a person who is still there. */
  subjectName: z.optional(z.string()),
  what: z.optional(z.string()),
  note: z.optional(z.string()),
})
export type AuditEntry = z.infer<typeof auditEntry>

/**
 * What was found of a person's chain. `from` and `to`: the seqs that were checked, none where there was nothing to check. `lastHash`:
 * what whoever wants to prove later that nothing was rewritten keeps. `next`: where to go on.
 */
export const chainReport = z.object({
  person: personId,
  checked: z.int(),
  from: z.optional(z.int()),
  to: z.optional(z.int()),
  lastHash: z.optional(z.string()),
  /** The first entry that was changed, put in, or follows one that was taken out. */
  brokenAt: z.optional(z.int()),
  whole: z.boolean(),
  next: z.optional(z.int()),
})
export type ChainReport = z.infer<typeof chainReport>

export const auditRoutes = {
  listAudit: {
    capability: 'audit',
    method: 'GET',
    path: '/audit',
    summary:
      'What was done in an area and below, newest first; a page can be short, or empty, and still have a next one',
    access: { roles: auditingRoles, at: 'query.area' },
    query: z
      .object({
        cursor: pageQuery.cursor,
        limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(AUDIT_PAGE_MAX)), 50),
        area: areaCode,
        by: z.optional(personId),
        operation: z.optional(operationName),
        subject: z.optional(z.string().check(z.regex(/^[a-z]{3}_[0-9A-HJKMNP-TV-Z]{26}$/, '编号不对'))),
        from: z.optional(moment()),
        to: z.optional(moment()),
      })
      .check(z.refine(({ from, to }) => !from || !to || from < to, { path: ['to'], error: '结束要晚于开始' })),
    reply: page(auditEntry),
    errors: [],
    audit: '查看审计日志',
  },
  verifyAudit: {
    capability: 'audit',
    method: 'GET',
    path: '/audit/chains/{person}',
    summary: 'Recompute the chain of what a person did who serves or acted in the scope of who asks; a part at a time',
    access: { roles: auditingRoles },
    params: z.object({ person: personId }),
    query: z.object({ from: z.optional(z.coerce.number().check(z.int(), z.gte(1), z.lte(999_999))) }),
    reply: chainReport,
    errors: ['notFound'],
  },
} as const satisfies RouteTable
