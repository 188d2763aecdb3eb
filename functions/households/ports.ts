import type { Ports } from '../http/operation.ts'
import type { Sealer } from '../platform/seal.ts'
import type { Wechat } from '../wechat/wechat.ts'

export interface HouseholdPorts extends Ports {
  sealer: Sealer
  wechat: Pick<Wechat, 'phoneOf'>
}
