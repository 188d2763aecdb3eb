/** The form of a new ticket as the page holds it and as a draft keeps it. */
import '../../../shared/zod.ts'
import * as z from 'zod/mini'
import { photoId } from '../../../shared/photos/contract.ts'
import { categoryList } from '../../../shared/tickets/categories.ts'
import type { newTicket } from '../../../shared/tickets/ticket.ts'

export const OPEN_FORM = 'openTicket'

export const ticketForm = z.object({
  category: z.optional(z.enum(categoryList)),
  subcategory: z.optional(z.string()),
  text: z.string(),
  /** Undefined is one's own home. */
  place: z.optional(z.object({ area: z.string(), name: z.string() })),
  detail: z.string(),
  /** Those that were looked at already; one that is still on its way is not kept. */
  photos: z.array(photoId),
  public: z.boolean(),
  anonymous: z.boolean(),
})
export type TicketForm = z.infer<typeof ticketForm>

export const emptyForm: TicketForm = { text: '', detail: '', photos: [], public: false, anonymous: false }

/** The request that a form makes; what is missing in it, the contract's schema says. */
export const bodyOf = (form: TicketForm): Record<string, unknown> => ({
  category: form.category,
  subcategory: form.subcategory,
  text: form.text,
  place: form.place && { area: form.place.area, detail: form.detail || undefined },
  photos: form.photos,
  visibility: form.public ? 'public' : 'private',
  anonymous: form.anonymous,
})

/** The form that would make a request again. */
export const formOf = (body: z.output<typeof newTicket>): TicketForm => ({
  category: body.category,
  subcategory: body.subcategory,
  text: body.text,
  place: body.place && { area: body.place.area, name: '之前选的地点' },
  detail: body.place?.detail ?? '',
  photos: body.photos,
  public: body.visibility === 'public',
  anonymous: body.anonymous,
})

/** Whether there is anything in it worth keeping. */
export const isEmpty = (form: TicketForm) => form.text === '' && form.category === undefined && form.photos.length === 0
