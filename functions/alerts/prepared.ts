/**
 * Whom a press would tell, read while the phone counts down and kept for the few seconds until it is sent: what somebody waits for is then
 * one read, one transaction and the frame. Who comes on duty in between hears of it at the next step, as if they had come then.
 */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { alertLevels, escalation } from '../../shared/alerts/escalation.ts'
import { alertKinds } from '../../shared/alerts/kinds.ts'
import { areaCode, householdCode } from '../../shared/areas/contract.ts'
import { moment } from '../../shared/zod.ts'
import { epochSeconds, isoTime } from '../platform/clock.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { storedTold } from './told.ts'

/** It serves for so long, in milliseconds: the count-down, and a slow network. */
const SERVES = 15_000

const toTell = z.pick(storedTold, { who: true, name: true, title: true, as: true, level: true })
const storedPrepared = z.object({
  at: moment(),
  area: areaCode,
  household: z.optional(householdCode),
  kind: z.optional(z.enum(alertKinds)),
  whom: z.object({
    policy: escalation,
    reached: z.object({ level: z.enum(alertLevels), people: z.array(toTell), step: z.int() }),
    family: z.array(toTell),
    neighbours: z.array(toTell),
  }),
  /** Where each of them listens. */
  sockets: z.record(z.string(), z.array(z.string())),
})
type StoredPrepared = z.infer<typeof storedPrepared>

/** What it was prepared for. */
export type PreparedFor = Pick<StoredPrepared, 'area' | 'household' | 'kind'>

export type Prepared = Pick<StoredPrepared, 'whom' | 'sockets'>

export const prepare = (person: string, of: PreparedFor, ready: Prepared, now: number): Write => {
  const prepared: StoredPrepared = { at: isoTime(now), ...of, ...ready }
  return { put: { ...keys.prepared(person), ...prepared, expiresAt: epochSeconds(now + SERVES) + 1 } }
}

/** What was prepared, if it is for this very press and not too old. */
export function preparedFor(item: Item | undefined, of: PreparedFor, now: number): Prepared | undefined {
  if (!item) return undefined
  const { at, area, household, kind, whom, sockets } = z.parse(storedPrepared, item)
  const fits = area === of.area && household === of.household && kind === of.kind
  return fits && Math.abs(now - Date.parse(at)) < SERVES ? { whom, sockets } : undefined
}
