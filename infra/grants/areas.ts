/** Areas, and who serves them. */
import { type Grants, READ_BY_KEY } from './right.ts'

export const areasGrants = {
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
        'CHANNEL',
        'GROUPS',
        'HOUSEHOLDS',
        'IDEMPOTENCY',
        'NAMES',
        'SERVES',
      ],
    },
    indexes: ['byGrid', 'byCommunity', 'byStreet', 'byDistrict'],
    writes: [
      // The channel of a building that gets another code leads to its new one.
      { actions: ['PutItem', 'UpdateItem'], kinds: ['AREA', 'CHANNEL'] },
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
      // Who gives a role must still be who they were when it is given; whose last one ends leaves no phone behind.
      { actions: ['UpdateItem', 'DeleteItem', 'ConditionCheckItem'], kinds: ['PERSON'] },
      { actions: ['PutItem', 'DeleteItem'], kinds: ['SERVES'] },
      { actions: ['PutItem', 'UpdateItem'], kinds: ['INVITATION', 'LIMIT'] },
      { actions: ['PutItem'], kinds: ['AUDIT', 'IDEMPOTENCY'] },
      { actions: ['ConditionCheckItem'], kinds: ['GROUPS'] },
    ],
  },
  duty: {
    personalData: true,
    reads: {
      actions: [...READ_BY_KEY, 'Query'],
      kinds: ['PERSON', 'AREA', 'DUTY', 'SERVES', 'GAPS', 'SWAPS', 'AUDIT', 'IDEMPOTENCY'],
    },
    writes: [
      { actions: ['PutItem', 'UpdateItem', 'DeleteItem'], kinds: ['DUTY'] },
      { actions: ['PutItem', 'UpdateItem'], kinds: ['SWAPS'] },
      // A shift is given up: whether anybody is left is looked at.
      { actions: ['PutItem'], kinds: ['GAPROUND'] },
      { actions: ['PutItem'], kinds: ['AUDIT', 'IDEMPOTENCY'] },
      // By which phone one is reached while one serves.
      { actions: ['PutItem', 'DeleteItem', 'ConditionCheckItem'], kinds: ['PERSON'] },
    ],
  },
  audit: {
    reads: { actions: [...READ_BY_KEY, 'Query'], kinds: ['PERSON', 'AUDIT'] },
    indexes: ['byGrid', 'byCommunity', 'byStreet', 'byDistrict'],
    writes: [{ actions: ['PutItem'], kinds: ['AUDIT'] }],
  },
} as const satisfies Record<string, Grants>
