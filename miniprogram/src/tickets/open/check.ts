/** Holds a form against the contract before anything is sent. */
import * as z from 'zod/mini'
import type { FieldErrors } from '../../../../shared/errors.ts'
import { newTicket } from '../../../../shared/tickets/ticket.ts'
import { bodyOf, type TicketForm } from '../../outbox/ticket-form.ts'

/** What is wrong at which field; nothing when the form can be sent. */
export function wrongIn(form: TicketForm, hasHome: boolean): FieldErrors {
  const wrong: FieldErrors = {}
  const read = z.safeParse(newTicket, bodyOf(form))
  for (const issue of read.error?.issues ?? []) wrong[issue.path.join('.')] ??= issue.message
  if (form.category === undefined) wrong.category = '请选一个类别'
  if (!form.place && !hasHome) wrong.place = '请选一个地点'
  return wrong
}

/** The error at a field or anywhere under it. */
export const errorAt = (fields: FieldErrors, name: string): string | undefined =>
  fields[name] ?? Object.entries(fields).find(([path]) => path.startsWith(`${name}.`))?.[1]
