import { Refusal } from '../../shared/errors.ts'
import { operation } from '../http/operation.ts'
import { stillThat } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import { atVersion, exists, isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { needConsent, restsOnConsent } from '../privacy/consent.ts'
import { carersOf, caring } from './caring.ts'
import { looksFromOutside } from './policy.ts'
import type { CarePorts } from './ports.ts'
import { careItem, pointer, type StoredCare, sealNotes } from './record.ts'
import { knownCare, readsCare } from './subject.ts'
import { toCare } from './view.ts'

/**
 * Kept by the consent of who writes it: one's own, or that of a member of the household for who can't say themselves. Staff, who
 * write for those whom they registered, note that the person agrees; then it hangs on nobody's own consent.
 */
export const saveCare = operation('saveCare', {
  reads: readsCare,
  async run(call, ports: CarePorts) {
    const { actor, body, now, commit } = call
    const { record, subject, parties } = await knownCare(call, ports)
    if (looksFromOutside(parties)) throw new Refusal('notAllowed')
    const { agreed, ...notes } = body
    const { staffKept } = subject
    if (!staffKept) needConsent(actor, 'care')
    else if (!agreed) throw new Refusal('badInput', { agreed: '请先征得本人同意' })
    const [home] = subject.at
    const { carer } = record?.card ?? {}
    const kept: StoredCare = {
      card: { subject: subject.id, ...(home ? { home } : {}), ...(carer ? { carer } : {}) },
      version: (record?.version ?? 0) + 1,
      keptBy: actor.id,
      sealed: await sealNotes(ports.sealer, subject.id, notes),
      ...(staffKept ? { agreedAt: isoTime(now) } : {}),
      ...(record?.declined ? { declined: record.declined } : {}),
      changedAt: isoTime(now),
    }
    const byHousehold = subject.keptIn && !staffKept
    const shown = caring(kept.card, subject, await carersOf(ports.table, [kept.card]))
    const moved = record && record.keptBy !== actor.id
    return commit(
      [
        { put: careItem(kept), when: record ? atVersion(record.version) : isNew },
        staffKept ? stillThat(actor) : restsOnConsent(actor),
        // Whose record is no more kept by the household leaves none of this behind.
        ...(subject.keptIn ? [{ check: keys.keptAt(subject.id), when: exists }] : []),
        ...(byHousehold ? [{ put: pointer(keys.keeps(actor.id, subject.id), subject.id) }] : []),
        ...(byHousehold && moved ? [{ remove: keys.keeps(record.keptBy, subject.id) }] : []),
      ],
      await toCare(subject, kept, parties, ports.sealer, shown.carer),
      staffKept ? { area: home?.building ?? '', what: subject.id } : 'own',
    )
  },
})
