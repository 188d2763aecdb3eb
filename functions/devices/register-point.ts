import { makeId } from '../../shared/ids.ts'
import { operation } from '../http/operation.ts'
import { stillThat } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { newPointWrite, roundEnd, type StoredPoint } from './point-store.ts'
import type { DevicePorts } from './ports.ts'
import { standingAt } from './stand.ts'

/** Its first round begins now. */
export const registerPoint = operation('registerPoint', {
  reads: ({ body }) => ({ area: keys.area(body.area) }),
  async run({ body, actor, found, now, commit }, { random }: DevicePorts) {
    const { kind, name, area, detail, every } = body
    const at = isoTime(now)
    const stored: StoredPoint = {
      card: {
        id: makeId('pnt', now, random),
        kind,
        name,
        place: standingAt(found.area, detail),
        retired: false,
        overdue: false,
        danger: false,
        every,
        nextAt: roundEnd(at, every),
        changedAt: at,
      },
      version: 1,
      registeredAt: at,
      registeredBy: actor.name,
    }
    const about = { area, what: stored.card.id }
    return commit([newPointWrite(stored), stillThat(actor)], stored.card, about)
  },
})
