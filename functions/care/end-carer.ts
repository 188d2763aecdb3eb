import { Refusal } from '../../shared/errors.ts'
import { operation } from '../http/operation.ts'
import { carerWrites, kept } from './managed.ts'
import { looksFromOutside, mayEndCarer } from './policy.ts'
import type { CarePorts } from './ports.ts'
import { knownCare, readsCare } from './subject.ts'
import { toCareCard } from './view.ts'

/** Whom the person says no to, or who keeps the record for them, is not assigned to them again. */
export const endCarer = operation('endCarer', {
  reads: readsCare,
  async run(call, ports: CarePorts) {
    const known = await knownCare(call, ports)
    if (!mayEndCarer(known.parties)) throw new Refusal('notAllowed')
    const { record, subject, area } = kept(known)
    const { carer } = record.card
    const theirs = !looksFromOutside(known.parties)
    const reply = toCareCard(subject, {})
    if (!carer) return reply
    const about = { area, subject: record.keptBy, what: subject.id }
    const writes = carerWrites(record, undefined, theirs ? [carer.person] : [])
    return call.commit(writes, reply, theirs && !subject.staffKept ? 'own' : about)
  },
})
