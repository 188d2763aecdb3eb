/** Parsing at the edge: what comes in becomes typed, or a `badInput` that names each field. */
import type * as z from 'zod/mini'
import { safeParse } from 'zod/mini'
import { type FieldErrors, Refusal } from '../../shared/errors.ts'
import { IDEMPOTENCY_KEY } from '../../shared/ids.ts'

/** The fields that are wrong, each with its first message. */
export function fieldErrors(issues: readonly { path: PropertyKey[]; message: string }[]): FieldErrors {
  const fields: FieldErrors = {}
  for (const issue of issues) fields[issue.path.join('.')] ??= issue.message
  return fields
}

export function parsePart<S extends z.ZodMiniType>(schema: S, given: unknown): z.output<S> {
  const parsed = safeParse(schema, given)
  if (parsed.success) return parsed.data
  throw new Refusal('badInput', fieldErrors(parsed.error.issues))
}

/** The Idempotency-Key of a request, if it has one. */
export function idempotencyKey(headers: Record<string, string | undefined>): string | undefined {
  const key = headers['idempotency-key']
  if (key === undefined || key === '') return undefined
  if (!IDEMPOTENCY_KEY.test(key)) throw new Refusal('badInput', { 'idempotency-key': '提交编号的格式不对' })
  return key
}
