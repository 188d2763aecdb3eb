/** A child whose guardian answers for them no more. */
import { changePerson, parsePerson, type StoredPerson } from '../people/actor.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { afterMove, writesOf } from './after-move.ts'
import { type StoredMember, waitingItem } from './member.ts'
import { parseJoin } from './store.ts'

/**
 * The writes that make them a member no more, waiting at home for another adult; as they were read: the child, and the join that made
 * them a member. `set`: what else changes of the child. `now` is ISO 8601.
 */
export function unguarded(
  household: string,
  child: StoredMember,
  guardian: Pick<StoredPerson, 'id' | 'name'>,
  [person, item]: readonly (Item | undefined)[],
  now: string,
  set: Record<string, unknown> = {},
): Write[] {
  const [known, join] = [parsePerson(person), parseJoin(item)]
  const gone: Write = {
    remove: keys.member(household, child.person),
    when: { expression: 'guardian = :guardian', values: { ':guardian': guardian.id } },
  }
  if (!known || !join) return [gone]
  const mover = { parties: ['guardian'] as const, name: guardian.name, personId: guardian.id }
  const homes = known.homes.map((home) => (home.household === household ? { ...home, verified: false } : home))
  return [
    gone,
    ...writesOf(join, afterMove(join, 'unguard', mover, {}, now)),
    { put: waitingItem(household, child), when: isNew },
    changePerson(known, { homes, ...set }),
  ]
}
