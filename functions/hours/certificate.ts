/** Certificates in the table. Pure. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { certificate, type Naming, WRONG_CERTIFICATES_AN_HOUR } from '../../shared/hours/certificates.ts'
import { makeId } from '../../shared/ids.ts'
import { HOUR } from '../../shared/lifecycle.ts'
import { personId } from '../../shared/people/person.ts'
import { surnameOf } from '../channels/naming.ts'
import type { Item } from '../platform/dynamo.ts'
import { startOfDay } from '../platform/shanghai.ts'
import { type Key, keys } from '../platform/table.ts'
import { addMonths } from './month.ts'

/** `masked`: the name as anyone sees it who verifies it. */
export const storedCertificate = z.object({ person: personId, masked: z.string(), card: certificate })
export type StoredCertificate = z.infer<typeof storedCertificate>

export const parseCertificate = (item: Item | undefined): StoredCertificate | undefined =>
  item && z.parse(storedCertificate, item)
export const parseCard = (item: Item) => z.parse(certificate, item.card)

export const certificatesOwner = (person: string) => `${person}#certificate`

export const certificateItem = (stored: StoredCertificate): Item & Key => ({
  ...keys.certificate(stored.card.id),
  ...stored,
  owner: certificatesOwner(stored.person),
  ownerAt: stored.card.id,
})

/** The surname, and a star for each character behind it; two at most, so that the length says little. */
export function masked(name: string): string {
  const surname = surnameOf(name)
  return `${surname}${'*'.repeat(Math.min(2, Math.max(1, [...name].length - [...surname].length)))}`
}

export const namedAs = (name: string, naming: Naming) => (naming === 'masked' ? masked(name) : name)

/** Between which ids the moves of some months are: ids are in the order of their times. */
export function idsIn(first: string, last: string): [string, string] {
  const at = (month: string) => Date.parse(startOfDay(`${month}-01`))
  return [
    makeId('mov', at(first), (bytes) => new Uint8Array(bytes)),
    makeId('mov', at(addMonths(last, 1)) - 1, (bytes) => new Uint8Array(bytes).fill(31)),
  ]
}

/** Wrong codes are counted by where they come from: nobody is signed in. */
export const wrongCertificates = (source: string) => ({
  what: 'certificate',
  who: source,
  max: WRONG_CERTIFICATES_AN_HOUR,
  window: HOUR,
})
