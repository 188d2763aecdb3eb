/** A wish as an actor knows it, and a move of it from a call to the table. */
import { Refusal } from '../../shared/errors.ts'
import { isChild } from '../../shared/people/child.ts'
import { type WishMove, type WishParty, wishLifecycle } from '../../shared/wishes/lifecycle.ts'
import { CHILD_CLAIMS, type WishCard } from '../../shared/wishes/wish.ts'
import type { About } from '../http/audit.ts'
import { type Actor, parsePerson } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { afterWishMove, type Details, wishWrites } from './after-move.ts'
import { ownHashes } from './family.ts'
import { isStaff, wishPartiesOf } from './policy.ts'
import type { WishPorts } from './ports.ts'
import { remindWrites } from './remind.ts'
import { parseWish, type StoredWish } from './store.ts'
import { toWishCard } from './view.ts'

/** What every move reads beside its own. */
export const readsWish = ({ params }: { params: { wishId: string } }) => ({ wish: keys.wish(params.wishId) })

/** The same, and by which name WeChat knows who writes. */
export const readsWishAndMe = (given: { params: { wishId: string } }, actor: string) => ({
  ...readsWish(given),
  me: keys.person(actor),
})

/** The openid by which WeChat knows who asks; the actor doesn't carry it. */
export const openidOf = (person: Item | undefined): string => parsePerson(person)?.openid ?? ''

export interface Known {
  wish: StoredWish
  parties: WishParty[]
}

/** The wish, if the actor may know of it; else `notFound`, whether it exists or not. */
export async function knownWish(
  item: Item | undefined,
  actor: Actor,
  ports: Pick<WishPorts, 'sealer' | 'table'>,
): Promise<Known> {
  const wish = parseWish(item)
  if (!wish) throw new Refusal('notFound')
  const own = wish.household ? (await ownHashes(ports, actor)).includes(wish.household) : false
  const parties = wishPartiesOf(actor, wish.card, own)
  if (parties.length === 0) throw new Refusal('notFound')
  return { wish, parties }
}

/** The same for a move: throws `notAllowed` before anything that comes with it is looked at. */
export async function knownFor(
  move: WishMove,
  item: Item | undefined,
  actor: Actor,
  ports: Pick<WishPorts, 'sealer' | 'table'>,
): Promise<Known> {
  const known = await knownWish(item, actor, ports)
  if (!wishLifecycle.moves[move].by.some((party) => known.parties.includes(party)))
    throw new Refusal('notAllowed', move === 'claim' && isChild(actor) ? { wish: CHILD_CLAIMS } : undefined)
  return known
}

export interface MoveCall {
  actor: Actor
  now: number
  commit(writes: readonly Write[], reply: WishCard, about?: About): Promise<WishCard>
}

/** Makes a move and answers with the card as its maker sees it. `more`: what else is written with it. */
export async function makeMove(
  { actor, now, commit }: MoveCall,
  { wish, parties }: Known,
  move: WishMove,
  details: Details = {},
  more: readonly Write[] = [],
): Promise<WishCard> {
  const mover = { parties, name: actor.name, personId: actor.id }
  const moved = afterWishMove(wish, move, mover, details, isoTime(now))
  const reminder = remindWrites(move, moved.wish.card)
  return commit([...wishWrites(wish, moved), ...reminder, ...more], toWishCard(moved.wish.card, isStaff(parties)))
}
