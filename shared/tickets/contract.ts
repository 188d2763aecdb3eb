/** Appeal tickets (诉求): filed by residents, answered by the staff of the place, confirmed and rated by who filed them. */
import '../zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../areas/contract.ts'
import { stages } from '../lifecycle.ts'
import { page, pageQuery } from '../page.ts'
import { attachedPhotos } from '../photos/contract.ts'
import { overseeingRoles } from '../roles/roles.ts'
import type { RouteTable } from '../route.ts'
import { words } from '../zod.ts'
import { type TicketMove, ticketLifecycle } from './lifecycle.ts'
import { newTicket, REASON_MAX, TEXT_MAX, ticket, ticketCard, ticketId } from './ticket.ts'

const ticketParams = z.object({ ticketId })
const stars = z.int().check(z.gte(1), z.lte(5))
const reason = words(2, REASON_MAX)

const moveBodies = {
  accept: undefined,
  reply: z.object({ text: words(1, TEXT_MAX), photos: attachedPhotos }),
  resolve: z.object({ text: words(2, TEXT_MAX), photos: attachedPhotos }),
  pass: z.object({ reason }),
  reassign: z.object({ area: areaCode, reason }),
  return: z.object({ reason }),
  staffNote: z.object({ text: words(1, TEXT_MAX) }),
  note: z.object({ text: words(1, TEXT_MAX), photos: attachedPhotos }),
  confirm: undefined,
  reopen: z.object({ reason, photos: attachedPhotos }),
  rate: z.object({ stars, text: z.optional(words(0, REASON_MAX)) }),
  withdraw: z.object({ reason: z.optional(words(0, REASON_MAX)) }),
  show: undefined,
  makePrivate: undefined,
} as const

/** A move as a route: its access is what the lifecycle says. */
const moveRoute = <M extends keyof typeof moveBodies, P extends string>(move: M, path: P, summary: string) =>
  ({
    capability: 'tickets',
    method: 'POST',
    path: `/tickets/{ticketId}/${path}`,
    summary,
    access: { parties: ticketLifecycle.moves[move satisfies TicketMove].by },
    params: ticketParams,
    reply: ticketCard,
    errors: ['wrongState', 'photoNotReady'],
    idempotent: true,
  }) as const

export const ticketRoutes = {
  openTicket: {
    capability: 'tickets',
    method: 'POST',
    path: '/tickets',
    summary: 'File an appeal ticket',
    access: 'signedIn',
    body: newTicket,
    reply: ticketCard,
    status: 201,
    errors: ['photoNotReady'],
    idempotent: true,
  },
  listMyTickets: {
    capability: 'tickets',
    method: 'GET',
    path: '/tickets/mine',
    summary: 'The tickets that I filed, newest first',
    access: 'signedIn',
    query: z.object(pageQuery),
    reply: page(ticketCard),
    errors: [],
  },
  listPublicTickets: {
    capability: 'tickets',
    method: 'GET',
    path: '/tickets/public',
    summary:
      'The public tickets of a community where I live or serve (that of my first home unless named), newest first',
    access: 'signedIn',
    query: z.object({ ...pageQuery, community: z.optional(areaCode) }),
    reply: page(ticketCard),
    errors: ['notAllowed'],
  },
  listTicketQueue: {
    capability: 'tickets',
    method: 'GET',
    path: '/tickets/queue',
    summary:
      'The tickets held in an area of mine (all of mine unless one is named): open ones by their clock, oldest first; closed ones newest first',
    access: { roles: overseeingRoles },
    query: z.object({
      ...pageQuery,
      area: z.optional(areaCode),
      stage: z._default(z.enum(stages), 'open'),
    }),
    reply: page(ticketCard),
    errors: [],
  },
  getTicket: {
    capability: 'tickets',
    method: 'GET',
    path: '/tickets/{ticketId}',
    summary: 'One ticket whole, as I may see it',
    access: { parties: ['owner', 'handler', 'dispatcher', 'observer', 'neighbour'] },
    params: ticketParams,
    reply: ticket,
    errors: [],
    audit: '查看诉求',
  },
  acceptTicket: moveRoute('accept', 'accept', 'Take the ticket on'),
  replyToTicket: { ...moveRoute('reply', 'replies', 'Reply to the resident'), body: moveBodies.reply },
  resolveTicket: { ...moveRoute('resolve', 'resolve', 'Say what was done'), body: moveBodies.resolve },
  passTicket: { ...moveRoute('pass', 'pass', 'Pass it to the level above, with a reason'), body: moveBodies.pass },
  reassignTicket: {
    ...moveRoute('reassign', 'reassign', 'Dispatch it to an area of my subtree, with a reason for staff'),
    body: moveBodies.reassign,
  },
  returnTicket: {
    ...moveRoute('return', 'return', 'Return it to where it was passed from, with a reason for staff'),
    body: moveBodies.return,
  },
  addStaffNote: {
    ...moveRoute('staffNote', 'staff-notes', 'Write a note that only staff see'),
    body: moveBodies.staffNote,
  },
  addTicketNote: { ...moveRoute('note', 'notes', 'Add to what I wrote'), body: moveBodies.note },
  confirmTicket: moveRoute('confirm', 'confirm', 'Confirm that it is resolved'),
  reopenTicket: { ...moveRoute('reopen', 'reopen', 'Say that it is not resolved'), body: moveBodies.reopen },
  rateTicket: { ...moveRoute('rate', 'rating', 'Rate how it was handled, 1 to 5, once'), body: moveBodies.rate },
  withdrawTicket: { ...moveRoute('withdraw', 'withdraw', 'Take my ticket back'), body: moveBodies.withdraw },
  showTicket: moveRoute('show', 'show', 'Show it to neighbours after all: the content check had held it back'),
  makeTicketPrivate: moveRoute('makePrivate', 'private', 'Show it to neighbours no longer'),
  supportTicket: {
    capability: 'tickets',
    method: 'POST',
    path: '/tickets/{ticketId}/support',
    summary: 'Say "me too" to a public ticket of someone else; once a person, however often it is said',
    access: { parties: ['neighbour'] },
    params: ticketParams,
    reply: z.object({ supports: z.int(), supported: z.boolean() }),
    errors: ['wrongState', 'changedMeanwhile'],
  },
  unsupportTicket: {
    capability: 'tickets',
    method: 'DELETE',
    path: '/tickets/{ticketId}/support',
    summary: 'Take my "me too" back',
    access: { parties: ['neighbour'] },
    params: ticketParams,
    reply: z.object({ supports: z.int(), supported: z.boolean() }),
    errors: ['changedMeanwhile'],
  },
} as const satisfies RouteTable
