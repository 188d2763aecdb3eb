/** Activities as someone sees them: counts, and how they themselves take part. */
import { movesFor } from '../../shared/lifecycle.ts'
import type { Activity, ListedActivity } from '../../shared/teams/activity.ts'
import { type Attendant, minutesOf } from '../../shared/teams/attendance.ts'
import { activityLifecycle, isHeld } from '../../shared/teams/lifecycle.ts'
import type { Actor } from '../people/actor.ts'
import type { StoredPhoto } from '../photos/attach.ts'
import type { Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import type { Known } from './known-activity.ts'
import { factsOf } from './policy.ts'
import type { TeamPorts } from './ports.ts'
import { reasonsOf } from './reports.ts'
import { parseSigned, positionOf, type StoredSigned } from './signed.ts'
import { parsePlaces, type StoredCard, type StoredPlaces } from './store.ts'
import { isKnown, managesAt } from './team-policy.ts'

/** `actor`: who looks at it; staff are told how many reported it, and which words they have to look at. */
export const toListed = (
  { reportedBy, heldReason, ...card }: StoredCard,
  { taken, waiting }: Pick<StoredPlaces, 'taken' | 'waiting'>,
  signed: StoredSigned | undefined,
  actor: Pick<Actor, 'roles'>,
): ListedActivity => ({
  ...card,
  taken,
  waiting,
  ...(managesAt(actor, card.place.area)
    ? { ...(reportedBy ? { reportedBy } : {}), ...(heldReason ? { heldReason } : {}) }
    : {}),
  ...(signed ? { mine: signed.card.state } : {}),
})

/** Cards with what is counted of each, and how the viewer takes part: one request more. */
export async function listedFor(
  table: Table,
  cards: readonly StoredCard[],
  actor: Pick<Actor, 'id' | 'roles'>,
): Promise<ListedActivity[]> {
  const places = cards.map(({ id }) => keys.places(id))
  const items = await table.read([...places, ...cards.map(({ id }) => keys.signed(id, actor.id))])
  return cards.map((card, i) => toListed(card, parsePlaces(items[i]), parseSigned(items[cards.length + i]), actor))
}

/** When somebody came and left, as far as it is known; minutes once it has ended. */
export function timesOf({ card }: Pick<Known['activity'], 'card'>, signed: StoredSigned) {
  const { inAt, outAt, by } = signed
  const { beginsAt, endedAt } = card
  return {
    ...(inAt ? { inAt } : {}),
    ...(outAt ? { outAt } : {}),
    ...(by ? { by } : {}),
    ...(isHeld(card.state) && endedAt ? { minutes: minutesOf(signed, { beginsAt, endedAt }) } : {}),
  }
}

export async function toActivity(
  { table, photoUrls }: Pick<TeamPorts, 'table' | 'photoUrls'>,
  { activity, places, signed, parties, reported }: Known,
  actor: Actor,
  now: string,
): Promise<Activity> {
  const { card, text, photo } = activity
  const { state, roundAt, dueAt, late } = card
  const position = signed?.card.state === 'waiting' ? await positionOf(table, signed) : undefined
  return {
    ...toListed(card, places, signed, actor),
    text,
    ...(photo ? { photo: await shownPhoto(photoUrls, photo) } : {}),
    came: places.came,
    ...(signed
      ? {
          own: {
            state: signed.card.state,
            at: signed.since,
            ...(position ? { position } : {}),
            ...timesOf(activity, signed),
          },
        }
      : {}),
    admitted: isKnown(actor),
    reported,
    ...(factsOf(card, now).unseen && parties.includes('staff') ? { reports: await reasonsOf(table, activity) } : {}),
    ...(card.heldReason && parties.includes('lead') ? { heldReason: card.heldReason } : {}),
    parties: [...parties],
    moves: movesFor(activityLifecycle, { state, roundAt, dueAt, late }, factsOf(card, now), parties, now),
  }
}

async function shownPhoto(urls: TeamPorts['photoUrls'], { key, ...photo }: StoredPhoto) {
  return { ...photo, ...(await urls(key)) }
}

export const toAttendant = (activity: Known['activity'], signed: StoredSigned): Attendant => ({
  person: signed.person,
  name: signed.name,
  state: signed.card.state,
  at: signed.since,
  ...timesOf(activity, signed),
  ...(signed.walkIn ? { walkIn: true } : {}),
})
