/** Tickets and their photos, sockets, the service itself. */
import { type Grants, READ_BY_KEY } from './right.ts'

export const casesGrants = {
  photos: {
    reads: { actions: READ_BY_KEY, kinds: ['PERSON', 'PHOTO', 'FILE', 'VOICE'] },
    writes: [{ actions: ['PutItem', 'UpdateItem'], kinds: ['PHOTO', 'FILE', 'VOICE'] }],
    photos: [
      // Whoever holds the signed form sends by the right of this function to put.
      { actions: ['PutObject', 'GetObject', 'DeleteObject'], under: 'inbox' },
      { actions: ['PutObject'], under: 'photos' },
      { actions: ['PutObject'], under: 'files' },
      { actions: ['PutObject'], under: 'voices' },
    ],
    photosListed: true,
  },
  tickets: {
    reads: {
      actions: [...READ_BY_KEY, 'Query'],
      kinds: ['PERSON', 'AREA', 'PHOTO', 'TICKET', 'CHECK', 'AUDIT', 'IDEMPOTENCY'],
    },
    indexes: ['byOwner', 'byPublic', 'byGrid', 'byCommunity', 'byStreet', 'byDistrict'],
    writes: [
      { actions: ['PutItem', 'UpdateItem', 'DeleteItem'], kinds: ['TICKET'] },
      { actions: ['PutItem'], kinds: ['AUDIT', 'IDEMPOTENCY'] },
      { actions: ['UpdateItem'], kinds: ['PHOTO', 'CHECK'] },
      // A staff look at a person's data is logged with that person.
      { actions: ['PutItem'], kinds: ['PERSON'] },
    ],
    // The URLs that open photos are signed with the right of this function to get.
    photos: [{ actions: ['GetObject'], under: 'photos' }],
  },
  alerts: {
    // The phones of those who can be called.
    personalData: true,
    reads: {
      actions: [...READ_BY_KEY, 'Query'],
      // Who is told: on duty, serving, living there, offering help; and by which socket.
      kinds: [
        'PERSON',
        'AREA',
        'ALERT',
        'ALERTING',
        'DUTY',
        'SERVES',
        'HOUSEHOLD',
        'SKILLED',
        'SHORTENING',
        // What is going on where an alert turns out to be.
        'EMERGENCY',
        'INCIDENT',
        'SOCKET',
        'TOPIC',
        'PHOTO',
        'VOICE',
        'AUDIT',
        'IDEMPOTENCY',
      ],
    },
    indexes: ['byOwner', 'byGrid', 'byCommunity', 'byStreet', 'byDistrict'],
    writes: [
      { actions: ['PutItem', 'UpdateItem'], kinds: ['ALERT'] },
      { actions: ['PutItem', 'DeleteItem'], kinds: ['ALERTING', 'SKILLED'] },
      // An area is told sooner than the standard says; an alert that turns out to be there joins an incident.
      { actions: ['PutItem'], kinds: ['SHORTENING', 'INCIDENT'] },
      // That one of a person's is open; that staff looked at it.
      { actions: ['PutItem', 'DeleteItem'], kinds: ['PERSON'] },
      // Skills are offered by who they are still; where somebody is, is kept while their alert is open.
      { actions: ['ConditionCheckItem'], kinds: ['PERSON', 'ALERT'] },
      { actions: ['PutItem'], kinds: ['AUDIT', 'IDEMPOTENCY'] },
      { actions: ['UpdateItem'], kinds: ['PHOTO', 'VOICE'] },
      { actions: ['DeleteItem'], kinds: ['SOCKET', 'TOPIC'] },
    ],
    photos: [
      { actions: ['GetObject'], under: 'photos' },
      { actions: ['GetObject'], under: 'voices' },
    ],
    reachSockets: true,
  },
  sockets: {
    reads: { actions: READ_BY_KEY, kinds: ['PERSON'] },
  },
  service: {
    reads: { actions: ['GetItem'], kinds: ['AREA'] },
  },
} as const satisfies Record<string, Grants>
