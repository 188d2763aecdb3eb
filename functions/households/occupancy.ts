/**
 * Who belongs to a household: one item, there as long as there is a verified member, with the ids of all. Every change says
 * what it was, so that the first member and the last are counted at the building exactly once, in whatever order things happen.
 * It also says who can be sent a message about a notice: a hint of what the credits of each say, so that whoever sends, or
 * counts whom could be sent to, looks at nobody else. The truth is in the credits.
 */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { ancestorAt } from '../../shared/areas/code.ts'
import { addressOf } from '../../shared/households/address.ts'
import { personId } from '../../shared/people/person.ts'
import { type Counts, counted, countWrites } from '../areas/building.ts'
import { stillHolds } from '../messages/credits.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { type Condition, exists, isNew } from '../platform/expressions.ts'
import { type Key, keys } from '../platform/table.ts'
import { newRosterRow, rosterItem } from './roster.ts'

const people = z.record(personId, z.int())

/**
 * The verified members of a household. 0: no message can be sent to this one; else one can, and the number goes up each
 * time that one can again, so that who found none left and says so later doesn't overlook that there are some by now.
 */
export type People = z.infer<typeof people>

/** Nobody where nobody joined. */
export const peopleOf = (item: Item | undefined): People => (item ? z.parse(z.object({ people }), item).people : {})

/** The number of verified members, 0 where nobody joined. */
export const membersOf = (item: Item | undefined): number => Object.keys(peopleOf(item)).length

export const isPushable = (some: People): boolean => Object.values(some).some((each) => each > 0)

export const joinedItem = (household: string, some: People): Item & Key => ({
  ...keys.joined(household),
  people: some,
})

/** What a change of a household's people changes of the counts of its building. */
export const countedBy = (before: People, after: People): Pick<Counts, 'joined' | 'pushable'> => ({
  joined: Number(Object.keys(after).length > 0) - Number(Object.keys(before).length > 0),
  pushable: Number(isPushable(after)) - Number(isPushable(before)),
})

/**
 * The write that changes a household's people, on condition that they are those that were read; where that changes no count of
 * the building, only that it doesn't by now, so that fifty may come at once.
 */
export function peopleWrite(household: string, before: People, after: People): Write {
  const at = keys.joined(household)
  const same: Condition = { expression: 'people = :before', values: { ':before': before } }
  if (!Object.keys(before).length) return { put: joinedItem(household, after), when: isNew }
  if (!Object.keys(after).length) return { remove: at, when: same }
  const changed = Object.keys({ ...before, ...after }).filter((person) => before[person] !== after[person])
  const plain = changed.every((person) => !before[person] && !after[person])
  if (!plain || !changed.length) return { update: at, changes: { set: { people: after } }, when: same }
  const come = changed.filter((person) => before[person] === undefined)
  const gone = changed.filter((person) => after[person] === undefined)
  const conditions = [
    ...come.map((person) => `attribute_not_exists(people.${person})`),
    ...gone.map((person) => `people.${person} = :none`),
    'size(people) > :gone',
  ]
  return {
    update: at,
    changes: { set: Object.fromEntries(changed.map((person) => [`people.${person}`, after[person]])) },
    when: {
      expression: conditions.join(' AND '),
      values: { ...(gone.length ? { ':none': 0 } : {}), ':gone': gone.length },
    },
  }
}

/** What is known of a household when somebody comes or goes. */
export interface Occupied {
  household: string
  people: People
  inRoster: boolean
  /** Whether whoever comes holds a credit for notices. */
  credits: boolean
}

const buildingOf = (household: string) => ancestorAt(household, 'building') ?? household

/** The writes that make one more verified member count. A household that the roster lacks is added to it. */
export function comes({ household, people: before, inRoster, credits }: Occupied, person: string): Write[] {
  const after = { ...before, [person]: credits ? 1 : 0 }
  const row = newRosterRow(addressOf(household), [], 'staff')
  return [
    peopleWrite(household, before, after),
    stillHolds(person, 'notice', credits),
    inRoster ? { check: keys.household(household), when: exists } : { put: rosterItem(row), when: isNew },
    ...countWrites(buildingOf(household), { ...countedBy(before, after), ...(inRoster ? {} : { households: 1 }) }),
  ]
}

/** The writes when verified members go; the roster keeps its row. */
export function go(
  { household, people: before }: Pick<Occupied, 'household' | 'people'>,
  gone: readonly string[],
): Write[] {
  const after = Object.fromEntries(Object.entries(before).filter(([person]) => !gone.includes(person)))
  return [peopleWrite(household, before, after), ...countWrites(buildingOf(household), countedBy(before, after))]
}

/** A household whose people come to stand otherwise as to messages. */
export interface Turned {
  household: string
  before: People
  after: People
}

/** The writes that turn households: one each, and one for each building whose count that changes. */
export function turnWrites(turned: readonly Turned[]): { rows: Write[]; counts: Write[] } {
  const sums = new Map<string, number>()
  for (const { household, before, after } of turned) {
    const building = buildingOf(household)
    sums.set(building, (sums.get(building) ?? 0) + countedBy(before, after).pushable)
  }
  return {
    rows: turned.map(({ household, before, after }) => peopleWrite(household, before, after)),
    counts: [...sums].flatMap(([building, pushable]) => counted(building, { pushable })),
  }
}
