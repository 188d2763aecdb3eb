/** Devices and key fire points: what they are, and what an alarm raises. */
import { type Grants, READ_BY_KEY } from './right.ts'

export const devicesGrants = {
  devices: {
    // The secret that a device signs with.
    personalData: true,
    reads: {
      actions: [...READ_BY_KEY, 'Query'],
      // Whose button it is; who is told of an alarm; which ticket is open about it.
      kinds: [
        'DEVICE',
        'POINT',
        'PERSON',
        'AREA',
        'HOUSEHOLDS',
        'HOUSEHOLD',
        'ALERT',
        'ALERTING',
        'DUTY',
        'SERVES',
        'SKILLED',
        'SHORTENING',
        'SOCKET',
        'TOPIC',
        'TICKET',
        'PHOTO',
        'AUDIT',
        'IDEMPOTENCY',
      ],
    },
    indexes: ['byGrid', 'byCommunity', 'byStreet', 'byDistrict'],
    writes: [
      { actions: ['PutItem', 'UpdateItem'], kinds: ['DEVICE', 'POINT', 'ALERT', 'TICKET'] },
      { actions: ['PutItem'], kinds: ['ALERTING', 'AUDIT', 'IDEMPOTENCY'] },
      // That an alert of a person's is open; that staff looked at their button.
      { actions: ['PutItem', 'ConditionCheckItem'], kinds: ['PERSON'] },
      { actions: ['UpdateItem'], kinds: ['PHOTO'] },
      { actions: ['DeleteItem'], kinds: ['SOCKET', 'TOPIC'] },
    ],
    photos: [{ actions: ['GetObject'], under: 'photos' }],
    reachSockets: true,
  },
} as const satisfies Record<string, Grants>
