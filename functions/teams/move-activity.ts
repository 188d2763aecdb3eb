/** A move of an activity by who runs it, from a call to the table. */
import type { Activity } from '../../shared/teams/activity.ts'
import type { ActivityMove } from '../../shared/teams/lifecycle.ts'
import type { Actor } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Write } from '../platform/dynamo.ts'
import { afterMove, type Details, writesOf } from './after-move.ts'
import type { FoundActivity, Known } from './known-activity.ts'
import { knownActivity } from './known-activity.ts'
import type { TeamPorts } from './ports.ts'
import { forItsTime } from './signed.ts'
import { toActivity } from './view.ts'

export interface ActivityCall {
  actor: Actor
  found: FoundActivity
  now: number
  commit(writes: readonly Write[], reply: Activity): Promise<Activity>
}

/** Makes a move. `with`: what comes with it, once it is known who asks; and what is written of the places in place of their phase. */
export async function moveActivity(
  { actor, found, now, commit }: ActivityCall,
  ports: TeamPorts,
  move: ActivityMove,
  details: (known: Known) => Promise<Details & { places?: Write; more?: readonly Write[] }> = async () => ({}),
): Promise<Activity> {
  const known = await knownActivity(ports.table, found, actor)
  const at = isoTime(now)
  const mover = { parties: known.parties, name: actor.name, personId: actor.id }
  // Whether it may be made is decided before anything else is looked at.
  afterMove(known.activity, move, mover, {}, at)
  const { places, more = [], ...rest } = await details(known)
  const moved = afterMove(known.activity, move, mover, rest, at)
  const writes = [...writesOf(known.activity, moved, places), ...more]
  const came = moved.activity.retimed === known.activity.retimed ? known.places.came : 0
  const counted = { ...known.places, came, phase: moved.activity.card.state, places: moved.activity.card.places }
  const signed = known.signed && forItsTime(known.signed, moved.activity)
  const after = { ...known, activity: moved.activity, places: counted, signed }
  return commit(writes, await toActivity(ports, after, actor, at))
}
