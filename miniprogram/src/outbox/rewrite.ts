/** Takes what was not sent yet out of the outbox, back to where it was written. */

import * as z from 'zod/mini'
import { newTicket } from '../../../shared/tickets/ticket.ts'
import { go, paths } from '../paths.ts'
import { outbox } from './device-outbox.ts'
import { ASK_FORM, sayDraft } from './help-drafts.ts'
import type { OutboxItem } from './item.ts'
import { formOfItem, postDraft } from './post-form.ts'
import { formOf, OPEN_FORM } from './ticket-form.ts'
import { drafts } from './use-draft.ts'

/** Whether it can be taken back to be written anew. */
export const isRewritable = ({ operation, channel }: OutboxItem) =>
  operation === 'openTicket' ||
  operation === 'openHelp' ||
  operation === 'sayInHelp' ||
  (operation === 'writePost' && channel !== undefined)

/** It leaves the outbox when it is a draft again, and stays where no draft can be made of it. */
export function rewrite(item: OutboxItem) {
  if (item.operation === 'openHelp') {
    drafts.write(item.person, ASK_FORM, item.form)
    outbox.discard(item.key)
    return go(paths.askHelp)
  }
  if (item.operation === 'sayInHelp' && item.helpId !== undefined) {
    drafts.write(item.person, sayDraft(item.helpId), item.body)
    outbox.discard(item.key)
    return go(paths.helpCase(item.helpId))
  }
  if (item.operation === 'writePost' && item.channel !== undefined) {
    const form = formOfItem(item.body)
    if (!form) return go(paths.channel(item.channel))
    drafts.write(item.person, postDraft(item.channel, form.thread), form)
    outbox.discard(item.key)
    return go(form.thread === undefined ? paths.channel(item.channel) : paths.thread(form.thread))
  }
  const read = z.safeParse(newTicket, item.body)
  if (read.success) {
    drafts.write(item.person, OPEN_FORM, formOf(read.data))
    outbox.discard(item.key)
  }
  go(paths.openTicket)
}
