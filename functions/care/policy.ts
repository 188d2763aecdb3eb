/** How someone stands to a care record. Pure. */
import { carerRoles } from '../../shared/care/carers.ts'
import type { CareParty } from '../../shared/care/contract.ts'
import { approverRoles } from '../../shared/households/approvers.ts'
import { reaches } from '../../shared/roles/policy.ts'
import { managingRoles, type Role } from '../../shared/roles/roles.ts'
import type { Actor } from '../people/actor.ts'

/** Whom a record is about, and where they verifiably live now. */
export interface Place {
  subject: string
  /** Of a dependant: the household that keeps the record, and who of it registered the dependant, if not staff. */
  keptIn?: string | undefined
  keptBy?: string | undefined
  /** Who of the staff registered them, where staff keep the record. */
  staffKept?: string | undefined
  buildings: readonly string[]
}

/** An open alert: whose records it may concern, and who said that they go there (functions/alerts/policy.ts: `holder`). */
export interface OpenAlert {
  concerns: readonly string[]
  goes: readonly string[]
}

/**
 * None at all means that the actor may not even know of it. A carer whose role has ended, or whose charge has moved out of
 * its scope, is none any more; a responder goes to the alert, and is one while it is open alone. What is kept of a dependant is kept by who registered
 * them, as long as they belong to that household: a tenant learns nothing of the owner's mother. Of who was registered by staff, having
 * nobody to do it, the notes are kept by the workers of the grid and by who registered them.
 */
export function careParties(
  actor: Pick<Actor, 'id' | 'homes' | 'roles'>,
  { subject, keptIn, keptBy, staffKept, buildings }: Place,
  carer: string | undefined,
  alert?: OpenAlert,
): CareParty[] {
  const parties: CareParty[] = []
  const serves = (kinds: readonly Role[]) => buildings.some((building) => reaches(actor.roles, kinds, building))
  if (actor.id === subject) parties.push('self')
  const belongs = actor.homes.some((home) => home.verified && home.household === keptIn)
  if (keptIn && keptBy === actor.id && belongs) parties.push('keeper')
  const registered = staffKept === actor.id && serves(approverRoles)
  if (staffKept && (registered || serves(['gridWorker']))) parties.push('keeper')
  if (carer === actor.id && serves(carerRoles)) parties.push('carer')
  if (alert?.concerns.includes(subject) && alert.goes.includes(actor.id)) parties.push('responder')
  if (serves(managingRoles)) parties.push('manager')
  return parties
}

/** Whether they may read the notes. */
export const mayReadCare = (parties: readonly CareParty[]): boolean => parties.some((party) => party !== 'manager')

/** Whether they read it as one of those whose looks are kept. */
export const looksFromOutside = (parties: readonly CareParty[]): boolean =>
  !parties.includes('self') && !parties.includes('keeper')

/** Whether someone can be assigned to care for who lives in one of these buildings. */
export const canCare = ({ roles }: Pick<Actor, 'roles'>, buildings: readonly string[]): boolean =>
  buildings.some((building) => reaches(roles, carerRoles, building))

/** Whether they may end that somebody cares: who runs the area, whose record it is, and who keeps it for them. */
export const mayEndCarer = (parties: readonly CareParty[]): boolean =>
  parties.some((party) => party === 'manager' || party === 'self' || party === 'keeper')
