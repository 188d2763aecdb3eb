import { PLAN_AHEAD } from '../../shared/duty/contract.ts'
import { weekly } from '../../shared/duty/hours.ts'
import { servesAt } from '../../shared/duty/policy.ts'
import { Refusal } from '../../shared/errors.ts'
import { parseArea } from '../areas/area.ts'
import { operation, type Ports } from '../http/operation.ts'
import { parsePerson } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Write } from '../platform/dynamo.ts'
import { isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { changedRota, rotaOf, rotaWrite } from './rota.ts'
import { newShift, shiftItem } from './shift.ts'
import { toShift } from './view.ts'

/** Whoever doesn't serve there can't be put on duty, and looks like nobody. */
export const planShifts = operation('planShifts', {
  reads: ({ params, body }) => ({
    area: keys.area(params.area),
    person: keys.person(body.person),
    rota: keys.rota(body.person),
  }),
  async run({ actor, params, body, found, now, commit }, { random }: Ports) {
    const area = parseArea(found.area)
    if (!area || area.closedAt) throw new Refusal('badInput', { area: '没有这个地点' })
    if (body.to <= isoTime(now)) throw new Refusal('badInput', { to: '这一班已经过去了' })
    if (body.from > isoTime(now + PLAN_AHEAD)) throw new Refusal('badInput', { from: '最多排到半年以后' })
    const person = parsePerson(found.person)
    if (!person || !servesAt(person.roles, area.code)) throw new Refusal('notFound')
    const shifts = weekly(body, body.weeks).map((hours) => newShift(area.code, person.id, hours, random))
    const rota = changedRota(rotaOf(person.id, found.rota, now), { more: shifts })
    const rows = shifts.map((shift): Write => ({ put: shiftItem(shift), when: isNew }))
    const items = shifts.map((shift) => toShift(shift, person.name, actor))
    const note = `${body.from} ${body.to} ×${body.weeks}`
    return commit([rotaWrite(rota), ...rows], { items }, { area: params.area, subject: person.id, note })
  },
})
