/**
 * Leaving a household, by oneself, by the removal of another, or with one's account. The children that one answers for go
 * back to waiting, still at home, until another adult answers for them; their joins stand in the queue of the staff again, and
 * their accounts go in a while where nobody else answers for them in another home.
 * The records that one kept of others go along; with the last member, all that members kept. Those that staff keep stay.
 */

import { Refusal } from '../../shared/errors.ts'
import type { JoinParty } from '../../shared/households/lifecycle.ts'
import type { Mover } from '../cases/case.ts'
import { parsePerson, type StoredHome, type StoredPerson } from '../people/actor.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import { exists } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { afterMove, type Moved, writesOf } from './after-move.ts'
import { forgetWrites } from './dependant.ts'
import { insideOf } from './inside.ts'
import { go, peopleOf } from './occupancy.ts'
import { parseJoin } from './store.ts'
import { goesUnguarded, isGuardedElsewhere, unguarded } from './unguarded.ts'
import { without } from './verify.ts'

type Leaver = Pick<StoredPerson, 'id' | 'name' | 'homes'>

export interface Departure {
  /** All that is written, save the leaver's own item, which may change in other ways too. */
  writes: Write[]
  /** The homes that are left. */
  homes: StoredHome[]
  moved: Moved
}

/** What is to be written when a verified member goes. Throws `wrongState` for one who isn't (any more), `notAllowed` by the lifecycle. */
export async function departure(
  table: Table,
  leaver: Leaver,
  household: string,
  mover: Mover<JoinParty>,
  text: string | undefined,
  now: string,
): Promise<Departure> {
  const { members, dependants } = await insideOf(table, household)
  const own = members.find(({ person }) => person === leaver.id)
  if (!own) throw new Refusal('wrongState')
  const children = members.filter(({ guardian }) => guardian === leaver.id)
  const theirKeys = children.flatMap(({ person, join }) => [keys.person(person), keys.join(join)])
  const careKeys = dependants.map(({ id }) => keys.care(id))
  const wanted = [keys.join(own.join), keys.joined(household), ...theirKeys, ...careKeys]
  const [item, joined, ...others] = await table.read(wanted)
  const cares = others.slice(theirKeys.length)
  const join = parseJoin(item)
  if (!join) throw new Refusal('wrongState')
  const moved = afterMove(join, 'end', mover, { text }, now)
  const people = peopleOf(joined)
  const gone = [leaver.id, ...children.map(({ person }) => person)]
  const empty = Object.keys(people).every((person) => gone.includes(person))
  const forgotten = dependants.flatMap((dependant, i) =>
    // What someone keeps goes along with them; what a family kept, at the latest with its last member.
    !dependant.keptBy.staff && (empty || dependant.keptBy.person === leaver.id)
      ? forgetWrites(household, dependant, cares[i])
      : [],
  )
  const left: Write[] = []
  for (const [i, child] of children.entries()) {
    const read = others.slice(2 * i, 2 * i + 2)
    const set = await unlessGuarded(table, read[0], household, now)
    left.push(...unguarded({ household, members }, child, leaver, read, now, set))
  }
  return {
    writes: [
      ...writesOf(join, moved),
      { remove: keys.member(household, leaver.id), when: exists },
      ...left,
      ...go({ household, people }, gone),
      ...forgotten,
      ...noHelpAt(leaver, household),
    ],
    homes: without(leaver.homes, household),
    moved,
  }
}

/** What changes of a child whose guardian leaves this home. */
async function unlessGuarded(table: Table, item: Item | undefined, household: string, now: string) {
  const child = parsePerson(item)
  return child && !(await isGuardedElsewhere(table, child, household)) ? goesUnguarded(child, now) : {}
}

/** What they offered the neighbours of the building, unless they live there still by another household. */
function noHelpAt({ id, homes }: Leaver, household: string): Write[] {
  const building = homes.find((home) => home.household === household)?.building
  const still = without(homes, household).some((home) => home.verified && home.building === building)
  return building && !still ? [{ remove: keys.skilled(building, id) }] : []
}
