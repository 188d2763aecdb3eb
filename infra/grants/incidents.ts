/** The command wall, incidents and roll calls. */
import { type Grants, READ_BY_KEY } from './right.ts'

export const incidentsGrants = {
  incidents: {
    reads: {
      actions: [...READ_BY_KEY, 'Query'],
      // Who is on duty, what areas and people are called; the doors of a building.
      kinds: [
        'PERSON',
        'AREA',
        'DUTY',
        'HOUSEHOLDS',
        'ALERT',
        'NOTICE',
        'INCIDENT',
        'EMERGENCY',
        'ROLL',
        'ROLLING',
        'AUDIT',
        'IDEMPOTENCY',
      ],
    },
    // Open alerts, those that ended today, incidents, buildings, what was said in them.
    indexes: ['byGrid', 'byCommunity', 'byStreet', 'byDistrict'],
    writes: [
      { actions: ['PutItem', 'UpdateItem'], kinds: ['INCIDENT'] },
      { actions: ['PutItem', 'DeleteItem'], kinds: ['EMERGENCY', 'ROLLING'] },
      { actions: ['PutItem', 'UpdateItem', 'ConditionCheckItem'], kinds: ['ROLL'] },
      // An alert's own timeline says which incident it was put to by hand.
      { actions: ['PutItem', 'UpdateItem'], kinds: ['ALERT'] },
      { actions: ['PutItem'], kinds: ['AUDIT', 'IDEMPOTENCY'] },
    ],
  },
} as const satisfies Record<string, Grants>
