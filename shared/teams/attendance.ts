/** Attendance (签到): who was there from when to when, and how many minutes that makes. Pure. */
import '../zod.ts'
import * as z from 'zod/mini'
import { MINUTE } from '../lifecycle.ts'
import { personId } from '../people/person.ts'
import { moment } from '../zod.ts'

export const signUpStates = ['joined', 'waiting', 'cancelled'] as const
export type SignUpState = (typeof signUpStates)[number]
export const signUpWords: Record<SignUpState, string> = { joined: '已报名', waiting: '候补', cancelled: '已退出' }

/** How somebody came to be there: by a code on the spot, or by the word of who runs it. */
export const attendedBy = ['code', 'runner'] as const

export const attended = {
  inAt: z.optional(moment()),
  outAt: z.optional(moment()),
  by: z.optional(z.enum(attendedBy)),
}

/** One who signed up, as the lead and the staff see them. `walkIn`: came without having signed up. */
export const attendant = z.object({
  person: personId,
  name: z.string(),
  state: z.enum(signUpStates),
  at: moment(),
  ...attended,
  walkIn: z.optional(z.boolean()),
  /** When the activity has ended: who did not check out was there until then. */
  minutes: z.optional(z.int()),
})
export type Attendant = z.infer<typeof attendant>

/**
 * Whole minutes from in to out, as far as the activity went on; none for who was not there. Coming before it begins brings nothing; who
 * did not check out stayed until it ended.
 */
export function minutesOf(
  { inAt, outAt }: { inAt?: string | undefined; outAt?: string | undefined },
  { beginsAt, endedAt }: { beginsAt: string; endedAt: string },
): number {
  if (!inAt) return 0
  const from = Math.max(Date.parse(inAt), Date.parse(beginsAt))
  const to = Math.min(Date.parse(outAt ?? endedAt), Date.parse(endedAt))
  return Math.max(0, Math.floor((to - from) / MINUTE))
}
