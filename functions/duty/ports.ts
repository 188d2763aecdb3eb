import type { Ports } from '../http/operation.ts'
import type { Sealer } from '../platform/seal.ts'

export interface DutyPorts extends Ports {
  sealer: Sealer
}
