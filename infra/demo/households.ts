/** Households made up plainly: every demo building has two units of six floors with two rooms each. */
import { demoAreas } from './areas.ts'

const UNITS = [1, 2]
const FLOORS = [1, 2, 3, 4, 5, 6]
const ROOMS = [1, 2]

export interface DemoHousehold {
  code: string
  building: string
  room: string
}

const two = (n: number) => String(n).padStart(2, '0')

/** A household's code: its building's, then the unit in two digits and the room in four. */
export const demoHousehold = (building: string, unit: number, floor: number, room: number): DemoHousehold => ({
  code: `${building}${two(unit)}${two(floor)}${two(room)}`,
  building,
  room: `${unit}单元${floor}${two(room)}室`,
})

export const demoHouseholds: readonly DemoHousehold[] = demoAreas
  .filter(({ level }) => level === 'building')
  .flatMap(({ code }) =>
    UNITS.flatMap((unit) => FLOORS.flatMap((floor) => ROOMS.map((room) => demoHousehold(code, unit, floor, room)))),
  )
