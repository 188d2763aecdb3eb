/**
 * Who may do what: every right of every function, in one table. A function has no right that isn't written here, save
 * to write its own log and to use the key that its data is encrypted with.
 *
 * Rights on the table are by kind of item (the first part of the partition key), so that a function can't touch what
 * belongs to another even by mistake. A transaction has no right of its own: each of its parts needs the right to do
 * that alone. A batch is judged whole, so all that one batch may read stands in one grant.
 */
import type { IndexName } from '../functions/platform/table.ts'
import type { Capability } from '../shared/route.ts'

/** The Lambdas: one a capability (`demo` is the local stage's alone), and those that no HTTP request starts. */
export type FunctionName = Exclude<Capability, 'demo'> | 'gateway' | 'relay' | 'importer' | 'sweep'

/** The kinds of item: what the partition key begins with, up to the first `#`. */
export type Kind =
  | 'PERSON'
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
  | 'SWAPS'
  | 'IMPORT'
  | 'IMPORTS'
  | 'AUDIT'
  | 'LIMIT'
  | 'DATAKEY'
  | 'JOIN'
  | 'REQUEST'
  | 'PHOTO'
  | 'TICKET'
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
    under: 'inbox' | 'photos' | 'imports' | 'posters'
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

const READ_BY_KEY = ['GetItem', 'BatchGetItem'] as const

