/** Holds a form against the contract before anything is sent. */
import * as z from 'zod/mini'
import type { FieldErrors } from '../../../../shared/errors.ts'

/** What is wrong at which field; nothing when it can be sent. */
export function wrongIn(schema: z.ZodMiniType, body: unknown): FieldErrors {
  const wrong: FieldErrors = {}
  for (const issue of z.safeParse(schema, body).error?.issues ?? []) wrong[issue.path.join('.')] ??= issue.message
  return wrong
}
