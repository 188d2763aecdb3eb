import { Refusal } from '../../shared/errors.ts'
import { operation } from '../http/operation.ts'
import { carersOf, caring } from './caring.ts'
import { carerWrites, kept } from './managed.ts'
import { looksFromOutside, mayEndCarer } from './policy.ts'
import type { CarePorts } from './ports.ts'
import { knownCare, readsCare } from './subject.ts'
import { toCareCard } from './view.ts'

/**
 * Ended is who stood on the screen: where somebody else cares by now, `changedMeanwhile`. Whom the person says no to, or who keeps
 * the record for them, is not assigned to them again; of whom staff end for reasons of their own, nobody said no.
 */
export const endCarer = operation('endCarer', {
  reads: readsCare,
  async run(call, ports: CarePorts) {
    const known = await knownCare(call, ports)
    const { person, declines } = call.query
    if (!mayEndCarer(known.parties) || (declines && looksFromOutside(known.parties))) throw new Refusal('notAllowed')
    const { record, subject, area } = kept(known)
    const { carer } = record.card
    if (carer?.person !== person) {
      // An answer that was lost on its way is asked for again.
      const done = declines ? record.declined?.includes(person) : !carer
      if (!done) throw new Refusal('changedMeanwhile')
      return toCareCard(subject, caring(record.card, subject, await carersOf(ports.table, [record.card])))
    }
    const about = { area, subject: record.keptBy, what: subject.id, note: person }
    const own = !subject.staffKept && (declines || !known.parties.includes('manager'))
    const writes = carerWrites(record, undefined, declines && person)
    return call.commit(writes, toCareCard(subject, {}), own ? 'own' : about)
  },
})
