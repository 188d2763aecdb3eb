/** What a device is after a signal, before anything is done about it. Pure. */
import { type DeviceState, LOW_BATTERY, type Signal } from '../../shared/devices/contract.ts'
import type { Damping } from '../../shared/devices/damping.ts'
import { Refusal } from '../../shared/errors.ts'
import { MINUTE } from '../../shared/lifecycle.ts'
import { isoTime } from '../platform/clock.ts'
import type { StoredDevice } from './store.ts'

/** Of one device in a minute. Alarms are counted apart: what is refused beyond as many never was the first. */
const MOST_ALARMS = 30
const MOST_OTHERS = 30

/** Throws `tooMany`. */
export function counted({ minute }: StoredDevice, kind: Signal['kind'], now: number): StoredDevice['minute'] {
  const number = Math.floor(now / MINUTE)
  const { alarms, others } = minute?.number === number ? minute : { alarms: 0, others: 0 }
  const next = kind === 'alarm' ? { alarms: alarms + 1, others } : { alarms, others: others + 1 }
  if (next.alarms > MOST_ALARMS || next.others > MOST_OTHERS) throw new Refusal('tooMany')
  return { number, ...next }
}

/** With what the signal says, and when it came. */
export function hear(device: StoredDevice, { kind, value, battery }: Signal, now: number): StoredDevice {
  return {
    ...device,
    heardAt: isoTime(now),
    minute: counted(device, kind, now),
    ...(value === undefined ? {} : { value }),
    ...(battery === undefined ? {} : { battery }),
  }
}

/** With the state that follows. The card, which every index carries, changes only where it says something else. */
export function become(device: StoredDevice, { after, flapping }: Pick<Damping, 'after' | 'flapping'>, now: number) {
  const state: DeviceState = after.alarming ? 'alarming' : 'normal'
  return withCard({ ...device, damped: { ...after, changes: [...after.changes], raised: [...after.raised] } }, now, {
    state,
    flapping,
    lowBattery: device.battery !== undefined && device.battery <= LOW_BATTERY,
  })
}

export function withCard(
  device: StoredDevice,
  now: number,
  said: Partial<Pick<StoredDevice['card'], 'state' | 'flapping' | 'lowBattery' | 'name' | 'place'>>,
): StoredDevice {
  const card = { ...device.card, ...said }
  const same = JSON.stringify(card) === JSON.stringify(device.card)
  return { ...device, card: { ...card, changedAt: same ? card.changedAt : isoTime(now) } }
}
