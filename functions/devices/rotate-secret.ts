import { DAY } from '../../shared/lifecycle.ts'
import { operation } from '../http/operation.ts'
import { stillThat } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import { changeWrite } from './change.ts'
import { managedDevice, readsDevice } from './known.ts'
import type { DevicePorts } from './ports.ts'
import { type StoredDevice, secretOf, withDue } from './store.ts'

const SECRET_BYTES = 32
/** Somebody has to go there to enter the new one. */
const FORMER_COUNTS = DAY

/**
 * A new secret, told this once. No key makes it idempotent, for the answer to a key is kept: who missed the answer makes another.
 * A secret that the device never used was never there, so that the one which it uses goes on counting.
 */
export const rotateSecret = operation('rotateSecret', {
  reads: readsDevice,
  async run({ actor, body, found, now, commit }, { random, sealer }: DevicePorts) {
    const device = managedDevice(found.device, actor)
    const { id, place } = device.card
    const secret = Buffer.from(random(SECRET_BYTES)).toString('base64url')
    const sealed = await sealer.seal(secret, secretOf(id))
    const { former: _, ...rest } = device
    const former = body.leaked ? undefined : formerOf(device, now)
    const own = { sealed, at: isoTime(now), used: false }
    const after = withDue({ ...rest, secret: own, ...(former ? { former } : {}) }, now)
    return commit(
      [changeWrite(device, after), stillThat(actor)],
      { ...after.card, secret },
      { area: place.area, what: id },
    )
  },
})

function formerOf({ secret, former }: StoredDevice, now: number): StoredDevice['former'] {
  return secret?.used ? { sealed: secret.sealed, until: isoTime(now + FORMER_COUNTS) } : former
}
