/**
 * What households said, and what was found at their doors: a row each, and the counts of their building. Both change in one
 * transaction, so that the counts are the rows, whoever comes at once. Nothing here says who of a household it was.
 */
import '../../../shared/zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../../../shared/areas/contract.ts'
import { type DoorFind, doorFinds, type RollAnswer, rollAnswers } from '../../../shared/incidents/finds.ts'
import { DAY } from '../../../shared/lifecycle.ts'
import { moment } from '../../../shared/zod.ts'
import { epochSeconds } from '../../platform/clock.ts'
import type { Item, Write } from '../../platform/dynamo.ts'
import { atVersion, exists, isNew } from '../../platform/expressions.ts'
import { type Key, keys, reachKeys } from '../../platform/table.ts'

/** Who needed help in an incident is known for as long as it is worked on; the counts stay. */
const KEPT = 180 * DAY

const said = z.object({ word: z.enum(rollAnswers), at: moment() })
const door = z.object({ found: z.optional(z.enum(doorFinds)), at: moment() })
type Said = z.infer<typeof said>
type Door = z.infer<typeof door>
const versioned = { household: z.string(), version: z.int() }
const storedSaid = z.extend(said, versioned)
const storedDoor = z.extend(door, versioned)
export const parseSaid = (item: Item | undefined) => item && z.parse(storedSaid, item)
export const parseDoor = (item: Item | undefined) => item && z.parse(storedDoor, item)

export const countCard = z.object({ building: areaCode, safe: z.int(), help: z.int(), absent: z.int() })
export type CountCard = z.infer<typeof countCard>
export const noCounts = { safe: 0, help: 0, absent: 0 }

/** What counts of a household: its own word or what was found at its door, whichever came last; that nobody came to the door only where it said nothing. */
export function lastWord(own: Said | undefined, at: Door | undefined): DoorFind | undefined {
  const found = at?.found
  if (!own || !found) return own?.word ?? found
  return found !== 'absent' && at.at > own.at ? found : own.word
}

/** What a household said, as it is shown. */
export const shownSaid = (row: ReturnType<typeof parseSaid>) => row && { word: row.word, at: row.at }
/** What was found at its door, as it is shown; nothing where it was taken back. */
export const shownDoor = (row: ReturnType<typeof parseDoor>) =>
  row?.found ? { found: row.found, at: row.at } : undefined

/** What a household's writes are made of: what was read of it, and of its building's count. */
export interface Found {
  said: Item | undefined
  door: Item | undefined
  counts: Item | undefined
}

export const readsHousehold = (roll: string, household: string, building: string) => ({
  said: keys.rollSaid(roll, household),
  door: keys.rollDoor(roll, household),
  counts: keys.rollOf(roll, building),
})

interface Of {
  roll: string
  building: string
  household: string
  /** Milliseconds. */
  now: number
}

/** The writes of what a household says; it may say the same again. */
export function sayWrites(of: Of, found: Found, next: { word: RollAnswer; at: string }): Write[] {
  const [before, at] = [parseSaid(found.said), parseDoor(found.door)]
  return [
    rowWrite(keys.rollSaid(of.roll, of.household), of, before, next),
    // What was found at the door is what it was when this was counted.
    ...stays(keys.rollDoor(of.roll, of.household), at),
    ...countWrites(of, found.counts, lastWord(before, at), lastWord(next, at)),
  ]
}

/** The writes of what is found at a door, or that it was not (`found` undefined); none where that is so. */
export function findWrites(of: Of, found: Found, next: Door): Write[] {
  const [own, before] = [parseSaid(found.said), parseDoor(found.door)]
  if (before?.found === next.found) return []
  return [
    rowWrite(keys.rollDoor(of.roll, of.household), of, before, next),
    ...stays(keys.rollSaid(of.roll, of.household), own),
    ...countWrites(of, found.counts, lastWord(own, before), lastWord(own, next)),
  ]
}

function rowWrite(key: Key, { household, now }: Of, before: { version: number } | undefined, next: object): Write {
  const expiresAt = epochSeconds(now + KEPT)
  return {
    put: { ...key, household, version: (before?.version ?? 0) + 1, ...next, expiresAt },
    when: before ? atVersion(before.version) : isNew,
  }
}

const stays = (check: Key, row: { version: number } | undefined): Write[] => [
  { check, when: row ? atVersion(row.version) : isNew },
]

function countWrites({ roll, building }: Of, found: Item | undefined, was?: DoorFind, is?: DoorFind): Write[] {
  if (was === is) return []
  const key = keys.rollOf(roll, building)
  if (!found) {
    const card: CountCard = { building, ...noCounts, ...(is ? { [is]: 1 } : {}) }
    return [{ put: { ...key, roll, card, ...reachKeys(roll, building) }, when: isNew }]
  }
  const add = { ...(was ? { [`card.${was}`]: -1 } : {}), ...(is ? { [`card.${is}`]: 1 } : {}) }
  return [{ update: key, changes: { set: {}, add }, when: exists }]
}
