/**
 * Who was told of an alert: a row each, written in the transaction that raises it or takes it a level up, so that whoever
 * was to be told is told, whatever breaks off in between: by the function itself at once, and by the worker after it.
 */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { alertTold } from '../../shared/alerts/alert.ts'
import { alertLevels } from '../../shared/alerts/escalation.ts'
import { DAY } from '../../shared/lifecycle.ts'
import { epochSeconds } from '../platform/clock.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import { exists, isNew } from '../platform/expressions.ts'
import { queryAll } from '../platform/query-all.ts'
import { type Key, keys } from '../platform/table.ts'

/** As long as who did what is. */
const KEPT = 400 * DAY

export const storedTold = z.extend(alertTold, {
  alert: z.string(),
  /** A person's id; of a contact `contact-1`. */
  who: z.string(),
  level: z.optional(z.enum(alertLevels)),
  /** How often it rang for them; each time anew over every way. */
  rung: z.int(),
  /** The ring that last reached a socket of theirs. */
  pushed: z.optional(z.int()),
  drill: z.boolean(),
})
export type StoredTold = z.infer<typeof storedTold>

export const parseTold = (item: Item | undefined): StoredTold | undefined => item && z.parse(storedTold, item)

/** Somebody who is to be told. */
export type ToTell = Pick<StoredTold, 'who' | 'name' | 'title' | 'as' | 'level'>

export const toldItem = (told: StoredTold): Item & Key => ({
  ...keys.told(told.alert, told.who),
  ...told,
  expiresAt: epochSeconds(Date.parse(told.at) + KEPT),
})

/** The writes that have these told: a new row, or one ring more for whoever has one. `now`: ISO 8601. */
export const tellWrites = (
  { alert, drill }: Pick<StoredTold, 'alert' | 'drill'>,
  people: readonly ToTell[],
  known: ReadonlyMap<string, StoredTold>,
  now: string,
): Write[] =>
  people.map((each) => {
    const before = known.get(each.who)
    return before
      ? { update: keys.told(alert, each.who), changes: { set: { at: now }, add: { rung: 1 } }, when: exists }
      : { put: toldItem({ ...each, alert, drill, at: now, rung: 1, ways: {} }), when: isNew }
  })

/** All that were told of an alert, by who they are. */
export async function toldOf(table: Table, alert: string): Promise<Map<string, StoredTold>> {
  const items = await queryAll(table, {
    pk: { name: 'pk', value: keys.alert(alert).pk },
    sk: { name: 'sk', beginsWith: 'TOLD#' },
    ascending: true,
    consistent: true,
  })
  return new Map(items.map((item) => z.parse(storedTold, item)).map((told) => [told.who, told]))
}
