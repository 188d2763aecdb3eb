/** Answers: the one place where replies and errors become HTTP. */
import { type ErrorCode, errors, type FieldErrors, Refusal } from '../../shared/errors.ts'
import type { ReplyType } from '../../shared/route.ts'
import type { Log } from '../platform/log.ts'

export interface Answer {
  statusCode: number
  headers: Record<string, string>
  body: string
}

const headers = (requestId: string) => ({
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-request-id': requestId,
})

export const answerWith = (statusCode: number, reply: unknown, requestId: string): Answer => ({
  statusCode,
  headers: headers(requestId),
  body: JSON.stringify(reply),
})

/** A reply that is a text of its own media type. */
export const answerText = (statusCode: number, text: string, type: ReplyType, requestId: string): Answer => ({
  statusCode,
  headers: { ...headers(requestId), 'content-type': `${type}; charset=utf-8` },
  body: text,
})

const errorAnswer = (code: ErrorCode, requestId: string, fields?: FieldErrors): Answer =>
  answerWith(
    errors[code].status,
    { error: { code, message: errors[code].message, ...(fields ? { fields } : {}) } },
    requestId,
  )

// What the JSON body parser throws: its statuses, in our words.
const parserCodes: Record<number, ErrorCode> = { 415: 'wrongMediaType', 422: 'badJson' }

const statusOf = (error: unknown): number =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 0

const THROTTLED = [
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  // A try of the SDK found its own earlier try, whose answer was lost, still at work.
  'TransactionInProgressException',
]

/** A table, a store or WeChat out of reach or overloaded: the AWS SDK marks the server's faults, the network's have a code. */
function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && typeof error.code === 'string' && /^E[A-Z]+$/.test(error.code)) return true
  if ('$fault' in error && error.$fault === 'server') return true
  return ['TimeoutError', 'AbortError', 'NetworkingError', ...THROTTLED].includes(error.name)
}

/** Any error as an answer. A 5xx says nothing but its request id; the log has the rest. */
export function answerError(error: unknown, requestId: string, log: Log): Answer {
  if (error instanceof Refusal) {
    if (errors[error.code].status >= 500)
      log.error('A request failed', { code: error.code, error: error.stack, cause: error.cause })
    return errorAnswer(error.code, requestId, error.fields)
  }
  const parsed = parserCodes[statusOf(error)]
  if (parsed) return errorAnswer(parsed, requestId)
  const code = isOutage(error) ? 'unavailable' : 'internal'
  log.error('A request failed', { code, error: error instanceof Error ? error.stack : 'not an Error' })
  return errorAnswer(code, requestId)
}
