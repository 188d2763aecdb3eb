import type { Ports } from '../http/operation.ts'
import type { ObjectUrls, PhotoUrls } from '../photos/urls.ts'
import type { Sealer } from '../platform/seal.ts'
import type { TellPorts } from '../relay/tell.ts'

/** What it takes to ring: the table, and the sockets of those who are told. */
export interface RingPorts extends Ports, TellPorts {}

export interface AlertPorts extends RingPorts {
  photoUrls: PhotoUrls
}

/** What it takes to show one: the phones of those who can be called are opened, and what was said aloud can be played. */
export interface ShowingPorts extends AlertPorts {
  sealer: Sealer
  objectUrl: ObjectUrls
}
