/** The device that a path names, if the actor may know of it; else `notFound`, whether it exists or not. */

import { respondingRoles } from '../../shared/alerts/contract.ts'
import { deviceRoles } from '../../shared/devices/contract.ts'
import { Refusal } from '../../shared/errors.ts'
import { reaches } from '../../shared/roles/policy.ts'
import { managingRoles, overseeingRoles, type Role } from '../../shared/roles/roles.ts'
import type { Actor } from '../people/actor.ts'
import type { Item } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { parseDevice, type StoredDevice } from './store.ts'

export const readsDevice = ({ params }: { params: { deviceId: string } }) => ({ device: keys.device(params.deviceId) })

/** That somebody lives alone is for who answers when they press, and for who watches. */
const closeRoles: readonly Role[] = [...new Set<Role>([...respondingRoles, ...overseeingRoles])]

export const maySee = (
  { roles }: Pick<Actor, 'roles'>,
  { kind, place }: Pick<StoredDevice['card'], 'kind' | 'place'>,
) => reaches(roles, kind === 'sos' ? closeRoles : deviceRoles, place.area)

export const mayManage = ({ roles }: Pick<Actor, 'roles'>, area: string): boolean => reaches(roles, managingRoles, area)

export function knownDevice(item: Item | undefined, actor: Actor): StoredDevice {
  const device = parseDevice(item)
  if (!device || !maySee(actor, device.card)) throw new Refusal('notFound')
  return device
}

/** One that is in service, for who runs its area. Throws `notFound`, or `wrongState` of a retired one. */
export function managedDevice(item: Item | undefined, actor: Actor): StoredDevice {
  const device = parseDevice(item)
  if (!device || !mayManage(actor, device.card.place.area)) throw new Refusal('notFound')
  if (device.card.state === 'retired') throw new Refusal('wrongState')
  return device
}
