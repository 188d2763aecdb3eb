import type { Ports } from '../http/operation.ts'
import type { PhotoUrls } from '../photos/urls.ts'

export interface NoticePorts extends Ports {
  photoUrls: PhotoUrls
}
