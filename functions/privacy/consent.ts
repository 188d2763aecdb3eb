/** Consents for other capabilities: what someone agrees to now is part of the person; the history has items of its own. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { Refusal } from '../../shared/errors.ts'
import { isChild } from '../../shared/people/child.ts'
import { type Consent, consent } from '../../shared/privacy/contract.ts'
import { guardedPurposes, type Purpose, purposeTexts } from '../../shared/privacy/purposes.ts'
import { type Actor, changePerson } from '../people/actor.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { type Key, keys } from '../platform/table.ts'

/** Whether someone agrees to a purpose as its text stands now. */
export const agrees = ({ consents }: Pick<Actor, 'consents'>, purpose: Purpose): boolean =>
  consents?.[purpose]?.version === purposeTexts[purpose].version

/** Throws `guardianConsents` for a child, whose own word on such a purpose counts for nothing: not one from before either. */
export function noChildAlone(actor: Pick<Actor, 'homes' | 'child'>, purpose: Purpose): void {
  if (guardedPurposes.includes(purpose) && isChild(actor)) throw new Refusal('guardianConsents')
}

/** Throws `consentNeeded` unless the actor agrees, and `guardianConsents` where it is not theirs to. */
export function needConsent(actor: Pick<Actor, 'consents' | 'homes' | 'child'>, purpose: Purpose): void {
  noChildAlone(actor, purpose)
  if (!agrees(actor, purpose)) throw new Refusal('consentNeeded')
}

/**
 * Goes with what is kept by somebody's consent, as it was read: whoever takes it back at this moment begins anew, and finds this
 * too.
 */
export const restsOnConsent = (person: Pick<Actor, 'id' | 'version'>): Write => changePerson(person, {})

export const parseConsent = (item: Item): Consent => z.parse(consent, item)

export const consentItem = (person: string, said: Consent): Item & Key => ({
  ...keys.consent(person, said.purpose, said.at),
  ...said,
})

/** What someone agrees to after one more word. */
export function consentsAfter({ consents = {} }: Pick<Actor, 'consents'>, { purpose, version, given, at }: Consent) {
  const { [purpose]: _, ...others } = consents
  return given ? { ...others, [purpose]: { version, at } } : others
}
