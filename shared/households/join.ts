/** Joins as they are sent and shown: a wish to belong to a household, and what came of it. */
import '../zod.ts'
import * as z from 'zod/mini'
import { levelOf } from '../areas/code.ts'
import { areaCode, householdCode } from '../areas/contract.ts'
import { id } from '../ids.ts'
import { relations } from '../people/person.ts'
import { moment, words } from '../zod.ts'
import { ROOM_MAX, UNIT_MAX } from './address.ts'
import { joinMoves, joinParties, joinStates } from './lifecycle.ts'

export const joinId = id('joi')
export const building = areaCode.check(z.refine((value) => levelOf(value) === 'building', '请选择楼栋'))

/** What a list shows of a join, and what moves answer with. */
export const joinCard = z.object({
  id: joinId,
  version: z.int(),
  state: z.enum(joinStates),
  household: householdCode,
  building: areaCode,
  buildingName: z.string(),
  room: z.string(),
  relation: z.enum(relations),
  child: z.boolean(),
  /** Who asks: the name that they gave, or the one that they are known by here. */
  name: z.string(),
  openedAt: moment(),
  changedAt: moment(),
  roundAt: moment(),
  dueAt: z.optional(moment()),
  late: z.boolean(),
  /** Why it was refused or ended, where somebody said so. */
  reason: z.optional(z.string()),
})
export type JoinCard = z.infer<typeof joinCard>

/** What staff see beside a join: phones masked (138****1234). */
export const roomFacts = z.object({
  inRoster: z.boolean(),
  /** Verified members of the household. */
  members: z.int(),
  phones: z.array(z.string()),
})
export type RoomFacts = z.infer<typeof roomFacts>

/** A join in the queue of the staff. */
export const queuedJoin = z.extend(joinCard, { facts: roomFacts })
export type QueuedJoin = z.infer<typeof queuedJoin>

/** One line of a join's history. */
export const joinEntry = z.object({
  seq: z.int(),
  at: moment(),
  move: z.enum(['open', ...joinMoves]),
  by: z.object({ party: z.enum(joinParties), name: z.string() }),
  state: z.enum(joinStates),
  text: z.optional(z.string()),
})

/** A join whole. `note` is for the applicant and staff, `facts` for staff; `parties` says how the viewer stands to it. */
export const join = z.extend(joinCard, {
  note: z.optional(z.string()),
  facts: z.optional(roomFacts),
  timeline: z.array(joinEntry),
  parties: z.array(z.enum(joinParties)),
})
export type Join = z.infer<typeof join>

/** A wish to join. `unit` 0: the building has none. `name` and `note` help whoever verifies; kept sealed. */
export const newJoin = z
  .object({
    building,
    unit: z.int().check(z.gte(0), z.lte(UNIT_MAX)),
    room: z.int().check(z.gte(1), z.lte(ROOM_MAX)),
    relation: z.enum(relations),
    /** Under 14: a guardian of the household must invite or confirm. */
    child: z._default(z.boolean(), false),
    name: z.optional(words(1, 20)),
    note: z.optional(words(0, 100)),
  })
  .check(
    z.refine(({ child, relation }) => !child || relation === 'family', {
      path: ['relation'],
      error: '未满 14 周岁请选“家人”',
    }),
  )
export type NewJoin = z.input<typeof newJoin>

/** What came of one join of a bulk answer. */
export const answered = z.object({
  id: joinId,
  ok: z.boolean(),
  /** The state after it, or why it was not answered, in the code and words of an error. */
  state: z.optional(z.enum(joinStates)),
  error: z.optional(z.object({ code: z.string(), message: z.string() })),
})
export type Answered = z.infer<typeof answered>
