import { operation } from '../http/operation.ts'
import { stillThat } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import { managedPoint, readsPoint } from './known-point.ts'
import { changePointWrite, roundEnd } from './point-store.ts'
import type { DevicePorts } from './ports.ts'

/** A round of another length counts from the last inspection; it may be over at once. */
export const changePoint = operation('changePoint', {
  reads: readsPoint,
  async run({ actor, body, found, now, commit }, _ports: DevicePorts) {
    const point = managedPoint(found.point, actor)
    const { area, name: placeName } = point.card.place
    const { name, detail, every } = body
    const nextAt = roundEnd(point.card.lastAt ?? point.registeredAt, every)
    const at = isoTime(now)
    const overdue = nextAt < at
    const place = { area, name: placeName, ...(detail ? { detail } : {}) }
    const after = { ...point, card: { ...point.card, name, place, every, nextAt, overdue, changedAt: at } }
    return commit([changePointWrite(point, after), stillThat(actor)], after.card, { area, what: point.card.id })
  },
})

export const retirePoint = operation('retirePoint', {
  reads: readsPoint,
  async run({ actor, found, now, commit }, _ports: DevicePorts) {
    const point = managedPoint(found.point, actor)
    const after = { ...point, card: { ...point.card, retired: true, changedAt: isoTime(now) } }
    const about = { area: point.card.place.area, what: point.card.id }
    return commit([changePointWrite(point, after), stillThat(actor)], after.card, about)
  },
})
