/** Who waits longest gets a place that is left. */
import { takesSignUps } from '../../shared/teams/lifecycle.ts'
import type { Table, Write } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { firstInLine, type StoredSigned, signedWrite, waitsNoMore } from './signed.ts'
import { parsePlaces } from './store.ts'

/** The rows of somebody who moves up. */
export const promoteWrites = (first: StoredSigned): Write[] => [
  signedWrite(first, { ...first, card: { ...first.card, state: 'joined' } }),
  waitsNoMore(first),
]

/** Several may move up at once; whoever is overtaken reads again. */
const TRIES = 2000

/** Gives the places that are left to who waits, in the order of their coming. Broken off anywhere, the rest follows with the next. */
export async function promoteAll({ table }: { table: Table }, activity: string): Promise<void> {
  for (let tried = 0; tried < TRIES; tried++) {
    const places = parsePlaces((await table.read([keys.places(activity)]))[0])
    if (!takesSignUps(places.phase) || places.waiting === 0 || places.taken >= places.places) return
    const first = await firstInLine(table, activity)
    if (!first) continue
    const counted: Write = {
      update: keys.places(activity),
      changes: { set: {}, add: { taken: 1, waiting: -1 } },
      when: {
        expression: 'phase = :phase AND taken < places AND waiting > :none',
        values: { ':phase': places.phase, ':none': 0 },
      },
    }
    await table.write([...promoteWrites(first), counted])
  }
}
