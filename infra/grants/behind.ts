/** The functions that no HTTP request starts. */
import { type Grants, READ_BY_KEY } from './right.ts'

export const behindGrants = {
  gateway: {
    reads: { actions: READ_BY_KEY, kinds: ['PERSON', 'SOCKET', 'CHANNEL', 'NOTICE'] },
    writes: [
      { actions: ['PutItem', 'DeleteItem'], kinds: ['SOCKET', 'TOPIC'] },
      // What it asks to listen to.
      { actions: ['UpdateItem'], kinds: ['SOCKET'] },
      // Whoever listens must still be who they were when it was found out to what.
      { actions: ['ConditionCheckItem'], kinds: ['PERSON'] },
    ],
  },
  relay: {
    reads: { actions: ['GetItem', 'Query'], kinds: ['SOCKET', 'TOPIC', 'ALERT'] },
    writes: [
      { actions: ['DeleteItem'], kinds: ['SOCKET', 'TOPIC'] },
      // That a ring reached somebody.
      { actions: ['UpdateItem'], kinds: ['ALERT'] },
    ],
    stream: true,
    reachSockets: true,
  },
  worker: {
    personalData: true,
    reads: {
      actions: [...READ_BY_KEY, 'Query'],
      // Who is on duty where somebody calls, and what they are called; who serves where nobody is on duty soon.
      kinds: [
        'IMPORT',
        'HOURS',
        'AREA',
        'HOUSEHOLDS',
        'CHANNEL',
        'THREAD',
        'POST',
        'CALL',
        'DUTY',
        'SERVES',
        'GAPS',
        'PERSON',
        'DELIVERY',
        'REACH',
        'SENT',
        'TICKET',
        'HELP',
        'LOAN',
        'WISH',
        'HOLDING',
        'ACTIVITY',
        'INCIDENT',
        'EMERGENCY',
        'ROLL',
        'ALERT',
        'SOCKET',
        'TOPIC',
      ],
    },
    // What is open where an area is switched to 急.
    indexes: ['byCommunity', 'byStreet', 'byDistrict'],
    writes: [
      // That an alert belongs to an incident.
      { actions: ['PutItem'], kinds: ['INCIDENT'] },
      { actions: ['UpdateItem', 'BatchWriteItem'], kinds: ['IMPORT'] },
      { actions: ['BatchWriteItem', 'UpdateItem'], kinds: ['HOUSEHOLDS'] },
      { actions: ['BatchWriteItem'], kinds: ['WORD'] },
      { actions: ['PutItem', 'UpdateItem'], kinds: ['CHANNEL', 'THREAD', 'CALL'] },
      // A call is opened where its post is.
      { actions: ['ConditionCheckItem'], kinds: ['POST'] },
      { actions: ['PutItem', 'UpdateItem'], kinds: ['AREA'] },
      { actions: ['PutItem'], kinds: ['CHANGES', 'NAMES'] },
      // A notice is delivered: how far that is, which households it reached, who was sent a message and with which credit,
      // and where nobody has any left.
      { actions: ['PutItem', 'UpdateItem', 'ConditionCheckItem'], kinds: ['DELIVERY'] },
      { actions: ['PutItem', 'UpdateItem'], kinds: ['REACH'] },
      { actions: ['UpdateItem'], kinds: ['PERSON'] },
      // The contacts of who raised an alert are to be told.
      { actions: ['PutItem'], kinds: ['ALERT'] },
      // A message about a case: that it is sent.
      { actions: ['PutItem', 'UpdateItem'], kinds: ['SENT'] },
      // Hours moved, and rankings with them, of who still stands there.
      { actions: ['PutItem', 'DeleteItem'], kinds: ['RANKING'] },
      { actions: ['ConditionCheckItem'], kinds: ['HOURS'] },
      { actions: ['DeleteItem'], kinds: ['SOCKET', 'TOPIC'] },
    ],
    photos: [{ actions: ['GetObject', 'DeleteObject'], under: 'imports' }],
    photosListed: true,
    stream: true,
    reachSockets: true,
  },
  escalation: {
    reads: {
      actions: [...READ_BY_KEY, 'Query'],
      kinds: ['PERSON', 'AREA', 'ALERT', 'DUTY', 'SERVES', 'SOCKET', 'TOPIC'],
    },
    indexes: ['byDue', 'byDistrict'],
    writes: [
      { actions: ['PutItem', 'UpdateItem'], kinds: ['ALERT'] },
      // Where the person was is forgotten.
      { actions: ['DeleteItem'], kinds: ['ALERT'] },
      { actions: ['DeleteItem'], kinds: ['SOCKET', 'TOPIC'] },
    ],
    reachSockets: true,
  },
  ways: {
    // Phones are opened when they are called.
    personalData: true,
    reads: { actions: [...READ_BY_KEY, 'Query'], kinds: ['ALERT', 'PERSON', 'SENT'] },
    indexes: ['byDue'],
    writes: [
      // What became of a way; a message, and the credit that it takes.
      { actions: ['UpdateItem'], kinds: ['ALERT', 'PERSON'] },
      { actions: ['PutItem', 'UpdateItem'], kinds: ['SENT'] },
    ],
  },
  watchdog: {
    reads: {
      actions: [...READ_BY_KEY, 'Query'],
      kinds: ['PERSON', 'AREA', 'ALERT', 'DUTY', 'SERVES', 'SOCKET', 'TOPIC'],
    },
    indexes: ['byDistrict'],
    writes: [
      { actions: ['PutItem', 'UpdateItem'], kinds: ['ALERT'] },
      { actions: ['DeleteItem'], kinds: ['SOCKET', 'TOPIC'] },
    ],
    reachSockets: true,
  },
  sweep: {
    reads: {
      actions: [...READ_BY_KEY, 'Query'],
      kinds: [
        'ALERT',
        'ALERTING',
        'AREA',
        'AREAJOB',
        'CALL',
        'CHANNEL',
        'CHECK',
        'DELIVERY',
        'DEVICE',
        'AUDIT',
        'DUTY',
        'FILE',
        'GAPROUND',
        'GAPS',
        'GROUPS',
        'HELP',
        'LOAN',
        'HELPER',
        'READY',
        'VETTED',
        'THING',
        'HOUSEHOLD',
        'HOUSEHOLDS',
        'HOURS',
        'IMPORT',
        'INCIDENT',
        'JOIN',
        'LEFT',
        'LIMIT',
        'NOTICE',
        'PERSON',
        'PHOTO',
        'POINT',
        'POST',
        'REQUEST',
        'SENT',
        'SERVES',
        'SHORTENING',
        'SKILLED',
        'SWAPS',
        // Hours that an activity brought.
        'MOVED',
        'TEAM',
        'ACTIVITY',
        'THREAD',
        'TICKET',
        'VOICE',
        'WISH',
        'HOLDING',
        'SERVICEPOST',
      ],
    },
    // What a building lends is found on its shelf; what is asked from its homes anywhere in the community.
    indexes: ['byDue', 'byGrid', 'byCommunity', 'byOwner', 'byPublic'],
    writes: [
      // A policy has room for so much: what is done alike stands together.
      {
        actions: ['PutItem', 'UpdateItem'],
        kinds: [
          'TICKET',
          'JOIN',
          'REQUEST',
          // A post is checked at last, and takes its place; what was said in a building follows it.
          'POST',
          'CHANNEL',
          'THREAD',
          'CALL',
          // A wish was not claimed, fulfilled or confirmed in time; a term is over, a seat free.
          'WISH',
          'HOLDING',
          'SERVICEPOST',
          // A request for help ends, repeats, is paid; a loan is late.
          'HELP',
          'LOAN',
          'VETTED',
          // Buildings that come to another grid take along what they lend, and who stands ready.
          'THING',
          'READY',
          // A notice begins and ends.
          'NOTICE',
          'NOTICES',
          'DELIVERY',
          // A device is silent; an alarm of it that was held is raised. A point was not inspected.
          'DEVICE',
          'POINT',
          'ALERT',
          // An activity reminds, begins and ends; its hours are booked, and a place goes to who waits.
          'ACTIVITY',
          'TEAM',
          'HOURS',
          'MOVED',
          'HOURSUM',
        ],
      },
      {
        actions: ['UpdateItem'],
        kinds: [
          // Buildings that come to another grid take along who lives and serves there.
          'AREA',
          'AREAJOB',
          'GROUPS',
          'IMPORT',
          // Who opened it has left.
          'INCIDENT',
          'PERSON',
          'CHECK',
          'CHANNELS',
          // A message that was put aside is to be sent.
          'SENT',
          'HELPERS',
          'HELPER',
          'HOURS',
        ],
      },
      // Who moderates is reminded of what waits, once an hour.
      { actions: ['PutItem'], kinds: ['ALERTING', 'PERSON', 'SENT', 'LIMIT'] },
      { actions: ['PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'], kinds: ['HOUSEHOLD', 'HOUSEHOLDS'] },
      // Staff are warned of hours in which nobody is on duty.
      { actions: ['PutItem', 'DeleteItem'], kinds: ['SERVES', 'LINKED', 'GAPROUND'] },
      { actions: ['PutItem', 'UpdateItem', 'DeleteItem'], kinds: ['GAPS'] },
      {
        actions: ['DeleteItem'],
        kinds: [
          'AREAJOBS',
          'CHANNEL',
          // Who leaves is erased.
          'ALERT',
          'SKILLED',
          'HOURS',
          'RANKING',
          'CERTIFICATE',
          'CERTIFIED',
          'PERSON',
          'OPENID',
          'JOIN',
          'DUTY',
          'SWAPS',
          'POST',
          'WISH',
          'SERVICEPOST',
          'HELP',
          'READY',
          'HELPER',
          'HELPERS',
          'THING',
          'LOAN',
          'LEFT',
          'TEAM',
          'ACTIVITY',
          'CALENDAR',
        ],
      },
      // A call that is opened as its building moves is waited for.
      { actions: ['ConditionCheckItem'], kinds: ['AREA', 'CALL'] },
      { actions: ['UpdateItem', 'DeleteItem'], kinds: ['PHOTO', 'FILE', 'VOICE'] },
    ],
    // What nobody attached is deleted; the check of a photo is given a URL, signed with the right to get it.
    photos: [
      { actions: ['DeleteObject'], under: 'inbox' },
      { actions: ['GetObject', 'DeleteObject'], under: 'photos' },
      { actions: ['DeleteObject'], under: 'files' },
      { actions: ['DeleteObject'], under: 'voices' },
    ],
  },
} as const satisfies Record<string, Grants>
