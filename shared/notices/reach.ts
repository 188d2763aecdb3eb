/** How far a notice or a warning got, household by household. */
import '../zod.ts'
import * as z from 'zod/mini'
import { levels } from '../areas/code.ts'
import { areaCode, householdCode } from '../areas/contract.ts'
import { moment } from '../zod.ts'

/** What can be known of a household and what it was told: a socket or a message was delivered, it was opened, confirmed, or told at the door. */
export const reachMarks = ['socket', 'message', 'opened', 'confirmed', 'ticked'] as const
export type ReachMark = (typeof reachMarks)[number]

/**
 * Households that something goes to, counted by how they can be told of it: `joined`, that anybody verified belongs to, read
 * it in the app; of these `pushable` can be sent a WeChat message besides. The others can be told at their doors alone.
 */
export const audience = z.object({ households: z.int(), joined: z.int(), pushable: z.int() })
export type Audience = z.infer<typeof audience>

/**
 * Households, counted. `reached`: with any of the marks; `settled`: who confirmed, or was told at the door.
 * `targeted`: those in the roster; `joined`: those that anybody verified belongs to; `unreachable`: the others, whom the app can't tell
 * at all. So not reached are `targeted - reached`.
 */
export const reachCounts = z.object({
  targeted: z.int(),
  joined: z.int(),
  unreachable: z.int(),
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
