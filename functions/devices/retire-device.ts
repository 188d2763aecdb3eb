import { operation } from '../http/operation.ts'
import { stillThat } from '../people/actor.ts'
import { changeWrite } from './change.ts'
import { withCard } from './hear.ts'
import { managedDevice, readsDevice } from './known.ts'
import type { DevicePorts } from './ports.ts'
import { withDue } from './store.ts'

/** Without a secret it is heard no more, and missed no more. What it raised is ended by people. */
export const retireDevice = operation('retireDevice', {
  reads: readsDevice,
  async run({ actor, found, now, commit }, _ports: DevicePorts) {
    const device = managedDevice(found.device, actor)
    const { secret: _, former: __, ...rest } = withCard(device, now, { state: 'retired', flapping: false })
    const after = withDue(rest, now)
    const about = { area: after.card.place.area, what: after.card.id }
    return commit([changeWrite(device, after), stillThat(actor)], after.card, about)
  },
})
