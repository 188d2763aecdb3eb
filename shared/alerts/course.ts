/** How the answering of an alert went: when somebody first stood there, and which steps nobody answered. For staff. */
import '../zod.ts'
import * as z from 'zod/mini'
import { personId } from '../people/person.ts'
import { moment } from '../zod.ts'
import { alertLevels } from './escalation.ts'

/**
 * Why a step failed: nobody told at the level said in time that they go; there was nobody to tell at it (`empty`); who went was
 * not there in time (`late`), or served there no more (`left`).
 */
export const missWhys = ['unanswered', 'empty', 'late', 'left'] as const
export type MissWhy = (typeof missWhys)[number]

export const missWhyWords: Record<MissWhy, string> = {
  unanswered: '通知了，没有人应答',
  empty: '这一级没有人可通知',
  late: '说了要去，没有按时到',
  left: '赶去的人不再当班',
}

/** A step that failed. `who`: those who had said that they go. */
export const miss = z.object({
  at: moment(),
  level: z.enum(alertLevels),
  why: z.enum(missWhys),
  who: z.optional(z.array(personId)),
})
export type Miss = z.infer<typeof miss>

/** So many are kept; an alert that fails more often fails in the same ways. */
export const MISSES_MAX = 20

export const course = z.object({ arrivedAt: z.optional(moment()), misses: z.array(miss) })
export type Course = z.infer<typeof course>
