/** Activities (活动) as they are shown: counts for everybody, names for none but who runs them. */
import '../zod.ts'
import * as z from 'zod/mini'
import { id } from '../ids.ts'
import { photo, photoId } from '../photos/contract.ts'
import { moment, words } from '../zod.ts'
import { attended, signUpStates } from './attendance.ts'
import { PLACES_MAX, TEXT_MAX, TITLE_MAX, teamKinds, WHERE_MAX } from './kinds.ts'
import { activityMoves, activityParties, activityStates } from './lifecycle.ts'
import { teamArea, teamId, teamPlace } from './team.ts'

export const activityId = id('act')

/** How many had a place and came, and the minutes that they were there together. */
export const activityFigures = z.object({ came: z.int(), minutes: z.int() })

export const activityCard = z.object({
  id: activityId,
  state: z.enum(activityStates),
  version: z.int(),
  roundAt: moment(),
  dueAt: z.optional(moment()),
  late: z.boolean(),
  changedAt: moment(),
  title: z.string(),
  kind: z.enum(teamKinds),
  place: teamPlace,
  /** Where in the area, in words. */
  where: z.string(),
  beginsAt: moment(),
  endsAt: moment(),
  signUpUntil: moment(),
  places: z.int(),
  /** Whose it is; the community's own unless said. */
  team: z.optional(z.object({ id: teamId, name: z.string() })),
  /** When it really ended. */
  endedAt: z.optional(moment()),
  figures: z.optional(activityFigures),
  /** Why it was called off. */
  reason: z.optional(z.string()),
  /** Why neighbours don't see it: several households reported it. Who takes part and who runs it see it still. */
  heldBack: z.optional(z.enum(['reported'])),
})
export type ActivityCard = z.infer<typeof activityCard>

/** How the viewer takes part. `position`: the how manieth who waits. */
export const ownSignUp = z.object({
  state: z.enum(signUpStates),
  at: moment(),
  position: z.optional(z.int()),
  ...attended,
  minutes: z.optional(z.int()),
})
export type OwnSignUp = z.infer<typeof ownSignUp>

export const listedActivity = z.extend(activityCard, {
  taken: z.int(),
  waiting: z.int(),
  /** How many households reported it since staff looked, to staff; at least one. */
  reportedBy: z.optional(z.int()),
  /** Why it was called off, to who runs it, where others don't read that until staff have looked at the words. */
  heldReason: z.optional(z.string()),
  mine: z.optional(z.enum(signUpStates)),
})
export type ListedActivity = z.infer<typeof listedActivity>

export const activity = z.extend(listedActivity, {
  text: z.string(),
  photo: z.optional(photo),
  /** How many checked in. */
  came: z.int(),
  own: z.optional(ownSignUp),
  /** Whether the viewer may sign up: whoever verifiably lives or serves somewhere. */
  admitted: z.boolean(),
  /** Whether the viewer reported it. */
  reported: z.boolean(),
  /** What those who reported it since staff looked wrote, to staff; without their names. */
  reports: z.optional(z.array(z.string())),
  parties: z.array(z.enum(activityParties)),
  moves: z.array(z.enum(activityMoves)),
})
export type Activity = z.infer<typeof activity>

/** A photo is for staff to add: nobody looks at one of a lead before neighbours would see it. */
export const activityWords = {
  title: words(2, TITLE_MAX),
  kind: z.enum(teamKinds),
  text: words(5, TEXT_MAX),
  where: words(2, WHERE_MAX),
  beginsAt: moment(),
  endsAt: moment(),
  /** Until it begins unless said. */
  signUpUntil: z.optional(moment()),
  places: z.int().check(z.gte(1), z.lte(PLACES_MAX)),
  photo: z.optional(photoId),
}
const inOrder = z.refine<{ beginsAt: string; endsAt: string }>(({ beginsAt, endsAt }) => beginsAt < endsAt, {
  path: ['endsAt'],
  error: '结束要晚于开始',
})
const untilItBegins = z.refine<{ beginsAt: string; signUpUntil?: string | undefined }>(
  ({ beginsAt, signUpUntil }) => !signUpUntil || signUpUntil <= beginsAt,
  { path: ['signUpUntil'], error: '报名截止不能晚于开始' },
)
export const changedActivity = z.object(activityWords).check(inOrder, untilItBegins)
/** Of a team, or of an area's staff: one of both is said. */
export const newActivity = z
  .object({ team: z.optional(teamId), area: z.optional(teamArea), ...activityWords })
  .check(inOrder, untilItBegins)
export type NewActivity = z.input<typeof newActivity>
