/** Opening and confirming: counted once a household, for each verified home that the notice goes to. */
import type { Mine } from '../../shared/notices/notice.ts'
import type { ReachMark } from '../../shared/notices/reach.ts'
import type { Actor } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import { markHomes } from './mark-homes.ts'
import { mineOf } from './mine.ts'
import type { StoredNotice } from './notice.ts'
import { rememberOpened } from './noticed.ts'
import { homesIn } from './policy.ts'

interface CountCall {
  actor: Actor
  found: { noticed: Item | undefined }
  now: number
  commit(writes: readonly Write[], reply: Mine): Promise<Mine>
}

/**
 * Marks the actor's households and remembers that the actor opened it. What doesn't stand any more counts nothing, and
 * neither does a home that nobody verified; asked again, nothing is written.
 */
export async function countHousehold(
  { actor, found, now, commit }: CountCall,
  table: Table,
  notice: StoredNotice,
  set: readonly ReachMark[],
): Promise<Mine> {
  const { card, targets } = notice
  const homes = card.state === 'published' ? homesIn(actor, targets) : []
  const counted = await markHomes(table, card.id, homes, set, isoTime(now))
  const writes = [...rememberOpened(actor.id, found.noticed, card.id), ...counted.writes]
  const marks = counted.before.map((own) => ({
    ...own,
    ...(set.includes('confirmed') ? { confirmed: isoTime(now) } : {}),
  }))
  const reply = mineOf(card, true, marks)
  return writes.length ? commit(writes, reply) : reply
}
