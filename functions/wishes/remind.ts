/** Who claimed a wish is reminded once, some days before it goes back to all. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { Refusal } from '../../shared/errors.ts'
import { DAY } from '../../shared/lifecycle.ts'
import type { WishMove } from '../../shared/wishes/lifecycle.ts'
import { REMIND_DAYS } from '../../shared/wishes/lifecycle.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import type { Condition } from '../platform/expressions.ts'
import { dueKeys, keys } from '../platform/table.ts'
import { afterWishMove, wishWrites } from './after-move.ts'
import type { StoredWish } from './store.ts'

const CLOCK = { parties: ['clock'] as const, name: '系统' }

/** The row by which it falls due, with the moves that begin the time in which it is to be fulfilled. */
export function remindWrites(move: WishMove, { id, dueAt }: StoredWish['card']): Write[] {
  if ((move !== 'claim' && move !== 'refuse') || !dueAt) return []
  return [{ put: { ...keys.wishRemind(id), ...dueKeys(id, isoTime(Date.parse(dueAt) - REMIND_DAYS * DAY)) } }]
}

const row = z.object({ dueAt: z.string() })

/** When it fell due, if it did by `now`; both ISO 8601. */
export function remindedAt(item: Item | undefined, now: string): string | undefined {
  const due = row.safeParse(item)
  return due.success && due.data.dueAt <= now ? due.data.dueAt : undefined
}

const stillDue = (dueAt: string): Condition => ({ expression: 'dueAt = :dueAt', values: { ':dueAt': dueAt } })

/** The row that fell due goes, and none that was put since; where nobody has the wish in hand any more, that is all. */
export async function remindClaimer(table: Table, wish: StoredWish, dueAt: string, now: string): Promise<boolean> {
  const gone: Write = { remove: keys.wishRemind(wish.card.id), when: stillDue(dueAt) }
  try {
    const moved = wish.card.state === 'claimed' ? wishWrites(wish, afterWishMove(wish, 'remind', CLOCK, {}, now)) : []
    return (await table.write([...moved, gone])).written
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return (await table.write([gone])).written
  }
}
