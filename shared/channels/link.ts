/**
 * Links of a post: to a ticket, a notice. Who writes chooses among what they may see; each reader gets as much of it as they
 * may see themselves. A further kind is a line in `linkRef` and in `linkCard`, and what tells how its readers see it
 * (functions/channels/linked.ts).
 */
import '../zod.ts'
import * as z from 'zod/mini'
import { noticeStates } from '../notices/lifecycle.ts'
import { noticeId } from '../notices/notice.ts'
import { ticketStates } from '../tickets/lifecycle.ts'
import { ticketId } from '../tickets/ticket.ts'

/** What a post refers to. */
export const linkRef = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ticket'), id: ticketId }),
  z.object({ kind: z.literal('notice'), id: noticeId }),
])
export type LinkRef = z.infer<typeof linkRef>

const said = { title: z.string(), excerpt: z.string() }

/** A ticket that a post refers to, or that was made of it; nothing is `seen` of it by who may not know of it. */
export const ticketLink = z.object({
  kind: z.literal('ticket'),
  seen: z.optional(z.object({ id: ticketId, state: z.enum(ticketStates), ...said })),
})
export type TicketLink = z.infer<typeof ticketLink>

export const noticeLink = z.object({
  kind: z.literal('notice'),
  seen: z.optional(z.object({ id: noticeId, state: z.enum(noticeStates), ...said })),
})
export type NoticeLink = z.infer<typeof noticeLink>

/** What a post refers to, as its reader may see it. */
export const linkCard = z.discriminatedUnion('kind', [ticketLink, noticeLink])
export type LinkCard = z.infer<typeof linkCard>

/** What can be referred to, by its id alone. */
export const linkable = z.union([ticketId, noticeId])
