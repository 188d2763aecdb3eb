/** What neighbours say, and what they are told. */
import { type Grants, READ_BY_KEY } from './right.ts'

export const talkGrants = {
  channels: {
    reads: {
      actions: [...READ_BY_KEY, 'Query'],
      kinds: [
        'PERSON',
        'AREA',
        'PHOTO',
        'CHANNEL',
        'CHANNELS',
        'THREAD',
        'POST',
        'CALL',
        'WORD',
        'LINKED',
        // What a post is about, as its reader may see it.
        'TICKET',
        'NOTICE',
        'HELP',
        'CHECK',
        // Who may decide about an appeal; who is called, by duty.
        'SERVES',
        'DUTY',
        // Who joined in a building, to be mentioned.
        'HOUSEHOLDS',
        'LIMIT',
        'AUDIT',
        'IDEMPOTENCY',
      ],
    },
    indexes: ['byOwner', 'byGrid', 'byCommunity', 'byStreet', 'byDistrict'],
    writes: [
      // What one reads, joined and muted.
      { actions: ['PutItem', 'UpdateItem'], kinds: ['PERSON'] },
      { actions: ['PutItem', 'UpdateItem'], kinds: ['CALL', 'CHANNELS'] },
      // A reply rests on what it answers, a pin on what is pinned.
      { actions: ['PutItem', 'UpdateItem', 'ConditionCheckItem'], kinds: ['POST'] },
      { actions: ['PutItem', 'UpdateItem'], kinds: ['CHANNEL', 'THREAD', 'LIMIT'] },
      { actions: ['UpdateItem'], kinds: ['CHECK', 'PHOTO'] },
      // A ticket that is made of a post.
      { actions: ['PutItem'], kinds: ['TICKET'] },
      { actions: ['PutItem'], kinds: ['LINKED', 'AUDIT', 'IDEMPOTENCY'] },
    ],
    // The URLs that open photos are signed with the right of this function to get.
    photos: [{ actions: ['GetObject'], under: 'photos' }],
  },
  moderation: {
    reads: {
      actions: [...READ_BY_KEY, 'Query'],
      kinds: [
        'PERSON',
        // The districts of a city, whose queues are read.
        'AREA',
        'POST',
        'CHANNEL',
        'THREAD',
        'CHECK',
        'TICKET',
        'WISH',
        'HELP',
        'LOAN',
        'LIMIT',
        'AUDIT',
        'IDEMPOTENCY',
      ],
    },
    indexes: ['byOwner', 'byGrid', 'byCommunity', 'byStreet', 'byDistrict'],
    writes: [
      // A decision, a report, the result of a check: the post, its place, what readers see.
      { actions: ['PutItem', 'UpdateItem'], kinds: ['POST', 'CHANNEL', 'THREAD', 'LIMIT'] },
      { actions: ['UpdateItem'], kinds: ['CHECK', 'TICKET', 'WISH', 'HELP', 'THING', 'LOAN'] },
      // Who blocks the other takes back their offer, or ends what was asked for and not answered.
      { actions: ['PutItem', 'DeleteItem'], kinds: ['HELP'] },
      { actions: ['PutItem'], kinds: ['LOAN'] },
      // A look at who wrote it is kept with them; whom one blocked, with oneself.
      { actions: ['PutItem', 'UpdateItem'], kinds: ['PERSON'] },
      { actions: ['PutItem'], kinds: ['AUDIT', 'IDEMPOTENCY'] },
    ],
    // The URLs that open photos are signed with the right of this function to get.
    photos: [{ actions: ['GetObject'], under: 'photos' }],
  },
  notices: {
    reads: {
      actions: [...READ_BY_KEY, 'Query'],
      kinds: [
        'PERSON',
        'AREA',
        'HOUSEHOLDS',
        'PHOTO',
        'FILE',
        'NOTICE',
        'NOTICES',
        // How far a warning got is told as of a notice.
        'WARNING',
        'DELIVERY',
        'REACH',
        'INCIDENT',
        'AUDIT',
        'IDEMPOTENCY',
      ],
    },
    indexes: ['byGrid', 'byCommunity', 'byStreet', 'byDistrict'],
    writes: [
      // That it goes out from an incident.
      { actions: ['PutItem'], kinds: ['INCIDENT'] },
      { actions: ['PutItem', 'UpdateItem'], kinds: ['NOTICE', 'DELIVERY', 'REACH'] },
      { actions: ['PutItem'], kinds: ['NOTICES', 'AUDIT', 'IDEMPOTENCY'] },
      // Which notices a person opened; and whoever publishes must still be who they were.
      { actions: ['PutItem', 'ConditionCheckItem'], kinds: ['PERSON'] },
      { actions: ['UpdateItem'], kinds: ['PHOTO', 'FILE'] },
    ],
    // The URLs that open photos and files are signed with the right of this function to get.
    photos: [
      { actions: ['GetObject'], under: 'photos' },
      { actions: ['GetObject'], under: 'files' },
    ],
  },
  messages: {
    reads: { actions: READ_BY_KEY, kinds: ['PERSON', 'HOUSEHOLDS', 'IDEMPOTENCY'] },
    writes: [
      // Credits; and that one who has some again still lives where that is noted.
      { actions: ['PutItem', 'UpdateItem', 'ConditionCheckItem'], kinds: ['PERSON'] },
      { actions: ['UpdateItem'], kinds: ['HOUSEHOLDS', 'AREA'] },
      { actions: ['PutItem'], kinds: ['IDEMPOTENCY'] },
    ],
  },
  warnings: {
    reads: {
      actions: [...READ_BY_KEY, 'Query'],
      kinds: ['PERSON', 'AREA', 'WARNING', 'REACH', 'AUDIT', 'IDEMPOTENCY'],
    },
    // How many households a warning would go to.
    indexes: ['byCommunity', 'byStreet', 'byDistrict'],
    writes: [
      { actions: ['PutItem', 'UpdateItem'], kinds: ['WARNING', 'DELIVERY', 'REACH'] },
      // How often somebody has a document fetched.
      { actions: ['PutItem', 'UpdateItem'], kinds: ['LIMIT'] },
      { actions: ['PutItem'], kinds: ['AUDIT', 'IDEMPOTENCY'] },
      // Whoever relays must still be who they were.
      { actions: ['ConditionCheckItem'], kinds: ['PERSON'] },
    ],
  },
} as const satisfies Record<string, Grants>
