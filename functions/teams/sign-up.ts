/** Taking a place, waiting for one, and giving it up: never more than there are, whoever comes at once. */
import { ancestorAt } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { WAITING_MAX } from '../../shared/teams/kinds.ts'
import { type ActivityState, takesSignUps } from '../../shared/teams/lifecycle.ts'
import { operation } from '../http/operation.ts'
import type { Actor } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Write } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { type Known, knownActivity, readsActivity } from './known-activity.ts'
import type { TeamPorts } from './ports.ts'
import { promoteWrites } from './promote.ts'
import { firstInLine, type StoredSigned, signedWrite, waitsNoMore, waitWrite } from './signed.ts'
import { toActivity } from './view.ts'

/** Who may take part: whoever is known to live or serve somewhere. */
export const NEIGHBOURS = ['lead', 'staff', 'participant', 'neighbour'] as const

/** Of fifty who come at once each may be overtaken many times. */
const MANY = 60

/** The account that gives the hours: of the community where it is, else where the person lives or serves. */
function communityFor(area: string, { homes, roles }: Pick<Actor, 'homes' | 'roles'>): string | undefined {
  const own = [
    ...homes.filter(({ verified }) => verified).map(({ building }) => building),
    ...roles.map((held) => held.area),
  ]
  return [area, ...own].map((code) => ancestorAt(code, 'community')).find((code) => code !== undefined)
}

/** The row of who comes now, in a state. */
export function rowOf(activity: Known['activity'], actor: Actor, state: 'joined' | 'waiting', at: string) {
  const { id, place } = activity.card
  const community = communityFor(place.area, actor)
  return {
    card: { activity: id, state },
    person: actor.id,
    name: actor.name,
    since: at,
    turn: 0,
    ...(community ? { community } : {}),
  } satisfies StoredSigned
}

type Counts = Partial<Record<'taken' | 'waiting' | 'came', number>>

/** A place is taken while one is left and nobody waits for it; `came`: by somebody who is there. */
export const takeWrite = (activity: string, phase: ActivityState, came = 0): Write =>
  countWrite(activity, phase, { taken: 1, ...(came ? { came } : {}) }, 'taken < places AND waiting = :none')

export const countWrite = (activity: string, phase: ActivityState, counts: Counts, holds?: string): Write => ({
  update: keys.places(activity),
  changes: { set: {}, add: counts },
  when: {
    expression: `phase = :phase${holds ? ` AND ${holds}` : ''}`,
    values: { ':phase': phase, ...(holds?.includes(':none') ? { ':none': 0 } : {}) },
  },
})

export const signUp = operation('signUp', {
  reads: readsActivity,
  tries: MANY,
  async run({ actor, found, now, commit }, ports: TeamPorts) {
    const known = await knownActivity(ports.table, found, actor, NEIGHBOURS)
    const { activity, places, signed } = known
    const { id, state, signUpUntil } = activity.card
    if (!takesSignUps(state) || Date.parse(signUpUntil) <= now) throw new Refusal('wrongState')
    const at = isoTime(now)
    if (signed && signed.card.state !== 'cancelled') return toActivity(ports, known, actor, at)
    const waits = places.taken >= places.places || places.waiting > 0
    if (waits && places.waiting >= WAITING_MAX) throw new Refusal('limitReached')
    const row: StoredSigned = rowOf(activity, actor, waits ? 'waiting' : 'joined', at)
    const writes = waits
      ? [
          signedWrite(signed, row),
          waitWrite(row),
          countWrite(id, state, { waiting: 1 }, '(taken >= places OR waiting > :none)'),
        ]
      : [signedWrite(signed, row), takeWrite(id, state)]
    const counts = waits ? { waiting: places.waiting + 1 } : { taken: places.taken + 1 }
    const after = { ...known, signed: row, places: { ...places, ...counts } }
    return commit(writes, await toActivity(ports, withParty(after), actor, at))
  },
})

/** Who has come to take part, or no longer does. */
const withParty = (known: Known): Known => {
  const others = known.parties.filter((party) => party !== 'participant')
  return { ...known, parties: known.signed?.card.state === 'cancelled' ? others : ['participant', ...others] }
}

/** Who gives up a place hands it to who waits longest, in the same transaction. */
export const cancelSignUp = operation('cancelSignUp', {
  reads: readsActivity,
  tries: MANY,
  async run({ actor, found, now, commit }, ports: TeamPorts) {
    const known = await knownActivity(ports.table, found, actor, NEIGHBOURS)
    const { activity, places, signed } = known
    const { state } = activity.card
    const at = isoTime(now)
    if (!signed || signed.card.state === 'cancelled') return toActivity(ports, known, actor, at)
    if (!takesSignUps(state) || signed.inAt) throw new Refusal('wrongState')
    const row = { ...signed, card: { ...signed.card, state: 'cancelled' as const } }
    const given = await givenUp(ports, known, signed)
    const counts = { taken: places.taken + (given.taken ?? 0), waiting: places.waiting + (given.waiting ?? 0) }
    const after = withParty({ ...known, signed: row, places: { ...places, ...counts } })
    return commit([signedWrite(signed, row), ...given.writes], await toActivity(ports, after, actor, at))
  },
})

/** What goes with a place, or a turn in line, that somebody gives up. */
export async function givenUp(
  { table }: Pick<TeamPorts, 'table'>,
  { activity, places }: Pick<Known, 'activity' | 'places'>,
  signed: StoredSigned,
): Promise<{ taken?: number; waiting?: number; writes: Write[] }> {
  const { id, state } = activity.card
  if (signed.card.state === 'waiting')
    return { waiting: -1, writes: [waitsNoMore(signed), countWrite(id, state, { waiting: -1 })] }
  const first = places.waiting > 0 ? await firstInLine(table, id) : undefined
  if (first)
    return { waiting: -1, writes: [...promoteWrites(first), countWrite(id, state, { waiting: -1 }, 'waiting > :none')] }
  return { taken: -1, writes: [countWrite(id, state, { taken: -1 }, 'waiting = :none')] }
}
