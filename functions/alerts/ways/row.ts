/** That somebody was told, with what was tried to tell them: what is begun stands in the row before anything is sent. */
import '../../../shared/zod.ts'
import * as z from 'zod/mini'
import type { WayState } from '../../../shared/alerts/alert.ts'
import { isoTime } from '../../platform/clock.ts'
import type { Item, Write } from '../../platform/dynamo.ts'
import { exists } from '../../platform/expressions.ts'
import { keys, wayKeys } from '../../platform/table.ts'
import { storedTold } from '../told.ts'
import { type Attempt, type Doing, outsideWays } from './policy.ts'

const attempt = z.object({ ring: z.int(), times: z.int(), tries: z.int(), again: z.optional(z.string()) })

const storedRow = z.extend(storedTold, {
  /** When it is to be looked at again. */
  dueAt: z.optional(z.string()),
  message: z.optional(attempt),
  sms: z.optional(attempt),
  voice: z.optional(attempt),
  over: z.optional(attempt),
})
export type StoredRow = z.infer<typeof storedRow>

export const parseRow = (item: Item | undefined): StoredRow | undefined => item && z.parse(storedRow, item)

/** What became of a way, or that nothing did. */
export type Became = Partial<Record<Doing, { attempt: Attempt; state?: WayState | undefined }>>

/**
 * Changes what stands in the row of a way or more, and when it is looked at again (milliseconds; never without). Only as long as
 * nobody else has taken it up and it has not rung anew.
 */
export function rowWrite(row: StoredRow, became: Became, next: number | undefined): Write {
  const { alert, who, rung, dueAt } = row
  const due = next === undefined ? { due: undefined, dueAt: undefined } : wayKeys(alert, isoTime(next))
  return {
    update: keys.told(alert, who),
    changes: { set: { ...attemptsOf(became), ...statesOf(became), ...due } },
    when: { expression: 'rung = :rung AND dueAt = :due', values: { ':rung': rung, ':due': dueAt ?? '' } },
  }
}

/** What became of it, and nothing else: somebody has the row in hand already, or it rang anew. */
export const statesWrite = ({ alert, who }: StoredRow, became: Became): Write => ({
  update: keys.told(alert, who),
  changes: { set: statesOf(became) },
  when: exists,
})

const attemptsOf = (became: Became) =>
  Object.fromEntries(Object.entries(became).map(([way, { attempt }]) => [way, attempt]))
/** That it is over is no way of telling of it: how that went stands nowhere. */
const statesOf = (became: Became) =>
  Object.fromEntries(outsideWays.flatMap((way) => (became[way] ? [[`ways.${way}`, became[way].state]] : [])))
