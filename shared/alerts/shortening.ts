/** An area's shortening of the escalation: sooner than the standard, never later; for alerts that are raised from then on. */
import '../zod.ts'
import * as z from 'zod/mini'
import { levelWords } from '../areas/code.ts'
import { areaCode } from '../areas/contract.ts'
import type { FieldErrors } from '../errors.ts'
import { managingRoles, overseeingRoles } from '../roles/roles.ts'
import type { RouteTable } from '../route.ts'
import { type AlertLevel, escalationOf, policyFor, type Shortening, shortening } from './escalation.ts'
import { type AlertKind, alertKinds } from './kinds.ts'

/** The levels that can be told sooner: the grid is told at once anyway. From the lowest up. */
export const shortened = ['community', 'street', 'district'] as const satisfies readonly AlertLevel[]
export type Shortened = (typeof shortened)[number]

/** Areas that have such a setting. */
export const shorteningLevels = shortened

/** The kinds of alert that are told in the same way, with the first of them as their name. */
export function chains(): AlertKind[][] {
  const groups = new Map<string, AlertKind[]>()
  for (const kind of alertKinds) {
    const steps = JSON.stringify(escalationOf[kind])
    groups.set(steps, [...(groups.get(steps) ?? []), kind])
  }
  return [...groups.values()]
}

/** Seconds after which a level is told unless an area says less, for the kind of alert that waits longest. */
export const standardOf = (level: AlertLevel): number =>
  Math.max(...alertKinds.map((kind) => secondsTo(kind, level, [])))

/** Seconds from the button to a level for a kind of alert, as these areas have shortened it. */
export const secondsTo = (kind: AlertKind, level: AlertLevel, cuts: readonly Shortening[]): number =>
  (policyFor(kind, cuts).steps.find((step) => step.level === level)?.after ?? 0) / 1000

/** What of a shortening is no shortening, or would not hold: at each field, why. `above`: what the areas above have set. */
export function wrongIn(own: Shortening, above: readonly Shortening[]): FieldErrors {
  const wrong: FieldErrors = {}
  for (const [i, level] of shortened.entries()) {
    const seconds = own[level]
    if (seconds === undefined) continue
    const below = shortened[i - 1]
    const earliest = below ? secondsTo('other', below, [...above, own]) : 0
    if (seconds >= standardOf(level)) wrong[level] = `标准是 ${standardOf(level)} 秒，只能比它短`
    else if (below && seconds < earliest)
      wrong[level] = `不能早于${levelWords[below]}的 ${earliest} 秒，请先缩短${levelWords[below]}的`
  }
  return wrong
}

const params = z.object({ area: areaCode })

/** `above`: what the areas above have set, which holds here too, the nearest first. */
export const escalationSetting = z.object({
  area: areaCode,
  own: shortening,
  above: z.array(z.object({ area: areaCode, shortening })),
})
export type EscalationSetting = z.infer<typeof escalationSetting>

export const shorteningRoutes = {
  getEscalation: {
    capability: 'alerts',
    method: 'GET',
    path: '/areas/{area}/escalation',
    summary: 'By how much a community, street or district has shortened the escalation, and the areas above it',
    access: { roles: overseeingRoles, at: 'params.area' },
    params,
    reply: escalationSetting,
    errors: [],
  },
  setEscalation: {
    capability: 'alerts',
    method: 'POST',
    path: '/areas/{area}/escalation',
    summary: 'Shorten it, in place of what was set there before; what is not named follows the standard again',
    access: { roles: managingRoles, at: 'params.area' },
    params,
    body: z.object({
      community: z.optional(seconds()),
      street: z.optional(seconds()),
      district: z.optional(seconds()),
    }),
    reply: escalationSetting,
    errors: [],
    audit: '缩短求助升级时间',
  },
} as const satisfies RouteTable

function seconds() {
  return z.int('请填整数秒').check(z.gte(0, '不能小于 0 秒'))
}
