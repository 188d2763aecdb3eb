import { Refusal } from '../../shared/errors.ts'
import { operation } from '../http/operation.ts'
import { removalOf } from './forget.ts'
import { looksFromOutside } from './policy.ts'
import type { CarePorts } from './ports.ts'
import { knownCare, readsCare } from './subject.ts'
import { toCare } from './view.ts'

export const removeCare = operation('removeCare', {
  reads: readsCare,
  async run(call, ports: CarePorts) {
    const { record, subject, parties } = await knownCare(call, ports)
    if (looksFromOutside(parties)) throw new Refusal('notAllowed')
    const reply = await toCare(subject, undefined, parties, ports.sealer)
    const about = subject.staffKept ? { area: subject.at[0]?.building ?? '', what: subject.id } : 'own'
    return record ? call.commit(removalOf(record), reply, about) : reply
  },
})
