/** Teams and activities in words and icons. */

import type { ActivityCard, ListedActivity } from '../../../../shared/teams/activity.ts'
import type { TeamKind } from '../../../../shared/teams/kinds.ts'
import { teamKinds, teamKindWords } from '../../../../shared/teams/kinds.ts'
import { type ActivityState, activityLifecycle, takesSignUps } from '../../../../shared/teams/lifecycle.ts'
import type { TeamState } from '../../../../shared/teams/team-lifecycle.ts'
import type { IconName } from '../../ui/icon/names.ts'
import { dayOf, timeOf, weekdayOf } from '../../words/day.ts'
import { momentWords } from '../../words/time.ts'

export const kindIcons: Record<TeamKind, IconName> = {
  patrol: 'shield-check',
  elderCare: 'hand-heart',
  environment: 'waves',
  children: 'baby',
  culture: 'presentation',
  repair: 'wrench',
  emergency: 'siren',
  other: 'users-round',
}

export const kindOptions = teamKinds.map((kind) => [kind, teamKindWords[kind]] as const)

export const activityIcons: Record<ActivityState, IconName> = {
  draft: 'pencil',
  published: 'megaphone',
  soon: 'timer',
  underway: 'footprints',
  ended: 'clipboard-list',
  booking: 'clock',
  closed: 'circle-check-big',
  calledOff: 'circle-x',
  discarded: 'trash-2',
}

export const teamIcons: Record<TeamState, IconName> = {
  proposed: 'hourglass',
  open: 'users-round',
  refused: 'circle-x',
  closed: 'ban',
}

/** 今天 09:00–11:00; with both days where it lasts longer than one. */
export function spanWords({ beginsAt, endsAt }: Pick<ActivityCard, 'beginsAt' | 'endsAt'>, now: number): string {
  const day = dayOf(Date.parse(beginsAt))
  const begin = momentWords(beginsAt, now)
  const end = dayOf(Date.parse(endsAt)) === day ? timeOf(endsAt) : momentWords(endsAt, now)
  return `${begin}–${end}（${weekdayOf(day)}）`
}

/** Whether one can still take a place, or wait for one. */
export const isTaking = ({ state, signUpUntil }: Pick<ActivityCard, 'state' | 'signUpUntil'>, now: number): boolean =>
  takesSignUps(state) && Date.parse(signUpUntil) > now

/** 还有 5 个名额; 已满，3 人候补. */
export function placesWords({ places, taken, waiting }: Pick<ListedActivity, 'places' | 'taken' | 'waiting'>): string {
  const left = Math.max(0, places - taken)
  if (left > 0 && waiting === 0) return `还有 ${left} 个名额（共 ${places} 个）`
  return waiting > 0 ? `${places} 个名额已满，${waiting} 人候补` : `${places} 个名额已满`
}

export const stateRule = (state: ActivityState) => activityLifecycle.states[state]
