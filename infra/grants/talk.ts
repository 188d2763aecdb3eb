/** What neighbours say, and what they are told. */
import { type Grants, READ_BY_KEY } from './right.ts'

export const talkGrants = {
  channels: {
    reads: {
      actions: READ_BY_KEY,
      kinds: ['PERSON', 'CHANNEL', 'CHANNELS', 'THREAD', 'POST', 'CALL', 'WORD', 'CHECK'],
    },
  },
  moderation: {
    reads: { actions: READ_BY_KEY, kinds: ['PERSON'] },
  },
  notices: {
    reads: {
      actions: [...READ_BY_KEY, 'Query'],
      kinds: ['PERSON', 'AREA', 'HOUSEHOLDS', 'PHOTO', 'NOTICE', 'NOTICES', 'REACH', 'AUDIT', 'IDEMPOTENCY'],
    },
    indexes: ['byGrid', 'byCommunity', 'byStreet', 'byDistrict'],
    writes: [
      { actions: ['PutItem', 'UpdateItem'], kinds: ['NOTICE', 'REACH'] },
      { actions: ['PutItem'], kinds: ['NOTICES', 'AUDIT', 'IDEMPOTENCY'] },
      // Which notices a person opened; and whoever publishes must still be who they were.
      { actions: ['PutItem', 'ConditionCheckItem'], kinds: ['PERSON'] },
      { actions: ['UpdateItem'], kinds: ['PHOTO'] },
    ],
    // The URLs that open photos are signed with the right of this function to get.
    photos: [{ actions: ['GetObject'], under: 'photos' }],
  },
  messages: {
    reads: { actions: READ_BY_KEY, kinds: ['PERSON'] },
  },
  warnings: {
    reads: { actions: READ_BY_KEY, kinds: ['PERSON', 'WARNING'] },
  },
} as const satisfies Record<string, Grants>
