/**
 * Roles given and taken: a person's roles are part of the person's item, which alone says what they may; a row at each area
 * says who serves it, for lists. Both change in one transaction, and roles change nowhere else.
 */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { Refusal } from '../../shared/errors.ts'
import { personId } from '../../shared/people/person.ts'
import { type HeldRole, heldRole, ROLES_MAX } from '../../shared/roles/roles.ts'
import { changePerson, type StoredPerson } from '../people/actor.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { type Key, keys, queueKeys } from '../platform/table.ts'

/** The card of a grant: who serves where as what, by whom it was given (a person's id) and when. The name is read with the person. */
export const grantCard = z.extend(heldRole, { person: personId, by: personId, at: z.string() })
export type GrantCard = z.infer<typeof grantCard>

type Held = Pick<HeldRole, 'role' | 'area'>
type Holder = Pick<StoredPerson, 'id' | 'version' | 'roles'>

export const isSame = (one: Held, other: Held): boolean => one.role === other.role && one.area === other.area

/** Lists of who serves are in the order of roles. */
const listedAt = (role: string, person: string) => `${role}#${person}`

/** The row that says that someone serves an area. `by`: who gave the role; `at`: ISO 8601. */
export function grantItem(person: string, held: HeldRole, by: string, at: string): Item & Key {
  const card: GrantCard = { ...held, person, by, at }
  return {
    ...keys.grant(held.area, held.role, person),
    ...queueKeys('grant', held.area, 'open', listedAt(held.role, person)),
    card,
  }
}

/** What comes to a person and what goes, in one change: a person can be written once in a transaction. */
export interface RoleChange {
  give?: readonly HeldRole[]
  take?: readonly Held[]
}

/**
 * What someone holds after a change. What is given directly (without `group`) stays so when it is given through a grid group
 * too, so that dissolving the group leaves it.
 */
export function rolesAfter(roles: readonly HeldRole[], { give = [], take = [] }: RoleChange): HeldRole[] {
  const kept = roles.filter((held) => !take.some((gone) => isSame(held, gone)))
  for (const held of give) {
    const at = kept.findIndex((known) => isSame(known, held))
    if (at < 0) kept.push(held)
    else if (!held.group || kept[at]?.group) kept[at] = held
  }
  return kept
}

const isKnown = (roles: readonly HeldRole[], held: HeldRole) =>
  roles.some((known) => isSame(known, held) && known.group === held.group && known.areaName === held.areaName)

/**
 * The writes that change what someone holds: the person at the version that was read, and a row for each role that came
 * or went; none at all where nothing changes. Throws `limitReached`.
 */
export function roleWrites(person: Holder, change: RoleChange, by: string, at: string): Write[] {
  const after = rolesAfter(person.roles, change)
  const came = after.filter((held) => !isKnown(person.roles, held))
  const went = person.roles.filter((held) => !after.some((kept) => isSame(kept, held)))
  if (came.length + went.length === 0) return []
  if (after.length > ROLES_MAX && after.length > person.roles.length) throw new Refusal('limitReached')
  return [
    changePerson(person, { roles: after }),
    ...came.map((held): Write => ({ put: grantItem(person.id, held, by, at) })),
    ...went.map((held): Write => ({ remove: keys.grant(held.area, held.role, person.id) })),
    // Whoever serves no more is called no more: the phone that they gave for that is kept no longer.
    ...(after.length ? [] : [{ remove: keys.dutyPhone(person.id) }]),
  ]
}

export const grantWrites = (person: Holder, give: readonly HeldRole[], by: string, at: string): Write[] =>
  roleWrites(person, { give }, by, at)

export const revokeWrites = (person: Holder, take: readonly Held[], by: string, at: string): Write[] =>
  roleWrites(person, { take }, by, at)
