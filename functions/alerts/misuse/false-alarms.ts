import { REMEMBERED } from '../../../shared/alerts/misuse.ts'
import { makeId } from '../../../shared/ids.ts'
import type { Table } from '../../platform/dynamo.ts'
import { ownerIndex, parseCard } from '../store.ts'

/** Alerts of one person that are looked at: more in ninety days would be one each day. */
const MOST = 100

/** Behind every id. */
const LAST = 'alr_~'

/** When the alerts that somebody raised of late were found to be false; one query, whatever else they ever raised. */
export async function falseAlarmsOf(table: Table, person: string, now: number): Promise<string[]> {
  const first = makeId('alr', Math.max(0, now - 2 * REMEMBERED), (bytes) => new Uint8Array(bytes))
  const { items } = await table.query({
    index: 'byOwner',
    pk: { name: 'owner', value: ownerIndex(person) },
    sk: { name: 'ownerAt', between: [first, LAST] },
    ascending: false,
    limit: MOST,
  })
  return items.map(parseCard).flatMap(({ state, endedAt }) => (state === 'falseAlarm' && endedAt ? [endedAt] : []))
}
