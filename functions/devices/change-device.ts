import { operation } from '../http/operation.ts'
import { stillThat } from '../people/actor.ts'
import { changeWrite } from './change.ts'
import { withCard } from './hear.ts'
import { managedDevice, readsDevice } from './known.ts'
import type { DevicePorts } from './ports.ts'
import { withDue } from './store.ts'

export const changeDevice = operation('changeDevice', {
  reads: readsDevice,
  async run({ actor, body, found, now, commit }, _ports: DevicePorts) {
    const device = managedDevice(found.device, actor)
    const { area, name } = device.card.place
    const place = { area, name, ...(body.detail ? { detail: body.detail } : {}) }
    const after = withDue({ ...withCard(device, now, { name: body.name, place }), every: body.every }, now)
    const about = { area, what: device.card.id }
    return commit([changeWrite(device, after), stillThat(actor)], after.card, about)
  },
})
