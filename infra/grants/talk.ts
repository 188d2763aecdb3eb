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
    reads: { actions: READ_BY_KEY, kinds: ['PERSON', 'NOTICE', 'NOTICES', 'DELIVERY', 'REACH', 'SENT'] },
  },
  messages: {
    reads: { actions: READ_BY_KEY, kinds: ['PERSON'] },
  },
  warnings: {
    reads: { actions: READ_BY_KEY, kinds: ['PERSON', 'WARNING'] },
  },
} as const satisfies Record<string, Grants>
