/** Care records in the table: notes sealed, beside who keeps them and who was assigned to care. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { areaCode, householdCode } from '../../shared/areas/contract.ts'
import { type CareNotes, careNotes, carer, careSubject } from '../../shared/care/contract.ts'
import { personId } from '../../shared/people/person.ts'
import type { Item } from '../platform/dynamo.ts'
import type { Sealer } from '../platform/seal.ts'
import { type Key, keys, queueKeys } from '../platform/table.ts'

/** All that a list needs; who it is about and where they live is read with the person or the household, as it is then. */
export const storedCard = z.object({
  subject: careSubject,
  /** Where it was kept: a verified home, if there was one. */
  home: z.optional(z.object({ household: householdCode, building: areaCode, buildingName: z.string() })),
  carer: z.optional(carer),
})
export type StoredCard = z.infer<typeof storedCard>

export const storedCare = z.object({
  card: storedCard,
  version: z.int(),
  /** Who wrote it last, and by whose consent it is kept. */
  keptBy: personId,
  sealed: z.string(),
  /** Of what staff keep: when they were last told that the person agrees. ISO 8601. */
  agreedAt: z.optional(z.string()),
  /** Whom the person said no to; each has a row that names this record, until they are erased. */
  declined: z.optional(z.array(personId)),
  changedAt: z.string(),
})
export type StoredCare = z.infer<typeof storedCare>

export const parseCare = (item: Item | undefined): StoredCare | undefined => item && z.parse(storedCare, item)

const sealedAs = (subject: string) => `care#${subject}`
export const sealNotes = (sealer: Sealer, subject: string, notes: CareNotes): Promise<string> =>
  sealer.seal(JSON.stringify(notes), sealedAs(subject))
export const openNotes = async (sealer: Sealer, { card, sealed }: StoredCare): Promise<CareNotes> =>
  z.parse(careNotes, JSON.parse(await sealer.open(sealed, sealedAs(card.subject))))

/** The record as an item; it is listed in the areas of its home. */
export const careItem = (record: StoredCare): Item & Key => ({
  ...keys.care(record.card.subject),
  ...record,
  ...(record.card.home ? queueKeys('care', record.card.home.building, 'open', record.card.subject) : {}),
})

/** That a person keeps the record of a dependant, was assigned to care for someone, or was said no to: a row with that person. */
export const pointer = (at: Key, subject: string): Item & Key => ({ ...at, subject })
export const parsePointer = (item: Item): string => z.parse(z.object({ subject: careSubject }), item).subject
