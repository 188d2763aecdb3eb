import type { Ports } from '../http/operation.ts'
import type { PhotoUrls } from '../photos/urls.ts'
import type { Checker } from '../wechat/checker.ts'

export interface HelpPorts extends Ports {
  photoUrls: PhotoUrls
  checker: Checker
}
