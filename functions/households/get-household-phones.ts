import { operation } from '../http/operation.ts'
import { parsePerson, type StoredPerson } from '../people/actor.ts'
import type { Sealer } from '../platform/seal.ts'
import { keys } from '../platform/table.ts'
import { keepBeyond, lookWrite } from '../privacy/look.ts'
import { insideOf } from './inside.ts'
import { knownHousehold } from './known.ts'
import type { HouseholdPorts } from './ports.ts'
import { openedPhones, parseRosterRow } from './roster.ts'

/** The phones in full, to who must call: each tap is kept with the members and in the audit log. */
export const getHouseholdPhones = operation('getHouseholdPhones', {
  reads: ({ params }) => ({ row: keys.household(params.household) }),
  async run({ params, actor, found, now, commit }, { table, sealer }: HouseholdPorts) {
    const { household } = params
    knownHousehold(household, actor, ['approver'])
    const { members } = await insideOf(table, household)
    const items = await table.read(members.map(({ person }) => keys.person(person)))
    const people = items.flatMap((item) => parsePerson(item) ?? [])
    const row = parseRosterRow(found.row)
    const kept = await Promise.all(people.map((person) => phoneOf(sealer, person)))
    const reply = { roster: row ? await openedPhones(sealer, row) : [], members: kept.flatMap((each) => each ?? []) }
    const what = `tel#${household}`
    const looks = people.map(({ id }) => lookWrite(id, actor, { what, area: household }, now))
    return commit(await keepBeyond(table, looks), reply, { area: household, what: household })
  },
})

async function phoneOf(sealer: Sealer, { id, name, phone }: StoredPerson) {
  return phone ? { personId: id, name, phone: await sealer.open(phone, `phone#${id}`) } : undefined
}
