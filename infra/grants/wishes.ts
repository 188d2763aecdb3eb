/** Wishes and service posts: whom a wish is for is sealed; hours are moved in the transaction of what earned them. */
import { movingHours } from './hours.ts'
import { type Grants, READ_BY_KEY } from './right.ts'

export const wishesGrants = {
  wishes: {
    personalData: true,
    reads: {
      actions: [...READ_BY_KEY, 'Query'],
      kinds: [
        'WISH',
        'SERVICEPOST',
        'HOLDING',
        'PERSON',
        // Whether whoever claimed it may come to the family's door.
        'HOUSEHOLD',
        'AREA',
        'PHOTO',
        'CHECK',
        'LIMIT',
        'MOVED',
        'AUDIT',
        'IDEMPOTENCY',
      ],
    },
    indexes: ['byOwner', 'byPublic', 'byGrid', 'byCommunity', 'byStreet', 'byDistrict'],
    writes: [
      { actions: ['PutItem', 'UpdateItem'], kinds: ['WISH', 'HOLDING'] },
      // A seat is free again.
      { actions: ['PutItem', 'UpdateItem', 'DeleteItem'], kinds: ['SERVICEPOST'] },
      // Claims of a day.
      { actions: ['PutItem', 'UpdateItem'], kinds: ['LIMIT'] },
      ...movingHours,
      { actions: ['PutItem'], kinds: ['AUDIT', 'IDEMPOTENCY'] },
      // The proof of a wish; what is still to be known of it.
      { actions: ['UpdateItem'], kinds: ['PHOTO', 'CHECK'] },
      // Who claims is still who they were when it was found that they may.
      { actions: ['ConditionCheckItem'], kinds: ['PERSON'] },
    ],
    photos: [{ actions: ['GetObject'], under: 'photos' }],
  },
} as const satisfies Record<string, Grants>
