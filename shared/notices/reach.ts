/** How far a notice got, household by household. */
import '../zod.ts'
import * as z from 'zod/mini'
import { levels } from '../areas/code.ts'
import { areaCode, householdCode } from '../areas/contract.ts'
import { moment } from '../zod.ts'

/** What can be known of a household and a notice: a socket or a message was delivered, it was opened, confirmed, or told at the door. */
export const reachMarks = ['socket', 'message', 'opened', 'confirmed', 'ticked'] as const
export type ReachMark = (typeof reachMarks)[number]

/**
 * Households, counted. `reached`: with any of the marks; `settled`: who confirmed, or was told at the door.
 * `targeted`: those in the roster; `joined`: those that anybody verified belongs to. So not reached are `targeted - reached`,
 * and not reachable by the app at all `targeted - joined`.
 */
export const reachCounts = z.object({
  targeted: z.int(),
  joined: z.int(),
  socket: z.int(),
  message: z.int(),
  opened: z.int(),
  confirmed: z.int(),
  ticked: z.int(),
  reached: z.int(),
  settled: z.int(),
})
export type ReachCounts = z.infer<typeof reachCounts>

export const reachRow = z.extend(reachCounts, { code: areaCode, name: z.string(), level: z.enum(levels) })
export type ReachRow = z.infer<typeof reachRow>

/** A household on the walking list: a door to knock at, and whether that was done. */
export const door = z.object({
  household: householdCode,
  room: z.string(),
  joined: z.boolean(),
  tickedAt: z.optional(moment()),
})
export type Door = z.infer<typeof door>
