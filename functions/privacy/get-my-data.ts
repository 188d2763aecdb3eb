import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import type { PrivacyPorts } from './ports.ts'

/** All that is held of who asks (个人信息保护法 45). */
export const getMyData = operation('getMyData', {
  async run({ actor, now }, ports: PrivacyPorts) {
    // It knows what every capability holds: as much to load as all else here.
    const { copyOf } = await import('./copy/copy.ts')
    return { madeAt: isoTime(now), sections: await copyOf(actor, ports) }
  },
})
