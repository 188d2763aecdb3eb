import type { Inspection } from '../../shared/devices/points.ts'
import { inspectingRoles } from '../../shared/devices/points.ts'
import { reaches } from '../../shared/roles/policy.ts'
import { operation } from '../http/operation.ts'
import type { PhotoUrls } from '../photos/urls.ts'
import type { Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { mayManage } from './known.ts'
import { knownPoint, readsPoint } from './known-point.ts'
import { parseInspection, type StoredInspection } from './point-store.ts'
import type { DevicePorts } from './ports.ts'

/** Inspections that are shown, at most. */
const SHOWN = 50

export const getPoint = operation('getPoint', {
  reads: readsPoint,
  async run({ actor, found }, { table, photoUrls }: DevicePorts) {
    const { card, registeredAt, registeredBy } = knownPoint(found.point, actor)
    const done = await inspectionsOf(table, card.id)
    const { area } = card.place
    return {
      ...card,
      registeredAt,
      registeredBy,
      inspections: await Promise.all(done.map((each) => toInspection(each, photoUrls))),
      managed: mayManage(actor, area),
      inspected: !card.retired && reaches(actor.roles, inspectingRoles, area),
    }
  },
})

async function inspectionsOf(table: Table, id: string): Promise<StoredInspection[]> {
  const { items } = await table.query({
    pk: { name: 'pk', value: keys.point(id).pk },
    sk: { name: 'sk', beginsWith: 'INSPECTION#' },
    ascending: false,
    limit: SHOWN,
  })
  return items.map(parseInspection)
}

async function toInspection({ byId: _, photos, ...said }: StoredInspection, urls: PhotoUrls): Promise<Inspection> {
  const shown = photos.map(async ({ id, key, width, height }) => ({ id, width, height, ...(await urls(key)) }))
  return { ...said, photos: await Promise.all(shown) }
}
