/** What a move adds to the course of an alert: which of its steps nobody answered. Pure. */
import { type Course, MISSES_MAX, type Miss } from '../../shared/alerts/course.ts'
import type { AlertLevel, Escalation } from '../../shared/alerts/escalation.ts'
import { ancestorAt } from '../../shared/areas/code.ts'

interface Going {
  policy: Escalation
  course: Course
  area: string
  /** Misses of an earlier round are none of this one. */
  roundAt: string
}

/** The levels of these steps that the place lies in: what is somewhere in a community has no grid that could be empty. */
const levelsOf = ({ policy, area }: Going, from: number, to: number): AlertLevel[] =>
  policy.steps.slice(from, to).flatMap(({ level }) => (ancestorAt(area, level) ? [level] : []))

const inRound = ({ course, roundAt }: Going, level: AlertLevel): boolean =>
  course.misses.some((miss) => miss.level === level && miss.at >= roundAt && miss.why !== 'late' && miss.why !== 'left')

const withMisses = (course: Course, misses: readonly Miss[]): Course =>
  misses.length ? { ...course, misses: [...course.misses, ...misses].slice(0, MISSES_MAX) } : course

/** Steps `from` up to before `to` were told, and of them only these levels have anybody. */
export function toldSteps(going: Going, from: number, to: number, told: readonly AlertLevel[], at: string): Course {
  const empty = levelsOf(going, from, to).filter((level) => !told.includes(level) && !inRound(going, level))
  return withMisses(
    going.course,
    empty.map((level) => ({ at, level, why: 'empty' })),
  )
}

/** Whoever was told up to before this step has not answered; each level once a round, however often the top is told again. */
export function unanswered(going: Going, step: number, at: string): Course {
  const silent = levelsOf(going, 0, step).filter((level) => !inRound(going, level))
  return withMisses(
    going.course,
    silent.map((level) => ({ at, level, why: 'unanswered' })),
  )
}

/** These had said that they go, and don't. */
export const lostGoing = (course: Course, why: 'late' | 'left', level: AlertLevel, who: string[], at: string): Course =>
  withMisses(course, [{ at, level, why, who }])
