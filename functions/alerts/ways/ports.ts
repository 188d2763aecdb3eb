import type { TellPorts } from '../../messages/tell.ts'
import type { Sealer } from '../../platform/seal.ts'
import type { Telephone } from './telephone.ts'

/** What it takes to tell somebody who has the app not open. */
export interface WaysPorts extends TellPorts {
  sealer: Sealer
  telephone: Telephone
  /** Counts what could not be sent, for the alarm. */
  notTold(): void
}