export const grants: Record<FunctionName, Grants> = {
  people: {
    reads: { actions: [...READ_BY_KEY, 'Query'], kinds: ['PERSON', 'OPENID', 'LOGIN'] },
    writes: [
      { actions: ['PutItem', 'UpdateItem', 'DeleteItem'], kinds: ['PERSON', 'LOGIN'] },
      { actions: ['PutItem'], kinds: ['OPENID'] },
      { actions: ['PutItem', 'UpdateItem'], kinds: ['LIMIT'] },
    ],
  },
  privacy: {
    personalData: true,
    // A copy of one's data is read wherever it lies.
    reads: {
      actions: [...READ_BY_KEY, 'Query'],
      kinds: ['PERSON', 'REQUEST', 'TICKET', 'JOIN', 'HOUSEHOLD', 'DUTY', 'AREA', 'AUDIT', 'IDEMPOTENCY'],
    },
    indexes: ['byOwner', 'byGrid', 'byCommunity', 'byStreet', 'byDistrict'],
    writes: [
      { actions: ['PutItem', 'UpdateItem', 'DeleteItem'], kinds: ['PERSON'] },
      { actions: ['PutItem', 'UpdateItem'], kinds: ['REQUEST'] },
      { actions: ['PutItem'], kinds: ['AUDIT', 'IDEMPOTENCY'] },
    ],
  },
  care: {
    personalData: true,
    reads: { actions: [...READ_BY_KEY, 'Query'], kinds: ['PERSON', 'HOUSEHOLD', 'AUDIT'] },
    indexes: ['byGrid', 'byCommunity', 'byStreet', 'byDistrict'],
    writes: [
      // Whoever keeps something must still agree to it when it is kept.
      { actions: ['PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'], kinds: ['PERSON'] },
      { actions: ['PutItem'], kinds: ['AUDIT'] },
    ],
  },
  households: {
    personalData: true,
    reads: {
      actions: [...READ_BY_KEY, 'Query'],
      kinds: ['PERSON', 'AREA', 'HOUSEHOLDS', 'HOUSEHOLD', 'INVITATION', 'JOIN', 'LIMIT', 'AUDIT', 'IDEMPOTENCY'],
    },
    indexes: ['byOwner', 'byGrid', 'byCommunity', 'byStreet', 'byDistrict'],
    writes: [
      { actions: ['PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'], kinds: ['HOUSEHOLDS', 'HOUSEHOLD'] },
      { actions: ['PutItem', 'UpdateItem'], kinds: ['JOIN', 'INVITATION', 'LIMIT'] },
      // Homes, looks, a word of consent; a dependant's row goes with what is kept for their care.
      { actions: ['PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'], kinds: ['PERSON'] },
      // The counts of a building, and that it is open.
      { actions: ['UpdateItem', 'ConditionCheckItem'], kinds: ['AREA'] },
      { actions: ['PutItem'], kinds: ['AUDIT', 'IDEMPOTENCY'] },
    ],
  },
  areas: {
    reads: {
      actions: [...READ_BY_KEY, 'Query'],
      kinds: [
        'PERSON',
        'AREA',
        'AREAJOB',
        'AREAJOBS',
        'AUDIT',
        'CHANGES',
        'GROUPS',
        'HOUSEHOLDS',
        'IDEMPOTENCY',
        'NAMES',
        'SERVES',
      ],
    },
    indexes: ['byGrid', 'byCommunity', 'byStreet', 'byDistrict'],
    writes: [
      { actions: ['PutItem', 'UpdateItem'], kinds: ['AREA'] },
      { actions: ['PutItem', 'UpdateItem', 'DeleteItem'], kinds: ['GROUPS'] },
      { actions: ['PutItem'], kinds: ['AREAJOB', 'AREAJOBS', 'AUDIT', 'CHANGES', 'IDEMPOTENCY', 'NAMES'] },
    ],
  },
  imports: {
    reads: { actions: [...READ_BY_KEY, 'Query'], kinds: ['PERSON', 'AREA', 'AUDIT', 'IMPORT', 'IMPORTS'] },
    writes: [
      { actions: ['PutItem', 'UpdateItem'], kinds: ['IMPORT'] },
      { actions: ['PutItem'], kinds: ['IMPORTS', 'AUDIT'] },
    ],
    // Whoever holds the signed form sends by the right of this function to put.
    photos: [{ actions: ['PutObject', 'GetObject'], under: 'imports' }],
    photosListed: true,
  },
  posters: {
    reads: { actions: READ_BY_KEY, kinds: ['PERSON', 'AREA', 'AUDIT'] },
    indexes: ['byGrid', 'byCommunity'],
    writes: [{ actions: ['PutItem'], kinds: ['AUDIT'] }],
    // The URL that opens a file of posters is signed with the right of this function to get.
    photos: [{ actions: ['PutObject', 'GetObject'], under: 'posters' }],
  },
  roles: {
    reads: {
      actions: [...READ_BY_KEY, 'Query'],
      kinds: ['PERSON', 'AREA', 'GROUPS', 'SERVES', 'INVITATION', 'AUDIT', 'IDEMPOTENCY'],
    },
    indexes: ['byGrid', 'byCommunity', 'byStreet', 'byDistrict'],
    writes: [
      // Who gives a role must still be who they were when it is given.
      { actions: ['UpdateItem', 'ConditionCheckItem'], kinds: ['PERSON'] },
      { actions: ['PutItem', 'DeleteItem'], kinds: ['SERVES'] },
      { actions: ['PutItem', 'UpdateItem'], kinds: ['INVITATION', 'LIMIT'] },
      { actions: ['PutItem'], kinds: ['AUDIT', 'IDEMPOTENCY'] },
      { actions: ['ConditionCheckItem'], kinds: ['GROUPS'] },
    ],
  },
  duty: {
    reads: {
      actions: [...READ_BY_KEY, 'Query'],
      kinds: ['PERSON', 'AREA', 'DUTY', 'SWAPS', 'AUDIT', 'IDEMPOTENCY'],
    },
    writes: [
      { actions: ['PutItem', 'UpdateItem', 'DeleteItem'], kinds: ['DUTY'] },
      { actions: ['PutItem', 'UpdateItem'], kinds: ['SWAPS'] },
      { actions: ['PutItem'], kinds: ['AUDIT', 'IDEMPOTENCY'] },
      { actions: ['ConditionCheckItem'], kinds: ['PERSON'] },
    ],
  },
  audit: {
    reads: { actions: [...READ_BY_KEY, 'Query'], kinds: ['PERSON', 'AUDIT'] },
    indexes: ['byGrid', 'byCommunity', 'byStreet', 'byDistrict'],
    writes: [{ actions: ['PutItem'], kinds: ['AUDIT'] }],
  },
  photos: {
    reads: { actions: READ_BY_KEY, kinds: ['PERSON', 'PHOTO'] },
    writes: [{ actions: ['PutItem', 'UpdateItem'], kinds: ['PHOTO'] }],
    photos: [
      // Whoever holds the signed form sends by the right of this function to put.
      { actions: ['PutObject', 'GetObject', 'DeleteObject'], under: 'inbox' },
      { actions: ['PutObject'], under: 'photos' },
    ],
    photosListed: true,
  },
  tickets: {
    reads: {
      actions: [...READ_BY_KEY, 'Query'],
      kinds: ['PERSON', 'AREA', 'PHOTO', 'TICKET', 'AUDIT', 'IDEMPOTENCY'],
    },
    indexes: ['byOwner', 'byPublic', 'byGrid', 'byCommunity', 'byStreet', 'byDistrict'],
    writes: [
      { actions: ['PutItem', 'UpdateItem', 'DeleteItem'], kinds: ['TICKET'] },
      { actions: ['PutItem'], kinds: ['AUDIT', 'IDEMPOTENCY'] },
      { actions: ['UpdateItem'], kinds: ['PHOTO'] },
      // A staff look at a person's data is logged with that person.
      { actions: ['PutItem'], kinds: ['PERSON'] },
    ],
    // The URLs that open photos are signed with the right of this function to get.
    photos: [{ actions: ['GetObject'], under: 'photos' }],
  },
  sockets: {
    reads: { actions: READ_BY_KEY, kinds: ['PERSON'] },
  },
  service: {
    reads: { actions: ['GetItem'], kinds: ['AREA'] },
  },
  gateway: {
    reads: { actions: READ_BY_KEY, kinds: ['PERSON', 'SOCKET'] },
    writes: [
      { actions: ['PutItem', 'DeleteItem'], kinds: ['SOCKET', 'TOPIC'] },
      // Whoever listens must still be who they were when it was found out to what.
      { actions: ['ConditionCheckItem'], kinds: ['PERSON'] },
    ],
  },
  relay: {
    reads: { actions: ['GetItem', 'Query'], kinds: ['SOCKET', 'TOPIC'] },
    writes: [{ actions: ['DeleteItem'], kinds: ['SOCKET', 'TOPIC'] }],
    stream: true,
    reachSockets: true,
  },
  importer: {
    personalData: true,
    reads: { actions: [...READ_BY_KEY, 'Query'], kinds: ['IMPORT', 'AREA', 'HOUSEHOLDS'] },
    writes: [
      { actions: ['UpdateItem', 'BatchWriteItem'], kinds: ['IMPORT'] },
      { actions: ['BatchWriteItem'], kinds: ['HOUSEHOLDS'] },
      { actions: ['PutItem', 'UpdateItem'], kinds: ['AREA'] },
      { actions: ['PutItem'], kinds: ['CHANGES', 'NAMES'] },
    ],
    photos: [{ actions: ['GetObject', 'DeleteObject'], under: 'imports' }],
    photosListed: true,
    stream: true,
  },
  sweep: {
    reads: {
      actions: [...READ_BY_KEY, 'Query'],
      kinds: [
        'AREA',
        'AREAJOB',
        'DUTY',
        'GROUPS',
        'HOUSEHOLD',
        'HOUSEHOLDS',
        'IMPORT',
        'JOIN',
        'PERSON',
        'PHOTO',
        'REQUEST',
        'SERVES',
        'TICKET',
      ],
    },
    indexes: ['byDue', 'byGrid', 'byOwner'],
    writes: [
      // Buildings that come to another grid take along who lives and serves there.
      { actions: ['UpdateItem'], kinds: ['AREA', 'AREAJOB', 'GROUPS', 'IMPORT', 'PERSON'] },
      { actions: ['DeleteItem'], kinds: ['AREAJOBS'] },
      { actions: ['PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'], kinds: ['HOUSEHOLD', 'HOUSEHOLDS'] },
      { actions: ['PutItem', 'DeleteItem'], kinds: ['SERVES'] },
      { actions: ['PutItem', 'UpdateItem'], kinds: ['TICKET', 'JOIN', 'REQUEST'] },
      // Who leaves is erased.
      { actions: ['DeleteItem'], kinds: ['PERSON', 'OPENID', 'JOIN', 'DUTY'] },
      { actions: ['ConditionCheckItem'], kinds: ['AREA'] },
      { actions: ['UpdateItem', 'DeleteItem'], kinds: ['PHOTO'] },
    ],
    // What nobody attached is deleted.
    photos: [
      { actions: ['DeleteObject'], under: 'inbox' },
      { actions: ['DeleteObject'], under: 'photos' },
    ],
  },
}
