/** The activity that a request names, and how who asks stands to it. */
import { Refusal } from '../../shared/errors.ts'
import { isChild } from '../../shared/people/child.ts'
import { CHILD_TAKES_PART } from '../../shared/teams/kinds.ts'
import type { ActivityParty } from '../../shared/teams/lifecycle.ts'
import type { Actor } from '../people/actor.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { partiesOf } from './policy.ts'
import { forItsTime, parseSigned } from './signed.ts'
import { parseActivity, parsePlaces, type StoredActivity } from './store.ts'
import { parseTeam } from './team-store.ts'

/** What every operation about an activity reads. */
export const readsActivity = ({ params }: { params: { activityId: string } }, actor: string) => ({
  activity: keys.activity(params.activityId),
  places: keys.places(params.activityId),
  signed: keys.signed(params.activityId, actor),
  report: keys.activityReport(params.activityId, actor),
})
export type FoundActivity = Record<'activity' | 'places' | 'signed' | 'report', Item | undefined>

/** Who leads the team whose activity it is; nobody once the team is closed. */
export async function leadOf(table: Table, { card }: Pick<StoredActivity, 'card'>): Promise<string | undefined> {
  if (!card.team) return undefined
  const team = parseTeam((await table.read([keys.team(card.team.id)]))[0])
  return team?.card.state === 'open' ? team.lead : undefined
}

/** Throws `notFound` where the actor may not know of it, `notAllowed` where it takes another standing. */
export async function knownActivity(table: Table, found: FoundActivity, actor: Actor, as?: readonly ActivityParty[]) {
  const activity = parseActivity(found.activity)
  if (!activity) throw new Refusal('notFound')
  const row = parseSigned(found.signed)
  const signed = row && forItsTime(row, activity)
  const parties = partiesOf(actor, activity, await leadOf(table, activity), signed)
  if (parties.length === 0) throw new Refusal('notFound')
  if (as && !parties.some((party) => as.includes(party)))
    throw new Refusal(
      'notAllowed',
      as.includes('neighbour') && isChild(actor) ? { activity: CHILD_TAKES_PART } : undefined,
    )
  const reported = found.report !== undefined
  return { activity, places: parsePlaces(found.places), signed, parties, reported }
}
export type Known = Awaited<ReturnType<typeof knownActivity>>
