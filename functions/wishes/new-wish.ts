/** A new wish: the case, and how it stands after the content check. Pure. */
import { wishLifecycle } from '../../shared/wishes/lifecycle.ts'
import type { NewWish } from '../../shared/wishes/wish.ts'
import { openCase, openWrites } from '../cases/case.ts'
import type { Actor } from '../people/actor.ts'
import type { Write } from '../platform/dynamo.ts'
import { isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { afterWishMove } from './after-move.ts'
import { type StoredWish, wishItem } from './store.ts'

const CHECK = { parties: ['check'] as const, name: '内容检查' }

/** What a wish says, apart from whom it is for. */
type Opening = Pick<NewWish, 'title' | 'kind' | 'worth' | 'text'> &
  Pick<StoredWish['card'], 'until' | 'place' | 'delivery'> &
  Pick<StoredWish, 'household'>

export function newWishCase(id: string, { id: personId, name }: Pick<Actor, 'id' | 'name'>, said: Opening, at: string) {
  const { title, kind, worth, text, until, place, delivery, household } = said
  const facts = { left: Date.parse(until) - Date.parse(at), thanked: false, heldBack: false }
  const audience = { people: [], areas: [place.area] }
  const mover = { name, personId }
  const { standing, entry, end } = openCase(wishLifecycle, id, 'steward', mover, { audience }, at, undefined, facts)
  const card = { ...standing, id, version: 1, changedAt: at, title, kind, worth, place, until, delivery, enteredAt: at }
  const wish: StoredWish = { card: { ...card, reports: 0 }, text, ...(household ? { household } : {}), ...end }
  return { wish, entry }
}

type Opened = ReturnType<typeof newWishCase>

/** What passed the check, as it stands when it is shown. */
export function shownAtOnce({ wish, entry }: Opened, at: string): { wish: StoredWish; writes: Write[] } {
  const next = afterWishMove(wish, 'show', CHECK, {}, at)
  const second: Write = { put: { ...keys.entry(keys.wish(wish.card.id), next.entry.seq), ...next.entry }, when: isNew }
  return { wish: next.wish, writes: [...openWrites(wishItem(next.wish), entry), second] }
}

/** What a person has to look at first. */
export function heldBack({ wish, entry }: Opened, why: 'review' | 'unchecked'): { wish: StoredWish; writes: Write[] } {
  const held: StoredWish = { ...wish, card: { ...wish.card, heldBack: why } }
  return { wish: held, writes: openWrites(wishItem(held), entry) }
}
