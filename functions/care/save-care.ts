import { Refusal } from '../../shared/errors.ts'
import { operation } from '../http/operation.ts'
import { stillThat } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import { atVersion, exists, isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { needConsent } from '../privacy/consent.ts'
import { looksFromOutside } from './policy.ts'
import type { CarePorts } from './ports.ts'
import { careItem, pointer, type StoredCare, sealNotes } from './record.ts'
import { knownCare, readsCare } from './subject.ts'
import { toCare } from './view.ts'

/** Kept by the consent of who writes it: one's own, or that of a member of the household for who can't say themselves. */
export const saveCare = operation('saveCare', {
  reads: readsCare,
  async run(call, ports: CarePorts) {
    const { actor, body, now, commit } = call
    const { record, subject, parties } = await knownCare(call, ports)
    if (looksFromOutside(parties)) throw new Refusal('notAllowed')
    needConsent(actor, 'care')
    const [home] = subject.at
    const { carer } = record?.card ?? {}
    const kept: StoredCare = {
      card: { subject: subject.id, ...(home ? { home } : {}), ...(carer ? { carer } : {}) },
      version: (record?.version ?? 0) + 1,
      keptBy: actor.id,
      sealed: await sealNotes(ports.sealer, subject.id, body),
      changedAt: isoTime(now),
    }
    const moved = record && record.keptBy !== actor.id
    return commit(
      [
        { put: careItem(kept), when: record ? atVersion(record.version) : isNew },
        stillThat(actor),
        // Whose record is no more kept by the household leaves none of this behind.
        ...(subject.keptIn ? [{ check: keys.keptAt(subject.id), when: exists }] : []),
        ...(subject.keptIn ? [{ put: pointer(keys.keeps(actor.id, subject.id), subject.id) }] : []),
        ...(subject.keptIn && moved ? [{ remove: keys.keeps(record.keptBy, subject.id) }] : []),
      ],
      await toCare(subject, kept, parties, ports.sealer),
    )
  },
})
