/** An appeal ticket (诉求): what a list, a case and a history show of it, and what it is filed with. */
import '../zod.ts'
import * as z from 'zod/mini'
import { levelOf, levels } from '../areas/code.ts'
import { areaCode } from '../areas/contract.ts'
import { id } from '../ids.ts'
import { attachedPhotos, photo } from '../photos/contract.ts'
import { moment, words } from '../zod.ts'
import { type Category, categories, categoryList } from './categories.ts'
import { ticketMoves, ticketParties, ticketStates } from './lifecycle.ts'

export const TEXT_MAX = 1000
export const REASON_MAX = 300

export const ticketId = id('tkt')

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
