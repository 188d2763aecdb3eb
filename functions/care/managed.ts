/** A record as who runs the place has it before them, and the writes that change who cares. */
import { Refusal } from '../../shared/errors.ts'
import type { Actor } from '../people/actor.ts'
import type { Write } from '../platform/dynamo.ts'
import { atVersion } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { whoAt } from '../privacy/look.ts'
import { pointer, type StoredCare } from './record.ts'
import type { knownCare, Subject } from './subject.ts'

type Known = Awaited<ReturnType<typeof knownCare>>

/** The record and the building where they live. Throws `notFound` where there is no record to care by. */
export function kept({ record, subject }: Known): { record: StoredCare; subject: Subject; area: string } {
  if (!record) throw new Refusal('notFound')
  return { record, subject, area: subject.at[0]?.building ?? '' }
}

/** The same for who runs things there alone. */
export function managed(known: Known): ReturnType<typeof kept> {
  if (!known.parties.includes('manager')) throw new Refusal('notAllowed')
  return kept(known)
}

/** As what somebody is known at an area: their roles there. */
export const titleAt = (person: Pick<Actor, 'name' | 'roles'>, area: string): string =>
  whoAt(person, area).split(' ')[0] ?? ''

/** The writes that put one carer in place of another; `after` none ends it. `no`: to whom the person says no by that. */
export function carerWrites(
  { card, version, declined }: StoredCare,
  after: StoredCare['card']['carer'],
  no?: string,
): Write[] {
  const { subject, carer: before } = card
  const said = no ? { declined: [...new Set([...(declined ?? []), no])] } : {}
  const changes = { set: { 'card.carer': after, version: version + 1, ...said } }
  return [
    { update: keys.care(subject), changes, when: atVersion(version) },
    ...(before && before.person !== after?.person ? [{ remove: keys.charge(before.person, subject) }] : []),
    ...(after ? [{ put: pointer(keys.charge(after.person, subject), subject) }] : []),
    ...(no ? [{ put: pointer(keys.declined(no, subject), subject) }] : []),
  ]
}
