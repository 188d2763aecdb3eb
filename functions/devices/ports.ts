import type { RingPorts } from '../alerts/ports.ts'
import type { PhotoUrls } from '../photos/urls.ts'
import type { Sealer } from '../platform/seal.ts'

export interface DevicePorts extends RingPorts {
  sealer: Sealer
  photoUrls: PhotoUrls
}
