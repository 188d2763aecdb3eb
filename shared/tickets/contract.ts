/** Appeal tickets (诉求): filed by residents, answered by the staff of the place, confirmed and rated by who filed them. */
import '../zod.ts'
import * as z from 'zod/mini'
import { levelOf, levels } from '../areas/code.ts'
import { areaCode } from '../areas/contract.ts'
import { id } from '../ids.ts'
import { stages } from '../lifecycle.ts'
import { page, pageQuery } from '../page.ts'
import { attachedPhotos, photo } from '../photos/contract.ts'
import { overseeingRoles } from '../roles/roles.ts'
import type { RouteTable } from '../route.ts'
import { moment, words } from '../zod.ts'
import { type Category, categories, categoryList } from './categories.ts'
import { type TicketMove, ticketLifecycle, ticketMoves, ticketParties, ticketStates } from './lifecycle.ts'

export const TEXT_MAX = 1000
export const REASON_MAX = 300

export const ticketId = id('tkt')
const ticketParams = z.object({ ticketId })

const visibility = z.enum(['public', 'private'])

/** Where a thing is: the area's code, its name as read aloud, and what a stranger may not see: the room, the corner. */
const place = z.object({ area: areaCode, name: z.string(), detail: z.optional(z.string()) })
export type Place = z.infer<typeof place>

/** Who has the ticket now. */
export const holder = z.object({ area: areaCode, level: z.enum(levels), name: z.string() })
export type Holder = z.infer<typeof holder>

/** What a list shows of a ticket, and what every move answers with. */
export const ticketCard = z.object({
  id: ticketId,
  version: z.int(),
  state: z.enum(ticketStates),
  category: z.enum(categoryList),
  subcategory: z.string(),
  /** The first 80 characters of the text. */
  excerpt: z.string(),
  place,
  holder,
  visibility,
  /** Whether the name is hidden from the public. Staff always see who filed it. */
  anonymous: z.boolean(),
  openedBy: z.string(),
  openedAt: moment(),
  changedAt: moment(),
  /** When the round began: opening, or the last reopening. */
  roundAt: moment(),
  /** When the clock of this state runs out, and whether it has. */
  dueAt: z.optional(moment()),
  late: z.boolean(),
  /** Whether it was passed up to where it is held. */
  passed: z.boolean(),
  supports: z.int(),
  photoCount: z.int(),
  /**
   * That neighbours don't see a public ticket until staff have looked at it, and why: the content check says that a person must
   * decide, or that it is risky, or it could not be asked, as of photos.
   */
  heldBack: z.optional(z.enum(['review', 'risky', 'unchecked'])),
  stars: z.optional(z.int()),
})
export type TicketCard = z.infer<typeof ticketCard>

/** One line of a ticket's history. `staffText` is there for staff only; so are the moves named staffNote. */
export const ticketEntry = z.object({
  seq: z.int(),
  at: moment(),
  move: z.enum(['open', ...ticketMoves]),
  by: z.object({ party: z.enum(ticketParties), name: z.string() }),
  state: z.enum(ticketStates),
  holder: z.optional(holder),
  text: z.optional(z.string()),
  staffText: z.optional(z.string()),
  stars: z.optional(z.int()),
  photos: z.array(photo),
})
export type TicketEntry = z.infer<typeof ticketEntry>

/** A ticket whole, as its viewer may see it. `parties` says how the viewer stands to it; the lifecycle says the rest. */
export const ticket = z.extend(ticketCard, {
  text: z.string(),
  photos: z.array(photo),
  rating: z.optional(z.object({ stars: z.int(), text: z.optional(z.string()), at: moment() })),
  timeline: z.array(ticketEntry),
  parties: z.array(z.enum(ticketParties)),
  supported: z.boolean(),
  /** The post that it was made of, to who reads in its channel. */
  post: z.optional(z.object({ id: id('pst'), channelName: z.string() })),
})
export type Ticket = z.infer<typeof ticket>

const stars = z.int().check(z.gte(1), z.lte(5))
const reason = words(2, REASON_MAX)

/** What a ticket is about. */
export const subject = {
  category: z.enum(categoryList),
  subcategory: z._default(z.string().check(z.maxLength(40)), 'other'),
}

/** Whether the sub-category is one of its category. */
export const isOfCategory = z.refine<{ category: Category; subcategory: string }>(
  ({ category, subcategory }) => Object.keys(categories[category].subcategories).includes(subcategory),
  { path: ['subcategory'], error: '请从给出的选项里选一个' },
)

/** What is said when a ticket is filed beside its words. Without a place it is one's own home. */
export const filing = {
  ...subject,
  place: z.optional(
    z.object({
      area: areaCode.check(z.refine((code) => ['grid', 'building'].includes(levelOf(code) ?? ''), '请选到网格或楼栋')),
      detail: z.optional(words(0, 60)),
    }),
  ),
  visibility: z._default(visibility, 'private'),
  anonymous: z._default(z.boolean(), false),
}

/** A new ticket. */
export const newTicket = z.object({ ...filing, text: words(5, TEXT_MAX), photos: attachedPhotos }).check(isOfCategory)
export type NewTicket = z.input<typeof newTicket>

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
