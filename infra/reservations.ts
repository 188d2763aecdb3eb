/**
 * Priority: executions that Lambda keeps for alerts, whatever else runs in the account. A reservation is a promise and a ceiling
 * at once: nobody else may have them, and their function may have no more.
 */
import type { Deployment } from './deployment.ts'
import type { FunctionName } from './grants.ts'

/** What Lambda wants left for functions without a reservation; a quota below it can't be reserved from at all. */
const LEFT_FREE = 100

/**
 * Two escalations overlap and a rule may fire twice, and so for the ways; the watchdog ends within its minute. Of the relay as many run as the stream
 * has shards, times the batches of each that are worked on at once. A signal of a device takes a tenth of a second: `devices` takes
 * some hundreds in one, and a device that is turned away tries again.
 */
const FIXED = { escalation: 4, ways: 4, watchdog: 2, relay: 50, devices: 30 } as const
const FIXED_SUM = Object.values(FIXED).reduce<number>((sum, each) => sum + each, 0)

/** Fewer than this would sooner throttle alerts than protect them. */
const FEWEST = 50

export type Reservations = Partial<Record<FunctionName, number>>

/**
 * Of Lambda's quota in the region: half of it for `alerts`, for a whole district may press the button at once, and little for what
 * watches over them. Nothing where the quota is too small for that: a new account begins with 10, of which none can be reserved.
 */
export function reservationsOf({ concurrency }: Pick<Deployment, 'concurrency'>): Reservations {
  const alerts = Math.floor(Math.min(concurrency / 2, concurrency - LEFT_FREE - FIXED_SUM))
  return alerts < FEWEST ? {} : { alerts, ...FIXED }
}

/** What whoever deploys without priority is told. */
export const noPriority = ({ region, concurrency }: Pick<Deployment, 'region' | 'concurrency'>) =>
  `Nothing is reserved for alerts in ${region}: a quota of ${concurrency} executions is too small. Have it raised to ${LEFT_FREE + FIXED_SUM + FEWEST} or more (Service Quotas, Lambda, concurrent executions), and say so in cdk.json: context.regions.${region}.concurrency`
