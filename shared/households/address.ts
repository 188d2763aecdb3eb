/** A household's address: its building, unit and room, as its code has them and as people say them. */
import { ancestorAt } from '../areas/code.ts'

export const UNIT_MAX = 99
export const ROOM_MAX = 9999

export interface Address {
  building: string
  /** 0: the building has no units. */
  unit: number
  room: number
}

/** A household's code: its building's, then the unit in two digits and the room in four. */
export const householdAt = ({ building, unit, room }: Address): string =>
  `${building}${String(unit).padStart(2, '0')}${String(room).padStart(4, '0')}`

/** The address that a household's code of 24 digits stands for. */
export const addressOf = (household: string): Address => ({
  building: ancestorAt(household, 'building') ?? household,
  unit: Number(household.slice(18, 20)),
  room: Number(household.slice(20, 24)),
})

/** The room as it is said: 1单元302室, or 302室 where there are no units. */
export const roomWords = ({ unit, room }: Pick<Address, 'unit' | 'room'>): string =>
  unit === 0 ? `${room}室` : `${unit}单元${room}室`
