import type { Ports } from '../http/operation.ts'
import type { Sealer } from '../platform/seal.ts'

export interface CarePorts extends Ports {
  sealer: Sealer
}
