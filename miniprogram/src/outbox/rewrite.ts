/** Takes a ticket that was not filed yet out of the outbox, back into the form. */

import * as z from 'zod/mini'
import { newTicket } from '../../../shared/tickets/contract.ts'
import { go, paths } from '../paths.ts'
import { outbox } from './device-outbox.ts'
import type { OutboxItem } from './outbox.ts'
import { formOf, OPEN_FORM } from './ticket-form.ts'
import { drafts } from './use-draft.ts'

export function rewrite(item: OutboxItem) {
  const read = z.safeParse(newTicket, item.body)
  if (read.success) drafts.write(item.person, OPEN_FORM, formOf(read.data))
  outbox.discard(item.key)
  go(paths.openTicket)
}
