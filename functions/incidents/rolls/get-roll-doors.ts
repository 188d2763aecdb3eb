import { Refusal } from '../../../shared/errors.ts'
import type { RollDoor } from '../../../shared/incidents/roll.ts'
import { parseBuilding } from '../../areas/building.ts'
import { operation, type Ports } from '../../http/operation.ts'
import { itemsUnder, rosterOf } from '../../notices/roster-of.ts'
import { keys } from '../../platform/table.ts'
import { countsOf } from './get-roll.ts'
import { asks, parseRoll } from './roll.ts'
import { lastWord, noCounts, parseDoor, parseSaid, shownDoor, shownSaid } from './said.ts'

/** A building is small: its roster, who joined, what was said and found there, a query each. No names, no phones. */
export const getRollDoors = operation('getRollDoors', {
  reads: ({ params }) => ({ roll: keys.roll(params.rollId), building: keys.area(params.building) }),
  async run({ params, found, commit }, { table }: Ports) {
    const roll = parseRoll(found.roll)
    const building = parseBuilding(found.building)
    if (!roll || !building || !asks(roll, params.building)) throw new Refusal('notFound')
    const at = keys.rollOf(roll.id, params.building)
    const [doors, words, finds] = await Promise.all([
      rosterOf(table, params.building),
      itemsUnder(table, at, 'SAID#'),
      itemsUnder(table, at, 'DOOR#'),
    ])
    const said = byHousehold(words.flatMap((item) => parseSaid(item) ?? []))
    const opened = byHousehold(finds.flatMap((item) => parseDoor(item) ?? []))
    const counts = { ...noCounts }
    const all = doors.map(({ household, room, joined }): RollDoor => {
      const [own, door] = [said.get(household), opened.get(household)]
      const word = lastWord(own, door)
      if (word) counts[word]++
      const [shown, seen] = [shownSaid(own), shownDoor(door)]
      return { household, room, joined, ...(shown ? { said: shown } : {}), ...(seen ? { door: seen } : {}) }
    })
    const items = all.filter(({ said: own, door }) => own?.word !== 'safe' || door)
    const joined = all.filter((each) => each.joined).length
    const reply = {
      building: building.code,
      name: building.fullName,
      ...countsOf({ households: all.length, joined }, counts),
      items,
    }
    return commit([], reply, { area: building.code, what: roll.id })
  },
})

const byHousehold = <R extends { household: string }>(rows: readonly R[]) =>
  new Map(rows.map((row) => [row.household, row]))
