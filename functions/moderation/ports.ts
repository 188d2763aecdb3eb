import type { Ports } from '../http/operation.ts'
import type { PhotoUrls } from '../photos/urls.ts'
import type { EventKeys } from './open-event.ts'

export interface ModerationPorts extends Ports {
  photoUrls: PhotoUrls
  /** What WeChat signs with what it pushes, and encrypts it with. */
  events: EventKeys
}
