import { Refusal } from '../../shared/errors.ts'
import { operation } from '../http/operation.ts'
import { lookWrite } from '../privacy/look.ts'
import { looksFromOutside, mayReadCare } from './policy.ts'
import type { CarePorts } from './ports.ts'
import { knownCare, readsCare } from './subject.ts'
import { toCare } from './view.ts'

/** A look by the carer or a responder is kept with whom it is about (or with who keeps the record), and in the audit log. */
export const getCare = operation('getCare', {
  reads: readsCare,
  async run(call, ports: CarePorts) {
    const { record, subject, parties } = await knownCare(call, ports)
    if (!mayReadCare(parties)) throw new Refusal('notAllowed')
    const reply = await toCare(subject, record, parties, ports.sealer)
    if (!record || !looksFromOutside(parties)) return reply
    const area = subject.at[0]?.building ?? ''
    const told = subject.keptIn ? record.keptBy : subject.id
    const look = lookWrite(told, call.actor, { what: subject.id, area }, call.now)
    return call.commit([look], reply, { area, subject: told, what: subject.id })
  },
})
