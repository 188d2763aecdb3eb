/**
 * Whom a press would tell, read while the phone counts down and handed to it, sealed, for the few seconds until it is sent: what
 * somebody waits for is then one transaction and the frame. Who comes on duty in between hears of it at the next step, as if they had
 * come then.
 */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { alertPlace } from '../../shared/alerts/alert.ts'
import { alertLevels, escalation } from '../../shared/alerts/escalation.ts'
import { alertKinds } from '../../shared/alerts/kinds.ts'
import { householdCode } from '../../shared/areas/contract.ts'
import { storedPerson } from '../people/actor.ts'
import { pointer } from './pointers.ts'
import { storedTold } from './told.ts'

/** It serves for so long, in milliseconds: the count-down, and a slow network. */
export const SERVES = 15_000

const toTell = z.pick(storedTold, { who: true, name: true, title: true, as: true, level: true })
const prepared = z.object({
  /** Who presses, as they were. */
  by: z.pick(storedPerson, { id: true, version: true, name: true, roles: true }),
  place: alertPlace,
  household: z.optional(householdCode),
  kind: z.optional(z.enum(alertKinds)),
  /** What pointed to their last alert, and to the last at the place; neither is one that this press belongs to. */
  own: z.optional(pointer),
  there: z.optional(pointer),
  whom: z.object({
    policy: escalation,
    reached: z.object({ level: z.enum(alertLevels), people: z.array(toTell), step: z.int() }),
    family: z.array(toTell),
    neighbours: z.array(toTell),
  }),
  /** Where each of them listens. */
  sockets: z.record(z.string(), z.array(z.string())),
})
export type Prepared = z.infer<typeof prepared>

/** What a press says of where and what it is. */
type Said = Partial<Pick<Prepared, 'household' | 'kind'>> & { area?: string | undefined; detail?: string | undefined }

/** What was prepared, if it is for this very press. */
export function preparedFor(content: unknown, { household, area, detail, kind }: Said): Prepared | undefined {
  if (content === undefined) return undefined
  const ready = z.parse(prepared, content)
  const where = ready.household ? household === ready.household : area === ready.place.area
  const says = detail === undefined || detail === ready.place.detail
  return where && says && kind === ready.kind ? ready : undefined
}
