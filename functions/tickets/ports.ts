import type { Ports } from '../http/operation.ts'
import type { PhotoUrls } from '../photos/urls.ts'

export interface TicketPorts extends Ports {
  photoUrls: PhotoUrls
}
