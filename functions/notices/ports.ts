import type { Ports } from '../http/operation.ts'
import type { ObjectUrls, PhotoUrls } from '../photos/urls.ts'

export interface NoticePorts extends Ports {
  photoUrls: PhotoUrls
  /** Of files. */
  objectUrl: ObjectUrls
}
