/** The demo district as items: its areas, the roster of its buildings, its persons with their homes and roles, some notices and posts, an exercise, devices. */
import { buildingItem } from '../../functions/areas/building.ts'
import { nameItems } from '../../functions/areas/names.ts'
import { dutyPhoneItem } from '../../functions/duty/duty-phone.ts'
import { joinedItem } from '../../functions/households/occupancy.ts'
import { newRosterRow, rosterItem, toRosterPhone } from '../../functions/households/roster.ts'
import type { Item } from '../../functions/platform/dynamo.ts'
import type { Sealer } from '../../functions/platform/seal.ts'
import { type Key, keys } from '../../functions/platform/table.ts'
import { grantItem } from '../../functions/roles/grant.ts'
import type { Area } from '../../shared/areas/contract.ts'
import { addressOf } from '../../shared/households/address.ts'
import { demoAreas } from './areas.ts'
import { deviceItems } from './devices.ts'
import { demoHelp, helpServed } from './help.ts'
import { hoursItems } from './hours.ts'
import { type DemoHousehold, demoHouseholds } from './households.ts'
import { noticeItems } from './notices.ts'
import { type DemoResident, demoPeople } from './people.ts'
import { demoPhone, rosterPhones } from './phones.ts'
import { settledItems } from './settled.ts'
import { talkItems } from './talk.ts'
import { teamDemoItems, teamsServed } from './teams.ts'
import { warningItems } from './warnings.ts'
import { wishDemoItems, wishesServed } from './wishes.ts'

type Stored = Item & Key

/** When it all began. */
const SINCE = '2026-01-05T01:00:00.000Z'

/**
 * Every item of the demo district, as it is looked at first `now` (in milliseconds). Phones are sealed anew each time, and what is open is
 * of another day, so what is there already must be left alone: its keys are always the same.
 */
export async function demoItems(sealer: Sealer, now: number): Promise<Stored[]> {
  const rows = await Promise.all(demoHouseholds.map((household) => rowOf(household, sealer)))
  const homes = await Promise.all(demoPeople.map(homeItems))
  const workers = demoPeople.filter(({ roles }) => roles.some(({ role }) => role === 'gridWorker'))
  return [
    ...distinct(demoAreas.flatMap(areaItems)),
    ...rows,
    ...demoPeople.flatMap(personItems),
    ...homes.flat(),
    ...(await Promise.all(workers.map(({ id, openid }) => dutyPhoneItem(sealer, id, demoPhone(openid), SINCE)))),
    ...noticeItems,
    ...talkItems(),
    ...warningItems,
    ...(await deviceItems(sealer)),
    ...(await wishDemoItems(sealer, now)),
    ...demoHelp(now),
    ...hoursItems([...helpServed(), ...teamsServed(), ...wishesServed()]),
    ...(await teamDemoItems(sealer, now)),
  ]
}

const joined = new Set(demoPeople.flatMap(({ homes }) => homes.map(({ household }) => household)))

function areaItems(area: Area): Stored[] {
  if (area.level !== 'building') return [{ ...keys.area(area.code), ...area }, ...nameItems(area)]
  const inside = demoHouseholds.filter(({ building }) => building === area.code)
  const counts = { households: inside.length, joined: inside.filter(({ code }) => joined.has(code)).length }
  return [buildingItem(area, counts), ...nameItems(area)]
}

async function rowOf({ code }: DemoHousehold, sealer: Sealer): Promise<Stored> {
  const phone = rosterPhones.get(code)
  const phones = phone ? [await toRosterPhone(sealer, code, phone)] : []
  return rosterItem(newRosterRow(addressOf(code), phones, 'demo'))
}

function personItems({ title: _, ...person }: DemoResident): Stored[] {
  return [
    { ...keys.person(person.id), ...person },
    { ...keys.openid(person.openid), person: person.id },
    ...person.roles.map((held) => grantItem(person.id, held, person.id, SINCE)),
  ]
}

/** Each demo resident has lived there for long, alone in the household. */
async function homeItems({ title: _, ...person }: DemoResident): Promise<Stored[]> {
  const made = person.homes.map(async (home) => [
    joinedItem(home.household, { [person.id]: 0 }),
    ...(await settledItems(person, home, `joi_${person.id.slice('per_'.length)}`, SINCE)),
  ])
  return (await Promise.all(made)).flat()
}

/** Places of one name share its rows. */
const distinct = (items: readonly Stored[]): Stored[] => [
  ...new Map(items.map((item) => [`${item.pk} ${item.sk}`, item])).values(),
]
