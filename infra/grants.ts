/**
 * Who may do what: every right of every function, in one table. A function has no right that isn't written here, save
 * to write its own log and to use the key that its data is encrypted with.
 *
 * Rights on the table are by kind of item (the first part of the partition key), so that a function can't touch what
 * belongs to another even by mistake. A transaction has no right of its own: each of its parts needs the right to do
 * that alone. A batch is judged whole, so all that one batch may read stands in one grant.
 */
import type { Capability } from '../shared/route.ts'
import { areasGrants } from './grants/areas.ts'
import { behindGrants } from './grants/behind.ts'
import { casesGrants } from './grants/cases.ts'
import { devicesGrants } from './grants/devices.ts'
import { helpGrants } from './grants/help.ts'
import { hoursGrants } from './grants/hours.ts'
import { incidentsGrants } from './grants/incidents.ts'
import { peopleGrants } from './grants/people.ts'
import type { Grants } from './grants/right.ts'
import { talkGrants } from './grants/talk.ts'
import { teamsGrants } from './grants/teams.ts'
import { wishesGrants } from './grants/wishes.ts'

/** The Lambdas: one a capability (`demo` is the local stage's alone), and those that no HTTP request starts. */
export type FunctionName =
  | Exclude<Capability, 'demo'>
  | 'gateway'
  | 'relay'
  | 'worker'
  | 'sweep'
  | 'escalation'
  | 'ways'
  | 'watchdog'

export const grants: Record<FunctionName, Grants> = {
  ...peopleGrants,
  ...areasGrants,
  ...talkGrants,
  ...casesGrants,
  ...incidentsGrants,
  ...helpGrants,
  ...devicesGrants,
  ...wishesGrants,
  ...hoursGrants,
  ...teamsGrants,
  ...behindGrants,
}
