/** A wish that is shown, for the pure tests of what becomes of it and who stands how to it. */
import type { StoredWish } from '../../functions/wishes/store.ts'
import { grid1 } from '../support/district.ts'

export const START = '2026-03-02T01:00:00.000Z'
export const UNTIL = '2026-03-20T15:59:59.999Z'
export const later = (ms: number) => new Date(Date.parse(START) + ms).toISOString()
export const place = { area: grid1, name: '大江园社区第1网格' }

export const shown: StoredWish = {
  card: {
    id: `wsh_${'0'.repeat(26)}`,
    version: 2,
    state: 'shown',
    roundAt: START,
    dueAt: UNTIL,
    late: false,
    changedAt: START,
    title: '一床棉被',
    kind: 'clothing',
    worth: 'to200',
    place,
    until: UNTIL,
    delivery: 'door',
    enteredAt: START,
    reports: 0,
  },
  text: '想要一床厚棉被',
  entries: 2,
  lastHash: 'second',
}
