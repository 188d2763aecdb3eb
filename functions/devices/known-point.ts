/** The point that a path names, if the actor may know of it; else `notFound`, whether it exists or not. */
import { deviceRoles } from '../../shared/devices/contract.ts'
import { inspectingRoles } from '../../shared/devices/points.ts'
import { Refusal } from '../../shared/errors.ts'
import { reaches } from '../../shared/roles/policy.ts'
import { managingRoles, type Role } from '../../shared/roles/roles.ts'
import type { Actor } from '../people/actor.ts'
import type { Item } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { parsePoint, type StoredPoint } from './point-store.ts'

export const readsPoint = ({ params }: { params: { pointId: string } }) => ({ point: keys.point(params.pointId) })

function reached(item: Item | undefined, { roles }: Actor, needed: readonly Role[]): StoredPoint {
  const point = parsePoint(item)
  if (!point || !reaches(roles, needed, point.card.place.area)) throw new Refusal('notFound')
  return point
}

function inService(point: StoredPoint): StoredPoint {
  if (point.card.retired) throw new Refusal('wrongState')
  return point
}

export const knownPoint = (item: Item | undefined, actor: Actor) => reached(item, actor, deviceRoles)
/** Throws `wrongState` of a retired one. */
export const managedPoint = (item: Item | undefined, actor: Actor) => inService(reached(item, actor, managingRoles))
export const inspectedPoint = (item: Item | undefined, actor: Actor) => inService(reached(item, actor, inspectingRoles))
