/** Key fire points in the table: the item, its card, its inspections. Pure. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { inspection, point, pointCard } from '../../shared/devices/points.ts'
import type { Stage } from '../../shared/lifecycle.ts'
import { changesBetween } from '../cases/changes.ts'
import { storedPhoto } from '../photos/attach.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { atVersion, isNew } from '../platform/expressions.ts'
import { addDays, dayIn, endOfDay } from '../platform/shanghai.ts'
import { dueKeys, type Key, keys, queueKeys } from '../platform/table.ts'

export const storedPoint = z.object({
  card: pointCard,
  version: z.int(),
  ...z.pick(point, { registeredAt: true, registeredBy: true }).shape,
})
export type StoredPoint = z.infer<typeof storedPoint>

export const parsePoint = (item: Item | undefined): StoredPoint | undefined => item && z.parse(storedPoint, item)
export const parsePointCard = (item: Item) => z.parse(pointCard, item.card)

const stageOf = ({ retired, overdue, danger }: StoredPoint['card']): Stage => {
  if (retired) return 'closed'
  return overdue || danger ? 'open' : 'waiting'
}

/** In its list it stands by when it is due; what is overdue is so no more than once. */
export function pointItem(stored: StoredPoint): Item & Key {
  const { card } = stored
  return {
    ...keys.point(card.id),
    ...stored,
    ...queueKeys('point', card.place.area, stageOf(card), `${card.nextAt}#${card.id}`),
    ...(card.retired || card.overdue ? {} : dueKeys(card.id, card.nextAt)),
  }
}

export const changePointWrite = (before: StoredPoint, after: StoredPoint): Write => ({
  update: keys.point(after.card.id),
  changes: changesBetween(pointItem(before), pointItem({ ...after, version: before.version + 1 })),
  when: atVersion(before.version),
})

export const newPointWrite = (stored: StoredPoint): Write => ({ put: pointItem(stored), when: isNew })

/** The end of the day, here, that many days after a moment. */
export const roundEnd = (from: string, days: number): string => endOfDay(addDays(dayIn(from), days))

const storedInspection = z.extend(inspection, { photos: z.array(storedPhoto), byId: z.string() })
export type StoredInspection = z.infer<typeof storedInspection>
export const parseInspection = (item: Item): StoredInspection => z.parse(storedInspection, item)

export const inspectionWrite = (id: string, said: StoredInspection): Write => ({
  put: { ...keys.inspection(id, said.id), ...said },
  when: isNew,
})
