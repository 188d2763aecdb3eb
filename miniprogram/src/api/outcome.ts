/** How a call can end, for a page: with a reply, or with something that can be said to a person. */
import '../../../shared/zod.ts'
import * as z from 'zod/mini'
import { type ErrorCode, errors, type FieldErrors } from '../../../shared/errors.ts'

/** The contract's codes, and the two for when no answer came. */
export type FailureCode = ErrorCode | 'offline' | 'timeout'

export interface Failure {
  code: FailureCode
  /** In Chinese, for a person. */
  message: string
  fields?: FieldErrors | undefined
  requestId?: string | undefined
}

export type Outcome<T> = { ok: true; value: T } | { ok: false; failure: Failure }

const noAnswerWords = { offline: '网络不通，请检查网络后再试', timeout: '网络太慢，没有等到回应，请再试一次' }

export const noAnswer = (why: 'offline' | 'timeout'): Failure => ({ code: why, message: noAnswerWords[why] })

const errorBody = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    fields: z.optional(z.record(z.string(), z.string())),
  }),
})

const isErrorCode = (code: string): code is ErrorCode => code in errors

/** What an answer that is no success says. An answer that is not ours (a proxy's page) says what its status says. */
export function failureOf(status: number, body: unknown, requestId: string | undefined): Failure {
  const read = z.safeParse(errorBody, body)
  if (read.success && isErrorCode(read.data.error.code)) {
    const { code, message, fields } = read.data.error
    return { code, message, fields, requestId }
  }
  const code = strange[status] ?? (status < 500 ? 'badInput' : 'unavailable')
  return { code, message: errors[code].message, requestId }
}

/** What a status says by itself. 404: a path that names nothing, as of a link that was cut off on its way. */
const strange: Record<number, ErrorCode> = { 401: 'notSignedIn', 404: 'notFound', 429: 'tooMany' }

/** Whether the same wish may succeed later, unchanged. */
export function isTransient(code: FailureCode): boolean {
  switch (code) {
    case 'offline':
    case 'timeout':
    case 'unavailable':
    case 'internal':
    case 'tooMany':
    case 'changedMeanwhile':
      return true
    default:
      return false
  }
}
