/** Who one is here, and where one lives. */
import { type Grants, READ_BY_KEY } from './right.ts'

export const peopleGrants = {
  people: {
    reads: { actions: [...READ_BY_KEY, 'Query'], kinds: ['PERSON', 'OPENID', 'LOGIN'] },
    writes: [
      { actions: ['PutItem', 'UpdateItem', 'DeleteItem'], kinds: ['PERSON', 'LOGIN'] },
      { actions: ['PutItem'], kinds: ['OPENID'] },
      { actions: ['PutItem', 'UpdateItem'], kinds: ['LIMIT'] },
    ],
  },
  privacy: {
    personalData: true,
    // A copy of one's data is read wherever it lies.
    reads: {
      actions: [...READ_BY_KEY, 'Query'],
      kinds: [
        'PERSON',
        'REQUEST',
        'TICKET',
        'ALERT',
        'SKILLED',
        'DEVICE',
        'HELP',
        'THING',
        'LOAN',
        'WISH',
        'HOLDING',
        'TEAM',
        'ACTIVITY',
        'HOURS',
        'CERTIFICATE',
        'POST',
        'CALL',
        'INCIDENT',
        'CHANNELS',
        'JOIN',
        'HOUSEHOLD',
        'HOUSEHOLDS',
        'DUTY',
        'AREA',
        'SERVES',
        'AUDIT',
        'IDEMPOTENCY',
      ],
    },
    indexes: ['byOwner', 'byGrid', 'byCommunity', 'byStreet', 'byDistrict'],
    writes: [
      { actions: ['PutItem', 'UpdateItem', 'DeleteItem'], kinds: ['PERSON'] },
      // Whom an administrator who leaves leaves behind must still be one then.
      { actions: ['ConditionCheckItem'], kinds: ['PERSON'] },
      { actions: ['PutItem', 'UpdateItem'], kinds: ['REQUEST'] },
      // A child goes with the consent of the guardian: as who leaves a household does.
      { actions: ['PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'], kinds: ['HOUSEHOLDS', 'HOUSEHOLD'] },
      { actions: ['PutItem', 'UpdateItem'], kinds: ['JOIN'] },
      { actions: ['UpdateItem', 'ConditionCheckItem'], kinds: ['AREA'] },
      { actions: ['DeleteItem'], kinds: ['SKILLED'] },
      { actions: ['PutItem'], kinds: ['LEFT'] },
      { actions: ['PutItem'], kinds: ['AUDIT', 'IDEMPOTENCY'] },
    ],
  },
  care: {
    personalData: true,
    // Whose notes they are that an open alert concerns; who serves where somebody lives, and could care.
    reads: { actions: [...READ_BY_KEY, 'Query'], kinds: ['PERSON', 'HOUSEHOLD', 'SERVES', 'ALERT', 'AUDIT'] },
    indexes: ['byGrid', 'byCommunity', 'byStreet', 'byDistrict'],
    writes: [
      // Whoever keeps something must still agree to it when it is kept.
      { actions: ['PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'], kinds: ['PERSON'] },
      { actions: ['PutItem'], kinds: ['AUDIT'] },
    ],
  },
  households: {
    personalData: true,
    reads: {
      actions: [...READ_BY_KEY, 'Query'],
      kinds: ['PERSON', 'AREA', 'HOUSEHOLDS', 'HOUSEHOLD', 'INVITATION', 'JOIN', 'LIMIT', 'AUDIT', 'IDEMPOTENCY'],
    },
    indexes: ['byOwner', 'byGrid', 'byCommunity', 'byStreet', 'byDistrict'],
    writes: [
      { actions: ['PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'], kinds: ['HOUSEHOLDS', 'HOUSEHOLD'] },
      // What was offered to the neighbours of a building ends with living there.
      { actions: ['DeleteItem'], kinds: ['SKILLED'] },
      { actions: ['PutItem'], kinds: ['LEFT'] },
      { actions: ['PutItem', 'UpdateItem'], kinds: ['JOIN', 'INVITATION', 'LIMIT'] },
      // Homes, looks, a word of consent; a dependant's row goes with what is kept for their care.
      { actions: ['PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'], kinds: ['PERSON'] },
      // The counts of a building, and that it is open.
      { actions: ['UpdateItem', 'ConditionCheckItem'], kinds: ['AREA'] },
      { actions: ['PutItem'], kinds: ['AUDIT', 'IDEMPOTENCY'] },
    ],
  },
} as const satisfies Record<string, Grants>
