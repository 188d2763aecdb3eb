/** What who runs an activity does with it: call it off, end it, put the attendance right, close it. */
import { Refusal } from '../../shared/errors.ts'
import { REMIND_BEFORE } from '../../shared/teams/kinds.ts'
import { operation } from '../http/operation.ts'
import { parsePerson } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { afterMove, writesOf } from './after-move.ts'
import { knownActivity, readsActivity } from './known-activity.ts'
import { moveActivity } from './move-activity.ts'
import type { TeamPorts } from './ports.ts'
import { passes } from './public-words.ts'
import { allSigned, forItsTime, forTime, parseSigned, type StoredSigned, signedWrite, waitsNoMore } from './signed.ts'
import { managesAt } from './team-policy.ts'
import { toAttendant } from './view.ts'

export const discardActivity = operation('discardActivity', {
  reads: readsActivity,
  run: async (call, ports: TeamPorts) => moveActivity(call, ports, 'discard'),
})

/**
 * All who have a place or wait for one are told, with the reason. It is called off at once, whatever the check says of the words of a lead: those
 * that don't pass wait for staff to look. Risky ones are refused at their field.
 */
export const callOffActivity = operation('callOffActivity', {
  reads: (given, actor) => ({ ...readsActivity(given, actor), me: keys.person(actor) }),
  run: async (call, ports: TeamPorts) =>
    moveActivity(call, ports, 'callOff', async ({ activity }) => {
      const { reason } = call.body
      const openid = parsePerson(call.found.me)?.openid ?? ''
      const vouched = managesAt(call.actor, activity.card.place.area)
      const shown = (await passes(ports, openid, [reason], 'reason')) || vouched
      const signed = await allSigned(ports.table, activity)
      const told = signed.flatMap(({ card, person }) => (card.state === 'cancelled' ? [] : [person]))
      return { card: shown ? { reason } : { heldReason: reason }, text: reason, told }
    }),
})

export const endActivity = operation('endActivity', {
  reads: readsActivity,
  run: async (call, ports: TeamPorts) =>
    moveActivity(call, ports, 'end', async () => ({ card: { endedAt: isoTime(call.now) } })),
})

export const closeActivity = operation('closeActivity', {
  reads: readsActivity,
  run: async (call, ports: TeamPorts) => moveActivity(call, ports, 'close'),
})

export const listAttendance = operation('listAttendance', {
  reads: readsActivity,
  async run({ actor, found }, { table }: TeamPorts) {
    const { activity } = await knownActivity(table, found, actor, ['lead', 'staff'])
    const signed = await allSigned(table, activity)
    const inOrder = signed.sort((a, b) => (a.since < b.since ? -1 : 1))
    return { items: inOrder.map((each) => toAttendant(activity, each)) }
  },
})

/** Of somebody who signed up or walked in; nobody's own, so that no one gives themselves hours. */
export const correctAttendance = operation('correctAttendance', {
  reads: (given, actor) => ({
    ...readsActivity(given, actor),
    other: keys.signed(given.params.activityId, given.body.person),
  }),
  async run({ actor, body, found, now, commit }, { table }: TeamPorts) {
    const { activity, places, parties } = await knownActivity(table, found, actor)
    const mover = { parties, name: actor.name, personId: actor.id }
    const at = isoTime(now)
    const moved = afterMove(activity, 'correct', mover, { subject: body.person }, at)
    const stored = parseSigned(found.other)
    if (!stored || stored.card.state === 'cancelled') throw new Refusal('notFound')
    const other = forItsTime(stored, activity)
    if (other.person === actor.id) throw new Refusal('notAllowed')
    holdHours(body, activity.card, at)
    const { inAt, outAt } = body
    const { inAt: _i, outAt: _o, by: _b, retimed: _r, ...rest } = other
    const row: StoredSigned = {
      ...rest,
      card: { ...other.card, state: inAt ? 'joined' : other.card.state },
      ...(inAt ? { inAt, ...(outAt ? { outAt } : {}), by: 'runner' as const, ...forTime(activity) } : {}),
    }
    const seated = other.card.state === 'waiting' && row.card.state === 'joined'
    if (seated && places.taken >= places.places) throw new Refusal('limitReached')
    const counts = {
      came: Number(Boolean(inAt)) - Number(Boolean(other.inAt)),
      ...(seated ? { taken: 1, waiting: -1 } : {}),
    }
    const counted = {
      update: keys.places(activity.card.id),
      changes: { set: { phase: moved.activity.card.state }, add: counts },
      when: seated ? { expression: 'taken < places' } : { expression: 'attribute_exists(pk)' },
    }
    const writes = [
      ...writesOf(activity, moved, counted),
      signedWrite(other, row),
      ...(seated ? [waitsNoMore(other)] : []),
    ]
    return commit(writes, toAttendant(activity, row))
  },
})

/** Within the activity, and not in what is still to come. */
function holdHours(
  { inAt, outAt }: { inAt?: string | undefined; outAt?: string | undefined },
  { beginsAt, endedAt }: { beginsAt: string; endedAt?: string | undefined },
  now: string,
): void {
  const first = isoTime(Date.parse(beginsAt) - REMIND_BEFORE)
  const last = endedAt ?? now
  if (inAt && (inAt < first || inAt > last)) throw new Refusal('badInput', { inAt: '签到要在活动期间' })
  if (outAt && (!inAt || outAt < inAt || outAt > last))
    throw new Refusal('badInput', { outAt: '签退要在签到之后、活动结束之前' })
}
