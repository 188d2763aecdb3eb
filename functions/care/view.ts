/** Care records as their viewers may see them. */
import type { Care, CareCard, CareParty, Carer } from '../../shared/care/contract.ts'
import type { Sealer } from '../platform/seal.ts'
import { mayReadCare } from './policy.ts'
import { openNotes, type StoredCard, type StoredCare } from './record.ts'
import type { Subject } from './subject.ts'

/** `carer`: who cares still, to whose record it is and who keeps it. */
export async function toCare(
  { id, name, staffKept }: Subject,
  record: StoredCare | undefined,
  parties: CareParty[],
  sealer: Sealer,
  carer?: Carer,
): Promise<Care> {
  const base = { subject: id, name, parties, ...(staffKept ? { staffKept: true as const } : {}) }
  if (!record) return base
  const notes = mayReadCare(parties)
    ? {
        notes: await openNotes(sealer, record),
        changedAt: record.changedAt,
        ...(record.agreedAt ? { agreedAt: record.agreedAt } : {}),
      }
    : {}
  return { ...base, ...notes, ...(carer ? { carer } : {}) }
}

export const toCareCard = ({ id, name, at, staffKept }: Subject, { carer }: Pick<StoredCard, 'carer'>): CareCard => ({
  subject: id,
  name,
  buildingName: at[0]?.buildingName ?? '',
  ...(carer ? { carer } : {}),
  ...(staffKept ? { staffKept: true as const } : {}),
})
