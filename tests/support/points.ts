/** Key fire points for tests, registered and inspected as staff do. */
import { randomBytes } from 'node:crypto'
import { parsePoint, type StoredPoint } from '../../functions/devices/point-store.ts'
import type { StoredPerson } from '../../functions/people/actor.ts'
import { queryAll } from '../../functions/platform/query-all.ts'
import { keys } from '../../functions/platform/table.ts'
import { inspectingRoles, type NewPoint } from '../../shared/devices/points.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import { makeId } from '../../shared/ids.ts'
import { reaches } from '../../shared/roles/policy.ts'
import { managingRoles, type Role } from '../../shared/roles/roles.ts'
import type { Route } from '../../shared/route.ts'
import { type OperationId, routes } from '../../shared/routes.ts'
import { building1, type PersonName, people } from './district.ts'
import type { Prepared } from './household-scenes.ts'
import type { Stage } from './stage.ts'

export const pumpRoom: NewPoint = {
  kind: 'pumpRoom',
  name: '地下消防泵房',
  area: building1,
  detail: '负一层',
  every: 7,
}

export async function newPoint(stage: Stage, body: NewPoint = pumpRoom): Promise<string> {
  return (await stage.ok('communityStaff', 'registerPoint', { body })).id
}

/** A photo of somebody's that was sent and looked at. */
export async function lookedAt(stage: Stage, who: PersonName = 'worker'): Promise<string> {
  const id = makeId('pho', stage.clock.now(), (bytes) => randomBytes(bytes))
  const photo = {
    id,
    person: people[who].id,
    type: 'image/jpeg',
    key: `photos/${id}`,
    looked: { width: 800, height: 600 },
  }
  await stage.table.write([{ put: { ...keys.photo(id), ...photo } }])
  return id
}

export async function storedPoint(stage: Stage, id: string): Promise<StoredPoint> {
  const point = parsePoint((await stage.table.read([keys.point(id)]))[0])
  if (!point) throw new Error(`There is no point ${id}`)
  return point
}

export const pointKinds = { 'a pump room': (stage: Stage) => newPoint(stage) }

/** Who holds such a role, and elsewhere, finds nothing. */
export function pointRefusal(
  { roles }: StoredPerson,
  _id: string,
  _params: Record<string, string>,
  operation: OperationId,
): ErrorCode | undefined {
  const { access }: Route = routes[operation]
  const named: readonly Role[] = typeof access === 'object' && 'roles' in access ? access.roles : []
  const needed = operation === 'inspectPoint' ? inspectingRoles : operation === 'getPoint' ? named : managingRoles
  const held = roles.filter(({ role }) => named.includes(role))
  return held.length && !reaches(held, needed, building1) ? 'notFound' : undefined
}

const version = (stage: Stage, id: string) => async () => (await storedPoint(stage, id)).version

export const pointScenes: Partial<Record<OperationId, (stage: Stage) => Promise<Prepared>>> = {
  registerPoint: async (stage) => ({
    who: 'communityStaff',
    body: pumpRoom,
    other: { ...pumpRoom, name: '屋顶水箱间' },
    count: async () => {
      const list = { params: { area: building1.slice(0, 15) }, query: { stage: 'waiting' as const, limit: 50 } }
      const waiting = await stage.ok('communityStaff', 'listPoints', list)
      const open = await stage.ok('communityStaff', 'listPoints', { params: list.params, query: { limit: 50 } })
      return waiting.items.length + open.items.length
    },
  }),
  changePoint: async (stage) => {
    const pointId = await newPoint(stage)
    const body = { name: '消防泵房', every: 14 }
    return {
      who: 'communityStaff',
      params: { pointId },
      body,
      other: { ...body, every: 15 },
      count: version(stage, pointId),
    }
  },
  retirePoint: async (stage) => {
    const pointId = await newPoint(stage)
    return { who: 'communityStaff', params: { pointId }, count: version(stage, pointId) }
  },
  inspectPoint: async (stage) => {
    const pointId = await newPoint(stage)
    const body = { finding: 'danger', text: '阀门漏水，压力不足', photos: [await lookedAt(stage)] }
    const count = async () =>
      (
        await queryAll(stage.table, {
          pk: { name: 'pk', value: keys.point(pointId).pk },
          sk: { name: 'sk', beginsWith: 'INSPECTION#' },
          ascending: true,
        })
      ).length
    return { who: 'worker', params: { pointId }, body, other: { ...body, text: '阀门漏水，压力正常' }, count }
  },
}
