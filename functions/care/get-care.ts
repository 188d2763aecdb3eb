import { Refusal } from '../../shared/errors.ts'
import { operation } from '../http/operation.ts'
import { lookWrite } from '../privacy/look.ts'
import { looksFromOutside, mayReadCare } from './policy.ts'
import type { CarePorts } from './ports.ts'
import { knownCare, readsCare, toldOf } from './subject.ts'
import { toCare } from './view.ts'

/** A look by who isn't of the household is kept with whom it is about (or with who keeps the record), and in the audit log. */
export const getCare = operation('getCare', {
  reads: readsCare,
  async run(call, ports: CarePorts) {
    const { record, subject, parties } = await knownCare(call, ports)
    if (!mayReadCare(parties)) throw new Refusal('notAllowed')
    const reply = await toCare(subject, record, parties, ports.sealer)
    if (!record || !(subject.staffKept || looksFromOutside(parties))) return reply
    const area = subject.at[0]?.building ?? ''
    const told = toldOf(subject, record)
    const looks = told ? [lookWrite(told, call.actor, { what: subject.id, area }, call.now)] : []
    return call.commit(looks, reply, { area, ...(told ? { subject: told } : {}), what: subject.id })
  },
})
