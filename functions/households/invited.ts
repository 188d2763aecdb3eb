/** What accepting an invitation writes: a join that waits is verified; else one begins and is verified in the same moment. */
import type { Relation } from '../../shared/people/person.ts'
import { openWrites } from '../cases/case.ts'
import { changePerson, type StoredPerson } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Write } from '../platform/dynamo.ts'
import { isNew } from '../platform/expressions.ts'
import type { Sealer } from '../platform/seal.ts'
import { keys } from '../platform/table.ts'
import { afterMove, writesOf } from './after-move.ts'
import type { Forgotten } from './forget-own.ts'
import type { StoredInvitation } from './invitation.ts'
import { memberItem, waitsNoMore } from './member.ts'
import { comes, type Occupied } from './occupancy.ts'
import { addHome, newJoinCase } from './open.ts'
import { joinItem, nameOf, type StoredJoin } from './store.ts'
import { guardedAgain, markedBy, memberOf, verifiedHomes } from './verify.ts'

interface Wish {
  /** Of a join that begins with it. */
  id: string
  invitation: StoredInvitation
  relation: Relation
  name: string | undefined
  now: number
  /** Of a child: what they agreed to alone. */
  own: Forgotten | undefined
}

interface Accepted {
  join: StoredJoin
  writes: Write[]
}

const mover = ({ id, name }: StoredPerson) => ({ parties: ['invited'] as const, name, personId: id })

/** What every accepted invitation writes beside the join. */
const memberWrites = ({ card }: StoredJoin, { invitation, own }: Wish, occupied: Occupied): Write[] => [
  { put: memberItem(card.household, memberOf(card, card.changedAt, invitation.by)), when: isNew },
  ...comes(occupied, card.personId),
  ...(own?.writes ?? []),
]

export async function acceptWaiting(
  before: StoredJoin,
  person: StoredPerson,
  occupied: Occupied,
  wish: Wish,
  sealer: Sealer,
): Promise<Accepted> {
  const { invitation, relation, name, now } = wish
  const { household } = invitation
  const guarded = { guarded: invitation.child }
  const moved = afterMove(before, 'accept', mover(person), guarded, isoTime(now))
  const given = name ? { given: await sealer.seal(name, nameOf(before.card.id)) } : {}
  const card = { ...moved.join.card, relation, child: before.card.child || invitation.child, ...given }
  const join = { ...moved.join, card }
  const homes = verifiedHomes(person.homes, card).map((home) =>
    home.household === household ? { ...home, relation } : home,
  )
  const writes = [
    ...writesOf(before, { join, entry: moved.entry }),
    waitsNoMore(household, person.id),
    changePerson(person, {
      homes,
      ...markedBy(card),
      ...wish.own?.set,
      ...guardedAgain(person, invitation.child ? invitation.by : undefined),
    }),
    ...memberWrites(join, wish, occupied),
  ]
  return { join, writes }
}

export async function acceptAnew(
  person: StoredPerson,
  occupied: Occupied,
  wish: Wish,
  sealer: Sealer,
): Promise<Accepted> {
  const { id, invitation, relation, name, now } = wish
  const { child } = invitation
  const home = { ...invitation.home, relation, verified: true }
  const begun = await newJoinCase(person, home, { id, child, name }, sealer, isoTime(now))
  const { join, entry } = afterMove(begun.join, 'accept', mover(person), { guarded: child }, isoTime(now))
  const homes = verifiedHomes(addHome(person.homes, home), join.card)
  const writes: Write[] = [
    ...openWrites(joinItem(join), begun.entry),
    { put: { ...keys.entry(keys.join(id), entry.seq), ...entry }, when: isNew },
    changePerson(person, {
      homes,
      ...markedBy(join.card),
      ...wish.own?.set,
      ...guardedAgain(person, child ? invitation.by : undefined),
    }),
    ...memberWrites(join, wish, occupied),
  ]
  return { join, writes }
}
