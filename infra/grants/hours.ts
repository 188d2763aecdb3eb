/** Hours: the ledger, certificates, rankings. */
import { type Grants, READ_BY_KEY, type TableWrite } from './right.ts'

const ROWS = ['PutItem', 'UpdateItem'] as const satisfies readonly TableWrite[]

/** What whoever moves hours in a transaction of theirs may write; reading balances and sources is of `HOURS` and `MOVED`. */
export const movingHours = [
  { actions: ROWS, kinds: ['HOURS'] },
  { actions: ['PutItem'], kinds: ['MOVED'] },
  { actions: ['UpdateItem'], kinds: ['HOURSUM'] },
] as const satisfies NonNullable<Grants['writes']>

export const hoursGrants = {
  hours: {
    reads: {
      actions: [...READ_BY_KEY, 'Query'],
      // What accounts are called; whose code it is; what was tried before.
      kinds: [
        'PERSON',
        'AREA',
        'HOURS',
        'MOVED',
        'HOURSUM',
        'RECEIVE',
        'CERTIFICATE',
        'CERTIFIED',
        'LIMIT',
        'AUDIT',
        'IDEMPOTENCY',
      ],
    },
    // My certificates; rankings; the moves of an area.
    indexes: ['byOwner', 'byPublic', 'byGrid', 'byCommunity', 'byStreet', 'byDistrict'],
    writes: [
      ...movingHours,
      // What was corrected of a move is said in its row; of its other part, where two paid, that nobody corrects it at this moment.
      { actions: ['UpdateItem', 'ConditionCheckItem'], kinds: ['MOVED'] },
      // Who leaves the rankings leaves them at once; who joins is counted as they are at that moment.
      { actions: ['DeleteItem', 'ConditionCheckItem'], kinds: ['HOURS'] },
      { actions: ['PutItem', 'DeleteItem'], kinds: ['RANKING'] },
      { actions: ['PutItem'], kinds: ['RECEIVE', 'CERTIFICATE', 'CERTIFIED', 'AUDIT', 'IDEMPOTENCY'] },
      { actions: ['PutItem', 'UpdateItem'], kinds: ['LIMIT'] },
      // Who is being erased at this moment is given nothing.
      { actions: ['ConditionCheckItem'], kinds: ['PERSON'] },
    ],
    // The URL that opens a certificate is signed with the right of this function to get.
    photos: [{ actions: ['PutObject', 'GetObject'], under: 'certificates' }],
  },
} as const satisfies Record<string, Grants>
