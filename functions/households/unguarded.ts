/** A child whose guardian answers for them no more. */
import { LEAVING } from '../../shared/privacy/contract.ts'
import { changePerson, parsePerson, type StoredPerson } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import { isNew } from '../platform/expressions.ts'
import { dueKeys, keys } from '../platform/table.ts'
import { afterMove, writesOf } from './after-move.ts'
import type { Inside } from './inside.ts'
import { isAdult, parseMember, type StoredMember, waitingItem } from './member.ts'
import { parseJoin } from './store.ts'

/**
 * The writes that make them a member no more, waiting at home for another adult, of whom each is told; as they were read: the
 * child, and the join that made them a member. `set`: what else changes of the child. `now` is ISO 8601.
 */
export function unguarded(
  { household, members }: Pick<Inside, 'members'> & { household: string },
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
  const adults = members.filter((member) => isAdult(member) && member.person !== guardian.id)
  const tell = adults.map((member) => member.person)
  const homes = known.homes.map((home) => (home.household === household ? { ...home, verified: false } : home))
  return [
    gone,
    ...writesOf(join, afterMove(join, 'unguard', mover, { tell }, now)),
    { put: waitingItem(household, child), when: isNew },
    changePerson(known, { homes, ...set }),
  ]
}

/**
 * What changes of a child for whom nobody answers any more: the account goes, unless an adult answers before. One that was to go
 * by their own word goes when they said, whoever answers. `now` is ISO 8601.
 */
export function goesUnguarded({ id, leavingAt, leftAt, unguarded: known }: StoredPerson, now: string) {
  if (leftAt || known) return {}
  if (leavingAt) return { unguarded: true as const, askedToLeave: true as const }
  const at = isoTime(Date.parse(now) + LEAVING)
  return { leavingAt: at, unguarded: true as const, ...dueKeys(id, at) }
}

/** Whether an adult answers for a child in another home than this one. `but`: whose word doesn't count there. */
export async function isGuardedElsewhere(
  table: Table,
  { id, homes }: StoredPerson,
  household: string,
  but?: string,
): Promise<boolean> {
  const others = homes.filter((home) => home.verified && home.household !== household)
  const members = (await table.read(others.map((home) => keys.member(home.household, id)))).map(parseMember)
  return members.some((member) => member?.guardian !== undefined && member.guardian !== but)
}
