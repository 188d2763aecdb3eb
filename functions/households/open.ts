/** Making a join: the home that is not verified yet, the case, and the one row that lets a person wait at a household once. */

import { Refusal } from '../../shared/errors.ts'
import { householdAt, roomWords } from '../../shared/households/address.ts'
import type { NewJoin } from '../../shared/households/join.ts'
import { joinLifecycle } from '../../shared/households/lifecycle.ts'
import { HOMES_MAX } from '../../shared/households/limits.ts'
import { isChild } from '../../shared/people/child.ts'
import { parseArea } from '../areas/area.ts'
import { countWrites } from '../areas/building.ts'
import { openCase, openWrites } from '../cases/case.ts'
import type { Actor, StoredHome } from '../people/actor.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { isNew } from '../platform/expressions.ts'
import type { Sealer } from '../platform/seal.ts'
import { lineageOf } from '../tickets/place.ts'
import { audienceOf } from './after-move.ts'
import { waitingItem } from './member.ts'
import { joinItem, nameOf, noteOf, type StoredEntry, type StoredJoin } from './store.ts'

/**
 * The home at an address, as the areas were read: the building, then those that hold what happens in it. Who says that they are a
 * child is one from then on, not only when somebody answers for them.
 */
export function newHome(
  body: Pick<NewJoin, 'building' | 'unit' | 'room' | 'relation'>,
  child: boolean,
  items: readonly (Item | undefined)[],
): StoredHome {
  const building = parseArea(items[0])
  if (building?.closedAt) throw new Refusal('badInput', { building: '这栋楼的编码已经变了，请重新选择' })
  const { name, lineage } = lineageOf(items, 'building')
  return {
    household: householdAt(body),
    building: body.building,
    buildingName: name,
    room: roomWords(body),
    relation: body.relation,
    verified: false,
    ...(child ? { child } : {}),
    lineage,
  }
}

/** Throws where the home is there already. */
export function isNewHome(homes: readonly StoredHome[], { household }: StoredHome): void {
  if (homes.some((home) => home.household === household))
    throw new Refusal('badInput', { room: '这一户已经在您的住处里了' })
}

/** Throws where the home is there already, or one too many. */
export function addHome(homes: readonly StoredHome[], home: StoredHome): StoredHome[] {
  isNewHome(homes, home)
  if (homes.length >= HOMES_MAX) throw new Refusal('limitReached')
  return [...homes, home]
}

/** Whether someone joins as a child: also whoever is known as one, whatever they say. */
export function asChild(
  actor: Pick<Actor, 'homes' | 'child'>,
  { child = false, relation }: Pick<NewJoin, 'child' | 'relation'>,
) {
  if (child || !isChild(actor)) return child
  if (relation !== 'family') throw new Refusal('badInput', { relation: '未满 14 周岁请选“家人”' })
  return true
}

interface Wanted {
  id: string
  child: boolean
  name?: string | undefined
  note?: string | undefined
}

/** The join as it begins, and the first entry of its timeline. `now` is ISO 8601. */
export async function newJoinCase(
  actor: Pick<Actor, 'id' | 'name'>,
  home: StoredHome,
  { id, child, name, note }: Wanted,
  sealer: Sealer,
  now: string,
): Promise<{ join: StoredJoin; entry: StoredEntry }> {
  const { household, building, buildingName, room, relation } = home
  const said = { audience: audienceOf({ personId: actor.id, household }) }
  const mover = { name: actor.name, personId: actor.id }
  const { standing, entry, end } = openCase(joinLifecycle, id, 'applicant', mover, said, now)
  const card = {
    ...standing,
    id,
    version: 1,
    household,
    building,
    buildingName,
    room,
    relation,
    child,
    name: actor.name,
    ...(name ? { given: await sealer.seal(name, nameOf(id)) } : {}),
    openedAt: now,
    changedAt: now,
    personId: actor.id,
  }
  return { join: { card, ...(note ? { note: await sealer.seal(note, noteOf(id)) } : {}), ...end }, entry }
}

/**
 * The writes that make it; the person's homes are their caller's. Fails where the person waits there already, or where the
 * building is not open (unless `checked`: another write of the transaction says that it is).
 */
export const waitWrites = (join: StoredJoin, entry: StoredEntry, checked = false): Write[] => [
  ...openWrites(joinItem(join), entry),
  { put: waitingItem(join.card.household, { person: join.card.personId, join: join.card.id }), when: isNew },
  ...(checked ? [] : countWrites(join.card.building, {})),
]
