/** How somebody takes part in an activity: a row each, and another while they wait, in the order of their coming. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../../shared/areas/contract.ts'
import { personId } from '../../shared/people/person.ts'
import { activityId } from '../../shared/teams/activity.ts'
import { attended, signUpStates } from '../../shared/teams/attendance.ts'
import { moment } from '../../shared/zod.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import { type Condition, exists, isNew } from '../platform/expressions.ts'
import { queryAll } from '../platform/query-all.ts'
import { type Key, keys } from '../platform/table.ts'
import type { StoredActivity } from './store.ts'

/** What the list of a person's activities carries. */
const signedCard = z.object({ activity: activityId, state: z.enum(signUpStates) })

export const storedSigned = z.object({
  card: signedCard,
  person: personId,
  name: z.string(),
  since: moment(),
  /** Goes up with each change. */
  turn: z.int(),
  /** Where the account is that gives the hours: the community of the activity, or of the person. */
  community: z.optional(areaCode),
  ...attended,
  /** How often the activity had been given another beginning when they checked in. */
  retimed: z.optional(z.int()),
  walkIn: z.optional(z.boolean()),
  /** Booked as hours; of who was not there, nothing. */
  minutes: z.optional(z.int()),
  booked: z.optional(z.boolean()),
  /** Has left: nobody's hours are booked. */
  gone: z.optional(z.boolean()),
})
export type StoredSigned = z.infer<typeof storedSigned>

export const parseSigned = (item: Item | undefined): StoredSigned | undefined => item && z.parse(storedSigned, item)

/** What says for which beginning somebody checks in. */
export const forTime = ({ retimed }: { retimed?: number | undefined }) => (retimed ? { retimed } : {})

/** As it counts for the beginning that the activity has now: who checked in for an earlier one has not come yet. */
export function forItsTime(signed: StoredSigned, { retimed = 0 }: { retimed?: number | undefined }): StoredSigned {
  if (!signed.inAt || (signed.retimed ?? 0) === retimed) return signed
  const { inAt: _i, outAt: _o, by: _b, retimed: _r, ...rest } = signed
  return rest
}

export const parseSignedCard = (item: Item) => z.parse(signedCard, item.card)

export const signedIndex = (person: string) => `${person}#signed`

/** Who gave up their place is not listed with their activities any more. */
export function signedItem(signed: StoredSigned): Item & Key {
  const { card, person, since } = signed
  const listed =
    card.state === 'cancelled' || signed.gone
      ? {}
      : { owner: signedIndex(person), ownerAt: `${since}#${card.activity}` }
  return { ...keys.signed(card.activity, person), ...signed, ...listed }
}

const unchanged = (before: StoredSigned | undefined): Condition =>
  before ? { expression: 'turn = :turn', values: { ':turn': before.turn } } : isNew

/** The row of somebody, as it is after what was read. */
export const signedWrite = (before: StoredSigned | undefined, after: Omit<StoredSigned, 'turn'>): Write => ({
  put: signedItem({ ...after, turn: (before?.turn ?? 0) + 1 }),
  when: unchanged(before),
})

const waitingKey = ({ card, since, person }: StoredSigned) => keys.waitingFor(card.activity, since, person)

export const waitWrite = (signed: StoredSigned): Write => ({
  put: { ...waitingKey(signed), person: signed.person },
  when: isNew,
})
export const waitsNoMore = (signed: StoredSigned): Write => ({ remove: waitingKey(signed), when: exists })

const inLine = (activity: string) => ({
  pk: { name: 'pk', value: keys.activity(activity).pk },
  sk: { name: 'sk', beginsWith: 'WAITING#' },
  ascending: true,
  consistent: true,
})

/** Who waits longest. */
export async function firstInLine(table: Table, activity: string): Promise<StoredSigned | undefined> {
  const { items } = await table.query({ ...inLine(activity), limit: 1 })
  const person = items[0] && z.parse(z.object({ person: personId }), items[0]).person
  if (!person) return undefined
  const [row] = await table.read([keys.signed(activity, person)])
  return parseSigned(row)
}

/** The how manieth in line somebody is who waits; 1 is the next. */
export async function positionOf(table: Table, { card, person, since }: StoredSigned): Promise<number> {
  const rows = await queryAll(table, inLine(card.activity))
  const own = keys.waitingFor(card.activity, since, person).sk
  return rows.filter(({ sk }) => String(sk) < own).length + 1
}

/** All who signed up, as their rows come, and as they count for the time that it has now. */
export async function allSigned(
  table: Table,
  { card: { id: activity }, retimed }: Pick<StoredActivity, 'card' | 'retimed'>,
): Promise<StoredSigned[]> {
  const rows = await queryAll(table, {
    pk: { name: 'pk', value: keys.activity(activity).pk },
    sk: { name: 'sk', beginsWith: 'SIGNED#' },
    ascending: true,
    consistent: true,
  })
  const signed = rows.flatMap((row) => parseSigned(row) ?? [])
  return signed.map((each) => forItsTime(each, { retimed }))
}
