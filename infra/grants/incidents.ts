/** The command wall, incidents and roll calls. */
import { type Grants, READ_BY_KEY } from './right.ts'

export const incidentsGrants = {
  incidents: {
    reads: {
      actions: [...READ_BY_KEY, 'Query'],
      // Who is on duty, and what areas and people are called.
      kinds: ['PERSON', 'AREA', 'DUTY'],
    },
    // Open alerts, and those that ended today.
    indexes: ['byGrid', 'byCommunity', 'byStreet', 'byDistrict'],
  },
} as const satisfies Record<string, Grants>
