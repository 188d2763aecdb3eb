import * as z from 'zod/mini'
import type { Device } from '../../shared/devices/contract.ts'
import { FLAP_WINDOW } from '../../shared/devices/damping.ts'
import { operation } from '../http/operation.ts'
import type { Table } from '../platform/dynamo.ts'
import { isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { lookWrite } from '../privacy/look.ts'
import { knownDevice, mayManage, readsDevice } from './known.ts'
import type { DevicePorts } from './ports.ts'
import { type StoredDevice, storedSignal } from './store.ts'

/** Signals that are shown, at most. */
const SHOWN = 50

/** A device whole. That staff looked at somebody's button is kept with that person, once an hour, and in the audit log. */
export const getDevice = operation('getDevice', {
  reads: readsDevice,
  async run({ actor, found, now, commit }, { table }: DevicePorts) {
    const device = knownDevice(found.device, actor)
    const { id, place } = device.card
    const { person } = device
    const look =
      person && person.id !== actor.id ? lookWrite(person.id, actor, { what: id, area: place.area }, now) : undefined
    const [signals, [kept]] = await Promise.all([
      signalsOf(table, id),
      table.read(look ? [{ pk: look.put.pk, sk: look.put.sk }] : []),
    ])
    const reply = { ...toDevice(device, now), signals, managed: mayManage(actor, place.area) }
    if (!look || kept) return reply
    return commit([{ ...look, when: isNew }], reply, { area: place.area, subject: person?.id ?? '', what: id })
  },
})

async function signalsOf(table: Table, id: string): Promise<Device['signals']> {
  const { items } = await table.query({
    pk: { name: 'pk', value: keys.device(id).pk },
    sk: { name: 'sk', beginsWith: 'SIGNAL#' },
    ascending: false,
    limit: SHOWN,
  })
  return items.map((item) => z.parse(storedSignal, item)).map(({ nonce: _, ...said }) => said)
}

function toDevice(stored: StoredDevice, now: number): Omit<Device, 'signals' | 'managed'> {
  const { card, damped, secret, former, version: _v, minute: _m, dueAt: _d, ...said } = stored
  return {
    ...card,
    ...said,
    changes: damped.changes.filter((at) => at > now - FLAP_WINDOW).length,
    ...(secret ? { secretAt: secret.at } : {}),
    ...(former && Date.parse(former.until) > now ? { formerUntil: former.until } : {}),
  }
}
