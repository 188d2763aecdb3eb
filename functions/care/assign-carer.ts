import { Refusal } from '../../shared/errors.ts'
import { operation } from '../http/operation.ts'
import { parsePerson } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Write } from '../platform/dynamo.ts'
import { atVersion } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { whoAt } from '../privacy/look.ts'
import { canCare } from './policy.ts'
import type { CarePorts } from './ports.ts'
import { pointer, type StoredCare } from './record.ts'
import { knownCare, readsCare, type Subject } from './subject.ts'
import { toCareCard } from './view.ts'

type Known = Awaited<ReturnType<typeof knownCare>>

/** The record and the building where the actor runs things. Throws `notFound` where there is no record to care by. */
function managed({ record, subject, parties }: Known): { record: StoredCare; subject: Subject; area: string } {
  if (!parties.includes('manager')) throw new Refusal('notAllowed')
  if (!record) throw new Refusal('notFound')
  return { record, subject, area: subject.at[0]?.building ?? '' }
}

/** The writes that put one carer in place of another; `after` none ends it. */
function carerWrites({ card, version }: StoredCare, after: StoredCare['card']['carer']): Write[] {
  const { subject, carer: before } = card
  const changes = { set: { 'card.carer': after, version: version + 1 } }
  return [
    { update: keys.care(subject), changes, when: atVersion(version) },
    ...(before && before.person !== after?.person ? [{ remove: keys.charge(before.person, subject) }] : []),
    ...(after ? [{ put: pointer(keys.charge(after.person, subject), subject) }] : []),
  ]
}

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
    const buildings = subject.at.map(({ building }) => building)
    if (!carer || carer.leftAt || !canCare(carer, buildings))
      throw new Refusal('badInput', { person: '请选择在这里有身份的网格员、社区工作人员、应急响应员或志愿者队长' })
    const { id: person, name } = carer
    const title = whoAt(carer, area).split(' ')[0] ?? ''
    const assigned = { person, name, title, since: isoTime(call.now) }
    const about = { area, subject: record.keptBy, what: subject.id, note: person }
    return call.commit(carerWrites(record, assigned), toCareCard(subject, { carer: assigned }), about)
  },
})

export const endCarer = operation('endCarer', {
  reads: readsCare,
  async run(call, ports: CarePorts) {
    const { record, subject, area } = managed(await knownCare(call, ports))
    const about = { area, subject: record.keptBy, what: subject.id }
    return call.commit(record.card.carer ? carerWrites(record, undefined) : [], toCareCard(subject, {}), about)
  },
})
