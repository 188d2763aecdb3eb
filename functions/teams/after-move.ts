/** What a move makes of an activity. Pure: from an activity and a move to the next activity, its places and its timeline entry, or a refusal. */
import { Refusal } from '../../shared/errors.ts'
import { AHEAD_MAX, LASTING_MAX } from '../../shared/teams/kinds.ts'
import { type ActivityMove, type ActivityParty, activityLifecycle } from '../../shared/teams/lifecycle.ts'
import { decideMove, type Mover, moveWrites } from '../cases/case.ts'
import type { Write } from '../platform/dynamo.ts'
import { exists } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { factsOf } from './policy.ts'
import { activityItem, type StoredActivity, type StoredActivityEntry } from './store.ts'

export const CLOCK: Mover<ActivityParty> = { parties: ['clock'], name: '系统' }

/** What comes with a move. `told`: who is told of it beside who runs it; `elsewhere`: it is at another time or place by it. */
export interface Details {
  activity?: Partial<Pick<StoredActivity, 'text' | 'photo' | 'reports' | 'lookedAt' | 'retimed'>>
  card?: Partial<StoredActivity['card']>
  text?: string
  subject?: string
  elsewhere?: boolean
  told?: readonly string[]
}

export interface Moved {
  activity: StoredActivity
  entry: StoredActivityEntry
}

/** Throws `notAllowed` or `wrongState`. `now` is ISO 8601. */
export function afterMove(
  before: StoredActivity,
  move: ActivityMove,
  mover: Mover<ActivityParty>,
  { activity, card: set, text, subject, elsewhere, told = [] }: Details,
  now: string,
): Moved {
  const card = { ...before.card, ...set }
  const [facts, after] = [factsOf(before.card, now), factsOf(card, now)]
  const { standing, record } = decideMove(activityLifecycle, before, facts, move, mover, now, undefined, after)
  const { entry, end } = record({
    ...(text ? { text } : {}),
    ...(subject ? { subject } : {}),
    ...(elsewhere ? { elsewhere: true as const } : {}),
    audience: { people: [...new Set([before.composedBy, ...told])], areas: [card.place.area] },
  })
  return { activity: { ...before, ...activity, card: { ...card, ...standing }, ...end }, entry }
}

/** The writes of a move: the activity on condition of its version, its entry, and the phase in which places are given. */
export const writesOf = (before: StoredActivity, { activity, entry }: Moved, places: Write = phaseWrite(activity)) => [
  ...moveWrites(activityItem(before), activityItem(activity), before.card.version, entry),
  places,
]

export const phaseWrite = ({ card }: StoredActivity): Write => ({
  update: keys.places(card.id),
  changes: { set: { phase: card.state } },
  when: exists,
})

/** Whether its times can be announced now. Throws, naming the field. */
export function holdTimes({ beginsAt, endsAt }: { beginsAt: string; endsAt: string }, now: number): void {
  const [begins, ends] = [Date.parse(beginsAt), Date.parse(endsAt)]
  if (begins <= now) throw new Refusal('badInput', { beginsAt: '开始时间已经过了' })
  if (begins - now > AHEAD_MAX) throw new Refusal('badInput', { beginsAt: '最多提前 180 天发布' })
  if (ends - begins > LASTING_MAX) throw new Refusal('badInput', { endsAt: '一次活动最多三天，长的请分几次' })
}
