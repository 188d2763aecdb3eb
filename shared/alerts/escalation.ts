/**
 * Escalation: who is told when nobody answers. A policy is frozen into an alert when it is raised, so that no change of
 * settings touches one that is open. Pure.
 */
import '../zod.ts'
import * as z from 'zod/mini'
import type { Level } from '../areas/code.ts'
import type { AlertKind } from './kinds.ts'

export const alertLevels = ['grid', 'community', 'street', 'district'] as const satisfies readonly Level[]
export type AlertLevel = (typeof alertLevels)[number]

/** From the lowest level up; each `after` so many milliseconds from the beginning of the round. */
export const escalation = z.object({
  steps: z.array(z.object({ level: z.enum(alertLevels), after: z.int() })),
  /** The top is told again so often, in milliseconds, for ever. */
  again: z.int(),
})
export type Escalation = z.infer<typeof escalation>

const SECOND = 1000

/** Nobody may wait longer than this: an area may set less, never more. */
const STANDARD: Escalation = {
  steps: [
    { level: 'grid', after: 0 },
    { level: 'community', after: 30 * SECOND },
    { level: 'street', after: 90 * SECOND },
    { level: 'district', after: 180 * SECOND },
  ],
  again: 60 * SECOND,
}

/** A fire doubles while one waits: the community is told with the grid, and the rest sooner. */
const FIRE: Escalation = {
  steps: [
    { level: 'grid', after: 0 },
    { level: 'community', after: 0 },
    { level: 'street', after: 45 * SECOND },
    { level: 'district', after: 90 * SECOND },
  ],
  again: 60 * SECOND,
}

export const escalationOf: Record<AlertKind, Escalation> = {
  medical: STANDARD,
  fire: FIRE,
  safety: STANDARD,
  trapped: STANDARD,
  lost: STANDARD,
  other: STANDARD,
}

/** What an area has set: the seconds after which a level is told, where that is less than the standard. */
export const shortening = z.partialRecord(z.enum(alertLevels), z.int().check(z.gte(0), z.lte(180)))
export type Shortening = z.infer<typeof shortening>

/** The policy of a kind, as the areas of the place have shortened it: the shortest word of any of them counts. */
export function policyFor(kind: AlertKind, shortenings: readonly Shortening[] = []): Escalation {
  const { steps, again } = escalationOf[kind]
  const cut = steps.map(({ level, after }) => ({
    level,
    after: Math.min(after, ...shortenings.map((each) => (each[level] ?? Number.POSITIVE_INFINITY) * SECOND)),
  }))
  // A level is never told before one below it.
  return {
    steps: cut.map((step, i) => ({ ...step, after: Math.max(...cut.slice(0, i + 1).map((s) => s.after)) })),
    again,
  }
}

/** Two policies as one that is nowhere slower than either. */
export const soonest = (one: Escalation, other: Escalation): Escalation => ({
  steps: one.steps.map(({ level, after }) => ({
    level,
    after: Math.min(after, other.steps.find((step) => step.level === level)?.after ?? after),
  })),
  again: Math.min(one.again, other.again),
})

/**
 * Milliseconds from the beginning of the round to a step: above the last, the top is told again and again, counted from when it
 * was told (`top`): that is sooner than planned where nobody serves below it.
 */
export function dueAfter({ steps, again }: Escalation, step: number, top?: number): number {
  const own = steps[step]
  if (own) return own.after
  return (top ?? steps.at(-1)?.after ?? 0) + again * (step - steps.length + 1)
}

/** The level that a step tells. */
export const levelAt = ({ steps }: Escalation, step: number): AlertLevel =>
  (steps[step] ?? steps.at(-1))?.level ?? 'district'
