/** A district of so many households, each with one member who holds a credit: grids of three buildings of a hundred. */
import { buildingItem } from '../../../functions/areas/building.ts'
import { joinedItem } from '../../../functions/households/occupancy.ts'
import { creditsItem, noCredits } from '../../../functions/messages/credits.ts'
import type { Item } from '../../../functions/platform/dynamo.ts'
import { type Key, keys } from '../../../functions/platform/table.ts'
import { levelOf } from '../../../shared/areas/code.ts'

export const district = '420199'
const OF_BUILDING = 100
const OF_GRID = 3
const OF_COMMUNITY = 40
const OF_STREET = 20

const three = (n: number) => String(n).padStart(3, '0')
const buildingAt = (i: number) => {
  const grid = Math.floor(i / OF_GRID)
  const community = Math.floor(grid / OF_COMMUNITY)
  const street = Math.floor(community / OF_STREET)
  const codes = [street + 1, (community % OF_STREET) + 1, (grid % OF_COMMUNITY) + 1, (i % OF_GRID) + 1]
  return `${district}${codes.map(three).join('')}`
}
const buildingsOf = (households: number) =>
  Array.from({ length: Math.ceil(households / OF_BUILDING) }, (_, i) => buildingAt(i))

/** The grids, by their codes. */
export const gridsOf = (households: number) => [...new Set(buildingsOf(households).map((code) => code.slice(0, 15)))]

/** Its items, a building's at a time. */
export function* itemsOf(households: number): Generator<(Item & Key)[]> {
  const buildings = buildingsOf(households)
  const above = new Set(buildings.flatMap((code) => [9, 12, 15].map((digits) => code.slice(0, digits))))
  const area = (code: string) => ({ code, level: levelOf(code) ?? 'city', name: code, fullName: code })
  yield [...above, district].map((code) => ({ ...keys.area(code), ...area(code) }))
  for (const [i, building] of buildings.entries()) {
    const count = Math.min(OF_BUILDING, households - i * OF_BUILDING)
    yield [
      buildingItem(area(building), { households: count, joined: count, pushable: count }),
      ...Array.from({ length: count }, (_, room) => householdAt(building, room + 1, i * OF_BUILDING + room)).flat(),
    ]
  }
}

function householdAt(building: string, room: number, number: number): (Item & Key)[] {
  const household = `${building}01${String(room).padStart(4, '0')}`
  const person = `per_${String(number).padStart(26, '0')}`
  const held = { notice: 1, callAnswered: 0, ticketMoved: 0 }
  return [joinedItem(household, { [person]: 1 }), creditsItem(person, { ...noCredits(`openid-${number}`), held })]
}
