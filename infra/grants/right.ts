/** What a right of a function is made of. */
import type { IndexName } from '../../functions/platform/table.ts'

/** The kinds of item: what the partition key begins with, up to the first `#`. */
export type Kind =
  | 'PERSON'
  | 'LEFT'
  | 'OPENID'
  | 'LOGIN'
  | 'AREA'
  | 'AREAJOB'
  | 'AREAJOBS'
  | 'CHANGES'
  | 'NAMES'
  | 'GROUPS'
  | 'HOUSEHOLDS'
  | 'HOUSEHOLD'
  | 'INVITATION'
  | 'SERVES'
  | 'DUTY'
  | 'GAPS'
  | 'GAPROUND'
  | 'SWAPS'
  | 'IMPORT'
  | 'IMPORTS'
  | 'AUDIT'
  | 'LIMIT'
  | 'DATAKEY'
  | 'JOIN'
  | 'REQUEST'
  | 'PHOTO'
  | 'FILE'
  | 'VOICE'
  | 'TICKET'
  | 'CHANNEL'
  | 'CHANNELS'
  | 'THREAD'
  | 'POST'
  | 'CALL'
  | 'WORD'
  | 'LINKED'
  | 'CHECK'
  | 'NOTICE'
  | 'NOTICES'
  | 'DELIVERY'
  | 'REACH'
  | 'SENT'
  | 'WARNING'
  | 'ALERT'
  | 'ALERTING'
  | 'SKILLED'
  | 'SHORTENING'
  | 'DEVICE'
  | 'POINT'
  | 'INCIDENT'
  | 'EMERGENCY'
  | 'ROLL'
  | 'ROLLING'
  | 'WISH'
  | 'SERVICEPOST'
  | 'HOLDING'
  | 'HOURS'
  | 'MOVED'
  | 'HOURSUM'
  | 'RECEIVE'
  | 'RANKING'
  | 'CERTIFICATE'
  | 'CERTIFIED'
  | 'HELP'
  | 'READY'
  | 'HELPER'
  | 'HELPERS'
  | 'VETTED'
  | 'THING'
  | 'LOAN'
  | 'TEAM'
  | 'ACTIVITY'
  | 'CALENDAR'
  | 'IDEMPOTENCY'
  | 'SOCKET'
  | 'TOPIC'

export type TableRead = 'GetItem' | 'BatchGetItem' | 'Query'
export type TableWrite = 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'ConditionCheckItem' | 'BatchWriteItem'

export interface Grants {
  reads?: { actions: readonly TableRead[]; kinds: readonly Kind[] }
  /** Indexes that may be queried. */
  indexes?: readonly IndexName[]
  writes?: readonly { actions: readonly TableWrite[]; kinds: readonly Kind[] }[]
  /**
   * Sealing personal data and opening it: the KMS key that wraps data keys, and the data keys themselves (`DATAKEY` items,
   * which are read one by one and put when there is none).
   */
  personalData?: true
  /** Objects in the photo bucket, by the first part of their key. */
  photos?: readonly {
    actions: readonly ('GetObject' | 'PutObject' | 'DeleteObject')[]
    under: 'inbox' | 'photos' | 'files' | 'voices' | 'imports' | 'posters' | 'certificates'
  }[]
  /** To be told that an object is not there, instead of that one may not look. */
  photosListed?: true
  /** Reading the table's stream. */
  stream?: true
  /** Posting frames to open sockets, and closing them. */
  reachSockets?: true
}

/** What `personalData` grants on the table. */
export const sealing = {
  reads: { actions: ['GetItem'], kinds: ['DATAKEY'] },
  writes: { actions: ['PutItem'], kinds: ['DATAKEY'] },
} as const

export const READ_BY_KEY = ['GetItem', 'BatchGetItem'] as const
