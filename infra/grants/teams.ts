/** Volunteer teams and activities. */
import { type Grants, READ_BY_KEY } from './right.ts'

export const teamsGrants = {
  teams: {
    // The secret that check codes are made with.
    personalData: true,
    reads: {
      actions: [...READ_BY_KEY, 'Query'],
      kinds: ['PERSON', 'AREA', 'TEAM', 'ACTIVITY', 'CALENDAR', 'PHOTO', 'LIMIT', 'AUDIT', 'IDEMPOTENCY'],
    },
    indexes: ['byOwner', 'byGrid', 'byCommunity', 'byStreet', 'byDistrict'],
    writes: [
      // Who leaves a team, or waits for a place no longer.
      { actions: ['PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'], kinds: ['TEAM', 'ACTIVITY'] },
      // The link to one's own calendar.
      { actions: ['PutItem', 'UpdateItem', 'DeleteItem'], kinds: ['PERSON', 'CALENDAR'] },
      // Check codes that were tried.
      { actions: ['PutItem', 'UpdateItem'], kinds: ['LIMIT'] },
      { actions: ['UpdateItem'], kinds: ['PHOTO'] },
      { actions: ['PutItem'], kinds: ['AUDIT', 'IDEMPOTENCY'] },
    ],
    // The URLs that open photos are signed with the right of this function to get.
    photos: [{ actions: ['GetObject'], under: 'photos' }],
  },
} as const satisfies Record<string, Grants>
