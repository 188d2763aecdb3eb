import type { Ports } from '../http/operation.ts'
import type { PhotoUrls } from '../photos/urls.ts'
import type { Sealer } from '../platform/seal.ts'
import type { Checker } from '../wechat/checker.ts'

export interface TeamPorts extends Ports {
  checker: Checker
  photoUrls: PhotoUrls
  sealer: Sealer
}
