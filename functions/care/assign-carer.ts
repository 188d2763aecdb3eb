import { Refusal } from '../../shared/errors.ts'
import { operation } from '../http/operation.ts'
import { parsePerson } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { carerWrites, managed, titleAt } from './managed.ts'
import { canCare } from './policy.ts'
import type { CarePorts } from './ports.ts'
import { knownCare, readsCare } from './subject.ts'
import { toCareCard } from './view.ts'

/**
 * A carer holds a role that reaches where the person lives; nobody lets themselves see a record. Who was the carer before
 * sees it no more.
 */
export const assignCarer = operation('assignCarer', {
  reads: (given) => ({ ...readsCare(given), carer: keys.person(given.body.person) }),
  async run(call, ports: CarePorts) {
    const { record, subject, area } = managed(await knownCare(call, ports))
    const carer = parsePerson(call.found.carer)
    if (carer?.id === call.actor.id) throw new Refusal('badInput', { person: '不能指定自己，请同事来指定' })
    if (carer && record.declined?.includes(carer.id)) throw new Refusal('badInput', { person: '本人请您换一位照护人' })
    const buildings = subject.at.map(({ building }) => building)
    if (!carer || carer.leftAt || carer.id === subject.id || !canCare(carer, buildings))
      throw new Refusal('badInput', { person: '请选择在这里有身份的网格员、社区工作人员、应急响应员或志愿者队长' })
    const { id: person, name } = carer
    const assigned = { person, name, title: titleAt(carer, area), since: isoTime(call.now) }
    const about = { area, subject: record.keptBy, what: subject.id, note: person }
    return call.commit(carerWrites(record, assigned), toCareCard(subject, { carer: assigned }), about)
  },
})
