import type { Care } from '../../shared/care/contract.ts'
import { concernedFor } from '../alerts/concerned.ts'
import { readsAlert } from '../alerts/make-move.ts'
import { operation } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { lookWrite } from '../privacy/look.ts'
import type { CarePorts } from './ports.ts'
import { knownCare, subjectKey, toldOf } from './subject.ts'
import { toCare } from './view.ts'

/**
 * What to mind of those whom an open alert may concern, to who goes there, and to nobody when it is over. Each look is kept with
 * whom it is about (or with who keeps the record), and in the audit log.
 */
export const getAlertCare = operation('getAlertCare', {
  reads: readsAlert,
  async run({ actor, found, now, commit }, ports: CarePorts) {
    const { id, area, raiser, subjects } = await concernedFor(ports.table, found, actor)
    const alert = { concerns: subjects, goes: [actor.id] }
    const items = await ports.table.read([...subjects.map(keys.care), ...subjects.map(subjectKey)])
    const looked: { care: Care; told: string | undefined }[] = []
    for (const [i, subject] of subjects.entries()) {
      const kept = { care: items[i], subject: items[subjects.length + i] }
      if (!kept.care || !kept.subject) continue
      const known = await knownCare({ params: { subject }, actor, found: kept }, ports, alert)
      const { record } = known
      if (!record) continue
      const care = await toCare(known.subject, record, known.parties, ports.sealer)
      looked.push({ care, told: toldOf(known.subject, record) })
    }
    const reply = { items: looked.map(({ care }) => care) }
    const [first] = looked
    if (!first) return reply
    const looks = looked.flatMap(({ care, told }) =>
      told ? [lookWrite(told, actor, { what: care.subject, area }, now)] : [],
    )
    const note = looked.map(({ care }) => care.subject).join(' ')
    return commit(looks, reply, { area, subject: raiser ?? first.told ?? first.care.subject, what: id, note })
  },
})
