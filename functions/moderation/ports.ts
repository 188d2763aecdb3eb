import type { Ports } from '../http/operation.ts'
import type { PhotoUrls } from '../photos/urls.ts'

export interface ModerationPorts extends Ports {
  photoUrls: PhotoUrls
  /** What WeChat signs with what it pushes. */
  eventToken: string
}
