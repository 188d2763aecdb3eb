import { covers } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { makeId } from '../../shared/ids.ts'
import { managingRoles, type Role } from '../../shared/roles/roles.ts'
import { tooFar } from '../../shared/warnings/times.ts'
import { mayBeWarned, type Warning, type WarningSaid } from '../../shared/warnings/warning.ts'
import { parseArea } from '../areas/area.ts'
import { operation } from '../http/operation.ts'
import { type Actor, stillThat } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import type { WarningPorts } from './ports.ts'
import { relayWrites } from './store.ts'

/** Costs the same however many live there: who is told of it is the worker's. */
export const relayWarning = operation('relayWarning', {
  reads: ({ body }) => ({ area: keys.area(body.area) }),
  async run({ body, actor, found, now, commit }, { random }: WarningPorts) {
    const { area: code, ...said } = body
    const area = parseArea(found.area)
    if (!mayBeWarned(code)) throw new Refusal('badInput', { area: '请选社区、街道或区' })
    if (!area || area.closedAt) throw new Refusal('badInput', { area: '没有这个地点，或已停用' })
    checkTimes(said, now)
    const warning: Warning = {
      id: makeId('wrn', now, random),
      message: 'alert',
      state: 'standing',
      ...said,
      area: { code, level: area.level, name: area.fullName },
      relayedBy: speakerOf(actor, code),
      relayedAt: isoTime(now),
      before: [],
    }
    return commit([...relayWrites(warning), stillThat(actor)], warning, { area: code, what: warning.id })
  },
})

/** What is over is passed on no more, nor what is weeks away. Throws `badInput`. `began`: when the one that this follows begins. */
export function checkTimes(times: Pick<WarningSaid, 'startsAt' | 'endsAt'>, now: number, began?: string): void {
  const { startsAt, endsAt } = times
  const far = tooFar(times, now, began)
  if (Object.keys(far).length) throw new Refusal('badInput', far)
  if (endsAt <= startsAt) throw new Refusal('badInput', { endsAt: '结束时间要晚于开始时间' })
  if (endsAt <= isoTime(now)) throw new Refusal('badInput', { endsAt: '这份预警已经结束' })
}

/** The narrowest area in whose name the actor relays to this one. */
export function speakerOf({ roles }: Pick<Actor, 'roles'>, area: string): string {
  const managing: readonly Role[] = managingRoles
  const own = roles.filter((held) => managing.includes(held.role) && covers(held.area, area))
  return own.sort((a, b) => b.area.length - a.area.length)[0]?.areaName ?? ''
}
