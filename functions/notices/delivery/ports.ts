import type { Ports } from '../../http/operation.ts'
import type { TemplateIds } from '../../messages/credits.ts'
import type { TellPorts } from '../../relay/tell.ts'
import type { Messenger } from '../../wechat/messenger.ts'

export interface DeliveryPorts extends Ports, TellPorts {
  messenger: Messenger
  templateIds: TemplateIds
  /** Waits that many milliseconds. */
  pause(milliseconds: number): Promise<void>
}

export interface Pace {
  /** For so long a slice takes up what comes next, in milliseconds. */
  slice: number
  /** Households that are worked on and saved together; with their counts they are one transaction, so 90 at most. */
  handful: number
  /** Messages under way at a time. */
  parallel: number
}

export const PACE: Pace = { slice: 60_000, handful: 80, parallel: 20 }
