/**
 * Links of a post: to a ticket, a notice, a request for help. Who writes chooses among what they may see; each reader gets as much of it as they
 * may see themselves. A further kind is a line in `linkRef` and in `linkCard`, and what tells how its readers see it
 * (functions/channels/linked.ts).
 */
import '../zod.ts'
import * as z from 'zod/mini'
import { helpStates } from '../help/lifecycle.ts'
import { helpId } from '../help/request.ts'
import { noticeStates } from '../notices/lifecycle.ts'
import { noticeId } from '../notices/notice.ts'
import { ticketStates } from '../tickets/lifecycle.ts'
import { ticketId } from '../tickets/ticket.ts'

/** What a post refers to. */
export const linkRef = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ticket'), id: ticketId }),
  z.object({ kind: z.literal('notice'), id: noticeId }),
  z.object({ kind: z.literal('help'), id: helpId }),
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

/** A request for help: what its list shows, neither who asks nor the room. */
export const helpLink = z.object({
  kind: z.literal('help'),
  seen: z.optional(z.object({ id: helpId, state: z.enum(helpStates), ...said })),
})
export type HelpLink = z.infer<typeof helpLink>

/** What a post refers to, as its reader may see it. */
export const linkCard = z.discriminatedUnion('kind', [ticketLink, noticeLink, helpLink])
export type LinkCard = z.infer<typeof linkCard>

/** What can be referred to, by its id alone. */
export const linkable = z.union([ticketId, noticeId, helpId])
