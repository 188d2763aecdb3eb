import { type PointKind, pointKindWords } from '../../shared/devices/points.ts'
import { makeId } from '../../shared/ids.ts'
import { operation } from '../http/operation.ts'
import { type Actor, stillThat } from '../people/actor.ts'
import { attach, attachable, photoKeys, type StoredPhoto } from '../photos/attach.ts'
import { isoTime } from '../platform/clock.ts'
import type { Table, Write } from '../platform/dynamo.ts'
import { openByStaff } from '../tickets/by-system.ts'
import { inspectedPoint, readsPoint } from './known-point.ts'
import { changePointWrite, inspectionWrite, roundEnd, type StoredPoint } from './point-store.ts'
import type { DevicePorts } from './ports.ts'
import { movedTo } from './stand.ts'

/** An inspection, the next round, and the ticket about the danger: in one transaction. The photos are the ticket's, where there is one. */
export const inspectPoint = operation('inspectPoint', {
  reads: (given) => ({ ...readsPoint(given), photos: photoKeys(given.body.photos) }),
  async run({ actor, body, found, now, commit }, { table, random }: DevicePorts) {
    const point = inspectedPoint(found.point, actor)
    const place = (await movedTo(table, point.card.place)) ?? point.card.place
    const photos = attachable(found.photos, actor.id)
    const at = isoTime(now)
    const id = makeId('isp', now, random)
    const { finding, text } = body
    const danger = finding === 'danger'
    const task = danger ? makeId('tkt', now, random) : undefined
    const { every, nextAt } = point.card
    const done = { id, at, by: actor.name, byId: actor.id, finding, late: nextAt < at, photos }
    const rest = { ...(text ? { text } : {}), ...(task ? { task } : {}) }
    const card = {
      ...point.card,
      place,
      overdue: false,
      danger,
      lastAt: at,
      nextAt: roundEnd(at, every),
      changedAt: at,
    }
    return commit(
      [
        changePointWrite(point, { ...point, card }),
        inspectionWrite(point.card.id, { ...done, ...rest }),
        ...attach(photos, task ?? id),
        ...(task ? await ticketOf(table, { id: task, card, actor, text: text ?? '', photos }, now) : []),
        stillThat(actor),
      ],
      { point: card, ...(task ? { task } : {}) },
    )
  },
})

interface Danger {
  id: string
  card: StoredPoint['card']
  actor: Actor
  text: string
  photos: StoredPhoto[]
}

const subcategoryOf = (kind: PointKind) => {
  if (kind === 'eBikeShed') return 'charging'
  return kind === 'gasStation' ? 'gas' : 'fire'
}

function ticketOf(table: Table, { id, card, actor, text, photos }: Danger, now: number): Promise<Write[]> {
  const { kind, name, place } = card
  const said = { text: `巡检发现隐患：${name}（${pointKindWords[kind]}）。${text}`, subcategory: subcategoryOf(kind) }
  return openByStaff(
    table,
    { id, area: place.area, detail: place.detail, category: 'workSafety', ...said },
    actor,
    photos,
    now,
  )
}
