/** On the spot: the code that a screen shows, coming and leaving by it. */
import { Refusal } from '../../shared/errors.ts'
import type { CheckPurpose } from '../../shared/teams/check-code.ts'
import { CODE_STANDS, CODE_TRIES } from '../../shared/teams/kinds.ts'
import { takesCheckIns } from '../../shared/teams/lifecycle.ts'
import { operation } from '../http/operation.ts'
import type { Actor } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import { countAttempt } from '../platform/limit.ts'
import { codeOf, isRight, windowAt } from './check-code.ts'
import { type Known, knownActivity, readsActivity } from './known-activity.ts'
import type { TeamPorts } from './ports.ts'
import { countWrite, NEIGHBOURS, rowOf, takeWrite } from './sign-up.ts'
import { forTime, type StoredSigned, signedWrite } from './signed.ts'
import { secretOf } from './store.ts'
import { toActivity } from './view.ts'

const MANY = 60
/** How many codes a screen is given: the one of now, and the next, so that it changes without waiting. */
const GIVEN = 2

export const getCheckCode = operation('getCheckCode', {
  reads: readsActivity,
  async run({ actor, found, query: { purpose }, now }, { table, sealer }: TeamPorts) {
    const { activity } = await knownActivity(table, found, actor, ['lead', 'staff'])
    if (!takesCheckIns(activity.card.state)) throw new Refusal('wrongState')
    const { id } = activity.card
    const secret = await sealer.open(activity.secret, secretOf(id))
    const codes = Array.from({ length: GIVEN }, (_, i) => {
      const window = windowAt(now) + i
      return {
        code: codeOf({ secret, activity: id, purpose }, window),
        from: isoTime(window * CODE_STANDS),
        until: isoTime((window + 1) * CODE_STANDS),
      }
    })
    return { now: isoTime(now), codes }
  },
})

/** Every try is counted before it is looked at, so that many at once are no more than the limit. Nothing is told but that it is not right. */
async function holdCode(
  { table, sealer }: TeamPorts,
  { activity }: Known,
  { id: who }: Actor,
  given: { purpose: CheckPurpose; code: string },
  now: number,
): Promise<void> {
  const { id } = activity.card
  if (!(await countAttempt(table, { what: 'checkCode', who: `${who}#${id}`, ...CODE_TRIES }, now)))
    throw new Refusal('tooMany')
  const secret = await sealer.open(activity.secret, secretOf(id))
  if (!isRight({ secret, activity: id, purpose: given.purpose }, given.code, now))
    throw new Refusal('badInput', { code: '签到码不对或已过期，请看现场屏幕上的新码' })
}

export const checkIn = operation('checkIn', {
  reads: readsActivity,
  tries: MANY,
  async run({ actor, body: { code }, found, now, commit }, ports: TeamPorts) {
    const known = await knownActivity(ports.table, found, actor, NEIGHBOURS)
    const { activity, places, signed } = known
    const { id, state } = activity.card
    if (!takesCheckIns(state)) throw new Refusal('wrongState')
    await holdCode(ports, known, actor, { purpose: 'in', code }, now)
    const at = isoTime(now)
    if (signed?.inAt) return toActivity(ports, known, actor, at)
    const has = signed?.card.state === 'joined' ? signed : undefined
    const left = places.taken < places.places && places.waiting === 0
    if (!has && !left) throw new Refusal('limitReached')
    const row: StoredSigned = {
      ...(has ?? { ...rowOf(activity, actor, 'joined', at), walkIn: true }),
      inAt: at,
      by: 'code',
      ...forTime(activity),
    }
    const counted = has ? countWrite(id, state, { came: 1 }) : takeWrite(id, state, 1)
    const counts = { came: places.came + 1, taken: places.taken + (has ? 0 : 1) }
    const after = { ...known, signed: row, places: { ...places, ...counts } }
    return commit([signedWrite(signed, row), counted], await toActivity(ports, after, actor, at))
  },
})

export const checkOut = operation('checkOut', {
  reads: readsActivity,
  tries: MANY,
  async run({ actor, body: { code }, found, now, commit }, ports: TeamPorts) {
    const known = await knownActivity(ports.table, found, actor, NEIGHBOURS)
    const { activity, signed } = known
    const { id, state } = activity.card
    if (!takesCheckIns(state) || !signed?.inAt) throw new Refusal('wrongState')
    await holdCode(ports, known, actor, { purpose: 'out', code }, now)
    const at = isoTime(now)
    if (signed.outAt) return toActivity(ports, known, actor, at)
    const row = { ...signed, outAt: at }
    const after = { ...known, signed: row }
    return commit(
      [signedWrite(signed, row), countWrite(id, state, { came: 0 })],
      await toActivity(ports, after, actor, at),
    )
  },
})
