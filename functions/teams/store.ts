/** Activities in the table: the item, its card (all that an index carries), its timeline, its places. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { personId } from '../../shared/people/person.ts'
import { activityCard } from '../../shared/teams/activity.ts'
import {
  activityLifecycle,
  activityMoves,
  activityParties,
  activityStates,
  isOut,
} from '../../shared/teams/lifecycle.ts'
import { moment } from '../../shared/zod.ts'
import { timelineEnd } from '../cases/case.ts'
import { readersOf, storedEntryOf } from '../cases/stored.ts'
import { storedPhoto } from '../photos/attach.ts'
import type { Item } from '../platform/dynamo.ts'
import { dueKeys, type Key, keys, queueKeys } from '../platform/table.ts'

/**
 * `reportedBy`: how many households reported it since staff looked; staff alone are shown that. `heldReason`: why it was called off, in words
 * that the content check did not let pass, for who runs it alone until staff have looked.
 */
const storedCard = z.extend(activityCard, { reportedBy: z.optional(z.int()), heldReason: z.optional(z.string()) })
export type StoredCard = z.infer<typeof storedCard>

export const storedActivity = z.object({
  card: storedCard,
  text: z.string(),
  photo: z.optional(storedPhoto),
  composedBy: personId,
  /** What its check codes are made with, sealed as `secretOf`. */
  secret: z.string(),
  /** The households that reported it since staff looked, which made it the version `lookedAt`. */
  reports: z.optional(z.array(z.string())),
  lookedAt: z.optional(z.int()),
  /** How often it was given another beginning since it is out; who checked in for one of them did not for the next. */
  retimed: z.optional(z.int()),
  ...timelineEnd,
})
export type StoredActivity = z.infer<typeof storedActivity>

/** A line of its timeline. `subject`: whose attendance was put right. `elsewhere`: it is at another time or place than it was. */
const activityEntry = z.object({
  seq: z.int(),
  at: moment(),
  move: z.enum(['open', ...activityMoves]),
  by: z.object({ party: z.enum(activityParties), name: z.string() }),
  state: z.enum(activityStates),
  text: z.optional(z.string()),
  subject: z.optional(personId),
  elsewhere: z.optional(z.literal(true)),
})
export const storedActivityEntry = storedEntryOf(activityEntry)
export type StoredActivityEntry = z.infer<typeof storedActivityEntry>

export const {
  parseWhole: parseActivity,
  parseCard,
  parseEntry,
} = readersOf(storedActivity, storedCard, storedActivityEntry)

/** What its secret is sealed as. */
export const secretOf = (activity: string) => `checkCode#${activity}`

/** The list of the activities of a team, or of what the staff of an area organise. */
export const hostIndex = (host: string) => `${host}#activity`
export const hostOf = ({ team, place }: Pick<StoredActivity['card'], 'team' | 'place'>) => team?.id ?? place.area

export function activityItem(activity: StoredActivity): Item & Key {
  const { card } = activity
  const { id, state, beginsAt, dueAt, place } = card
  const { stage } = activityLifecycle.states[state]
  return {
    ...keys.activity(id),
    ...activity,
    version: card.version,
    ...(state === 'discarded' ? {} : { owner: hostIndex(hostOf(card)), ownerAt: `${beginsAt}#${id}` }),
    ...(isOut(state) ? queueKeys('activity', place.area, stage, beginsAt) : {}),
    ...(dueAt ? dueKeys(id, dueAt) : {}),
  }
}

/** How many places there are and who has them. `phase`: the state of the activity, so that a place is given in the right one. */
const storedPlaces = z.object({
  phase: z.enum(activityStates),
  places: z.int(),
  taken: z.int(),
  waiting: z.int(),
  came: z.int(),
})
export type StoredPlaces = z.infer<typeof storedPlaces>
const NONE: StoredPlaces = { phase: 'draft', places: 0, taken: 0, waiting: 0, came: 0 }
export const parsePlaces = (item: Item | undefined): StoredPlaces => (item ? z.parse(storedPlaces, item) : NONE)
