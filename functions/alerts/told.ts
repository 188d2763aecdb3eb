/**
 * Who was told of an alert: a row each, written in the transaction that raises it or takes it a level up, so that whoever
 * was to be told is told, whatever breaks off in between: by the function itself at once, and by the worker after it.
 */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { alertTold } from '../../shared/alerts/alert.ts'
import { type AlertLevel, alertLevels } from '../../shared/alerts/escalation.ts'
import { DAY } from '../../shared/lifecycle.ts'
import { epochSeconds } from '../platform/clock.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import { type Condition, isNew } from '../platform/expressions.ts'
import { queryAll } from '../platform/query-all.ts'
import { type Key, keys, wayKeys } from '../platform/table.ts'
import { toldOwner } from './owned.ts'

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
  /** The sockets that it reached then. */
  pushedTo: z.optional(z.array(z.string())),
  /** The ring after which they last looked. */
  looked: z.optional(z.int()),
  /** Who stands there was asked how it stands: so often since it was raised, in whatever round. */
  asked: z.optional(z.int()),
  /** So often it turned out to be at another place than they were told. */
  moved: z.optional(z.int()),
  /** The ring that said so last. */
  movedRing: z.optional(z.int()),
  drill: z.boolean(),
})
export type StoredTold = z.infer<typeof storedTold>

export const parseTold = (item: Item | undefined): StoredTold | undefined => item && z.parse(storedTold, item)

/** Somebody who is to be told; `says`: more than that it rings, how it stands they are asked, or that it is at another place. */
export type ToTell = Pick<StoredTold, 'who' | 'name' | 'title' | 'as' | 'level' | 'beside'> & {
  says?: 'asked' | 'moved'
}

export const toldItem = (told: StoredTold): Item & Key => ({
  ...keys.told(told.alert, told.who),
  ...told,
  ...waysDue(told),
  // A contact is nobody here.
  ...(told.as === 'contact' ? {} : { owner: toldOwner(told.who), ownerAt: told.alert }),
  expiresAt: epochSeconds(Date.parse(told.at) + KEPT),
})

/** The other ways are due from the ring on (ways/); for a drill nothing goes out. */
const waysDue = ({ alert, drill, at }: Pick<StoredTold, 'alert' | 'drill' | 'at'>) => (drill ? {} : wayKeys(alert, at))

/** Somebody is told: what is written, for whom it rings, and what the alert and its timeline say of it. */
export interface Told {
  writes: Write[]
  ringing: Pick<StoredTold, 'alert' | 'who' | 'rung' | 'drill'>[]
  tells: { fresh: number; rung: number; level: AlertLevel; step: number; levels: AlertLevel[] }
}

/** Has these told: a new row, or one ring more for whoever has one. `now`: ISO 8601. */
export function tell(
  { alert, drill }: Pick<StoredTold, 'alert' | 'drill'>,
  people: readonly ToTell[],
  known: ReadonlyMap<string, StoredTold>,
  { level, step }: { level: AlertLevel; step: number },
  now: string,
): Told {
  const each = people.map((one) => ({ one, before: known.get(one.who) }))
  const writes = each.map(
    ({ one: { says, ...one }, before }): Write =>
      before
        ? {
            update: keys.told(alert, one.who),
            changes: {
              set: {
                at: now,
                rung: before.rung + 1,
                ...(says ? { [says]: (before[says] ?? 0) + 1 } : {}),
                ...(says === 'moved' ? { movedRing: before.rung + 1 } : {}),
                ...waysDue({ alert, drill, at: now }),
              },
            },
            when: atRing(before),
          }
        : {
            put: toldItem({
              ...one,
              ...(says === 'asked' ? { asked: 1 } : {}),
              alert,
              drill,
              at: now,
              rung: 1,
              ways: {},
            }),
            when: isNew,
          },
  )
  const ringing = each.map(({ one, before }) => ({ alert, who: one.who, rung: (before?.rung ?? 0) + 1, drill }))
  const fresh = each.filter(({ before }) => !before).length
  const levels = [...new Set(people.flatMap((one) => one.level ?? []))]
  return { writes, ringing, tells: { fresh, rung: people.length, level, step, levels } }
}

const atRing = ({ rung }: StoredTold): Condition => ({ expression: 'rung = :rung', values: { ':rung': rung } })

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
