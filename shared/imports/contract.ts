/**
 * Imports of rosters and areas from a table file: asked for, sent straight to the store by a signed form, looked through
 * row by row (the dry run, which changes nothing), then carried out. Imported again, the same file changes nothing.
 */
import '../zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../areas/contract.ts'
import { id } from '../ids.ts'
import { page, pageQuery } from '../page.ts'
import { managingRoles } from '../roles/roles.ts'
import type { RouteTable } from '../route.ts'
import { moment, words } from '../zod.ts'
import { importKinds } from './columns.ts'
import { importMoves, importStates } from './lifecycle.ts'

export const MAX_IMPORT_BYTES = 20 * 1024 * 1024
/** More rows than that in one file are refused. */
export const MAX_IMPORT_ROWS = 200_000
/** So many wrong rows are listed; behind them rows are only counted. */
export const MAX_LISTED_ERRORS = 5000

export const importTypes = ['csv', 'xlsx'] as const
/** The media types that the signed form is made for. */
export const importMediaTypes = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const satisfies Record<(typeof importTypes)[number], string>

export const importId = id('imp')

/** Rows by what they do: new, other than what is there, the same as what is there, and not to be taken. */
export const importCounts = z.object({ added: z.int(), changed: z.int(), unchanged: z.int(), wrong: z.int() })
export type ImportCounts = z.infer<typeof importCounts>

/** What is wrong where: the row as the sheet numbers it (the header's is usually 1), the column by its title, '' for the whole row. */
export const importError = z.object({ row: z.int(), column: z.string(), message: z.string() })
export type ImportError = z.infer<typeof importError>

export const importJob = z.object({
  id: importId,
  kind: z.enum(importKinds),
  area: areaCode,
  areaName: z.string(),
  fileName: z.string(),
  type: z.enum(importTypes),
  bytes: z.int(),
  state: z.enum(importStates),
  /** Rows of the file that the check, or the import, has behind it; `total` where it is known (while checking: about). */
  progress: z.object({ done: z.int(), total: z.optional(z.int()) }),
  /** What the check found would happen. */
  checked: z.optional(importCounts),
  /** What the import did, so far. */
  imported: z.optional(importCounts),
  /** Whether rows with errors are left out of the import. */
  leaveOut: z.boolean(),
  /** What is worth knowing and stops nothing: columns that were not used. */
  notices: z.array(z.string()),
  /** Why it could not go on; row and column where it can be said. */
  failure: z.optional(z.object({ row: z.optional(z.int()), column: z.optional(z.string()), message: z.string() })),
  requestedBy: z.string(),
  requestedAt: moment(),
  changedAt: moment(),
  /** What may be done with it now. */
  moves: z.array(z.enum(importMoves)),
})
export type ImportJob = z.infer<typeof importJob>

const importParams = z.object({ importId })
const managers = { roles: managingRoles } as const

export const importRoutes = {
  getImportTemplate: {
    capability: 'imports',
    method: 'GET',
    path: '/import-templates/{kind}',
    summary: 'The template to fill in, as CSV and as XLSX (base64), and what its columns mean',
    access: managers,
    params: z.object({ kind: z.enum(importKinds) }),
    reply: z.object({
      kind: z.enum(importKinds),
      /** With a byte order mark, so that Excel reads it as UTF-8. */
      csv: z.string(),
      xlsx: z.string(),
      columns: z.array(
        z.object({
          title: z.string(),
          needed: z.enum(['always', 'sometimes', 'never']),
          explanation: z.string(),
          example: z.string(),
        }),
      ),
    }),
    errors: [],
  },
  requestImport: {
    capability: 'imports',
    method: 'POST',
    path: '/imports',
    summary: 'Ask to import a file; answers with the signed form to send it by, valid for ten minutes',
    access: { ...managers, at: 'body.area' },
    body: z.object({
      kind: z.enum(importKinds),
      area: areaCode,
      fileName: words(1, 100),
      type: z.enum(importTypes),
      bytes: z.int().check(z.gte(1), z.lte(MAX_IMPORT_BYTES, '文件不能超过 20 MB')),
    }),
    reply: z.object({
      importId,
      upload: z.object({ url: z.url(), fields: z.record(z.string(), z.string()) }),
      expiresAt: moment(),
    }),
    status: 201,
    errors: [],
    audit: '申请导入',
  },
  listImports: {
    capability: 'imports',
    method: 'GET',
    path: '/areas/{area}/imports',
    summary: 'The imports that were asked for at an area, newest first',
    access: { ...managers, at: 'params.area' },
    params: z.object({ area: areaCode }),
    query: z.object(pageQuery),
    reply: page(importJob),
    errors: [],
  },
  getImport: {
    capability: 'imports',
    method: 'GET',
    path: '/imports/{importId}',
    summary: 'How far an import is, what it counts, and its first errors',
    access: managers,
    params: importParams,
    reply: z.extend(importJob, { errors: z.array(importError) }),
    errors: ['notFound'],
  },
  listImportErrors: {
    capability: 'imports',
    method: 'GET',
    path: '/imports/{importId}/errors',
    summary: 'What is wrong in which row and column, in the order of the rows; a page is of so many rows',
    access: managers,
    params: importParams,
    query: z.object(pageQuery),
    reply: page(importError),
    errors: ['notFound'],
  },
  checkImport: {
    capability: 'imports',
    method: 'POST',
    path: '/imports/{importId}/check',
    summary: 'The file was sent: look it through, row by row, without changing anything',
    access: managers,
    params: importParams,
    reply: importJob,
    errors: ['notFound', 'wrongState', 'fileNotReady'],
  },
  runImport: {
    capability: 'imports',
    method: 'POST',
    path: '/imports/{importId}/run',
    summary: 'Carry out what was checked; rows with errors are left out only if that is said',
    access: managers,
    params: importParams,
    body: z.object({ leaveOut: z._default(z.boolean(), false) }),
    reply: importJob,
    errors: ['notFound', 'wrongState'],
    audit: '开始导入',
  },
  cancelImport: {
    capability: 'imports',
    method: 'POST',
    path: '/imports/{importId}/cancel',
    summary: 'Stop an import: what was written stays, the file is deleted',
    access: managers,
    params: importParams,
    reply: importJob,
    errors: ['notFound', 'wrongState'],
    audit: '取消导入',
  },
} as const satisfies RouteTable
