/** Help among neighbours. */
import { movingHours } from './hours.ts'
import { type Grants, READ_BY_KEY } from './right.ts'

export const helpGrants = {
  help: {
    reads: {
      actions: [...READ_BY_KEY, 'Query'],
      kinds: [
        'PERSON',
        'AREA',
        'PHOTO',
        'HELP',
        'READY',
        'HELPER',
        'HELPERS',
        'VETTED',
        'THING',
        'LOAN',
        'CHECK',
        'LIMIT',
        'HOURS',
        'MOVED',
        'AUDIT',
        'IDEMPOTENCY',
      ],
    },
    indexes: ['byOwner', 'byPublic', 'byGrid', 'byCommunity', 'byStreet', 'byDistrict'],
    writes: [
      { actions: ['PutItem', 'UpdateItem', 'DeleteItem'], kinds: ['HELP', 'THING', 'LOAN'] },
      { actions: ['PutItem', 'DeleteItem'], kinds: ['READY'] },
      { actions: ['UpdateItem'], kinds: ['HELPER', 'HELPERS', 'PHOTO', 'CHECK'] },
      { actions: ['PutItem', 'UpdateItem'], kinds: ['VETTED', 'LIMIT'] },
      // Handed to the grid worker, it is a ticket.
      { actions: ['PutItem'], kinds: ['TICKET', 'AUDIT', 'IDEMPOTENCY'] },
      // A staff look at what somebody asked is logged with that person; where somebody stands ready.
      { actions: ['PutItem', 'DeleteItem', 'ConditionCheckItem'], kinds: ['PERSON'] },
      ...movingHours,
    ],
    photos: [{ actions: ['GetObject'], under: 'photos' }],
  },
} as const satisfies Record<string, Grants>
