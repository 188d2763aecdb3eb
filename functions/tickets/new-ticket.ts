/** A new ticket as it begins: with the grid of its place. Pure. */
import type * as z from 'zod/mini'
import { ticketLifecycle } from '../../shared/tickets/lifecycle.ts'
import type { newTicket } from '../../shared/tickets/ticket.ts'
import { openCase } from '../cases/case.ts'
import type { Actor } from '../people/actor.ts'
import type { StoredPhoto } from '../photos/attach.ts'
import { holderAt } from './after-move.ts'
import type { HeldBack } from './hold-back.ts'
import type { Located } from './place.ts'
import { type StoredTicket, ticketItem } from './store.ts'

const EXCERPT = 80

export interface NewCase
  extends Pick<z.output<typeof newTicket>, 'category' | 'subcategory' | 'visibility' | 'anonymous' | 'text'> {
  id: string
  actor: Pick<Actor, 'id' | 'name'>
  located: Located
  photos: StoredPhoto[]
  held: HeldBack
  /** The post that it is made of. */
  post?: StoredTicket['post']
}

/** `at` is ISO 8601. */
export function newTicketCase(given: NewCase, at: string) {
  const { id, actor, located, photos, held, post, text, ...said } = given
  const { place, lineage } = located
  const { heldBack, awaits } = held
  const holder = holderAt(lineage, lineage[0]?.area)
  const opening = { holder, photos: [], audience: { people: [actor.id], areas: [holder.area] } }
  const mover = { name: actor.name, personId: actor.id }
  const { standing, entry, end } = openCase(ticketLifecycle, id, 'owner', mover, opening, at)
  const ticket: StoredTicket = {
    card: {
      ...standing,
      ...said,
      id,
      version: 1,
      excerpt: [...text].slice(0, EXCERPT).join(''),
      place,
      holder,
      openedBy: actor.name,
      openedAt: at,
      changedAt: at,
      passed: false,
      supports: 0,
      photoCount: photos.length,
      ...(heldBack ? { heldBack } : {}),
      ownerId: actor.id,
      gridName: holder.name,
    },
    text,
    photos,
    ...(awaits.length ? { awaits } : {}),
    ...(post ? { post } : {}),
    lineage,
    passedBy: [],
    ...end,
  }
  return { ticket, entry }
}

/** The item that it is put as. */
export const newTicketItem = ticketItem
