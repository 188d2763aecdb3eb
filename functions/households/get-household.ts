import { parentOf } from '../../shared/areas/code.ts'
import { addressOf, roomWords } from '../../shared/households/address.ts'
import type { Household, Member } from '../../shared/households/household.ts'
import { parseArea } from '../areas/area.ts'
import { operation } from '../http/operation.ts'
import { parsePerson } from '../people/actor.ts'
import type { Item } from '../platform/dynamo.ts'
import type { Sealer } from '../platform/seal.ts'
import { keys } from '../platform/table.ts'
import { keepBeyond, lookWrite } from '../privacy/look.ts'
import { openDependant } from './dependant.ts'
import { type Inside, insideOf } from './inside.ts'
import { knownHousehold } from './known.ts'
import type { StoredMember } from './member.ts'
import type { HouseholdPorts } from './ports.ts'
import { looksAsStaff } from './standing.ts'
import { nameOf, parseJoin } from './store.ts'
import { roomFacts, toCard } from './view.ts'

/** Who belongs to a household. A look by staff is kept with each member and in the audit log; who lives there sees it as one who does, whatever their role. */
export const getHousehold = operation('getHousehold', {
  reads: ({ params }) => ({
    building: keys.area(parentOf(params.household) ?? ''),
    row: keys.household(params.household),
    joined: keys.joined(params.household),
  }),
  async run({ params, actor, found, now, commit }, { table, sealer }: HouseholdPorts) {
    const { household } = params
    const parties = knownHousehold(household, actor, ['householder', 'approver'])
    const staff = looksAsStaff(parties)
    const inside = await insideOf(table, household)
    const joins = inside.waiting.map(({ join }) => keys.join(join))
    const people = inside.members.map(({ person }) => keys.person(person))
    const items = await table.read([...joins, ...people])
    const address = addressOf(household)
    const reply: Household = {
      household,
      building: address.building,
      buildingName: parseArea(found.building)?.fullName ?? '',
      room: roomWords(address),
      members: await membersOf(sealer, inside, items.slice(joins.length), actor.id),
      waiting: await waitingOf(sealer, items.slice(0, joins.length)),
      dependants: await dependantsOf(sealer, inside, actor.id, staff),
      ...(staff ? { facts: await roomFacts(sealer, found.row, found.joined) } : {}),
      parties,
    }
    if (!staff) return reply
    const looks = inside.members.map(({ person }) =>
      lookWrite(person, actor, { what: household, area: household }, now),
    )
    return commit(await keepBeyond(table, looks), reply, { area: household, what: household })
  },
})

/** By the name that a member gave, or the one that they are known by now. */
async function toMember(sealer: Sealer, member: StoredMember, person: Item | undefined, me: string): Promise<Member> {
  const { join, name, person: id, ...rest } = member
  const known = name ? await sealer.open(name, nameOf(join)) : parsePerson(person)?.name
  return { ...rest, personId: id, joinId: join, name: known ?? '', me: id === me }
}

const membersOf = (sealer: Sealer, { members }: Inside, people: readonly (Item | undefined)[], me: string) =>
  Promise.all(members.map((member, i) => toMember(sealer, member, people[i], me)))

const waitingOf = (sealer: Sealer, items: readonly (Item | undefined)[]) =>
  Promise.all(items.flatMap((item) => parseJoin(item) ?? []).map(({ card }) => toCard(sealer, card)))

/**
 * Staff see whoever is kept here; a member sees whom they keep themselves: a tenant learns nothing of the owner's mother, and
 * a household that moves in nothing of who lived there.
 */
const dependantsOf = (sealer: Sealer, { dependants }: Inside, member: string, staff: boolean) =>
  Promise.all(
    dependants
      .filter(({ keptBy }) => staff || (!keptBy.staff && keptBy.person === member))
      .map((each) => openDependant(sealer, each)),
  )
