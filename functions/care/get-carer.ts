import * as z from 'zod/mini'
import { ancestorAt, type Level } from '../../shared/areas/code.ts'
import { operation } from '../http/operation.ts'
import type { Table } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys } from '../platform/table.ts'
import { grantCard } from '../roles/grant.ts'
import { peopleOf } from '../roles/names.ts'
import { caring } from './caring.ts'
import { managed, titleAt } from './managed.ts'
import { canCare } from './policy.ts'
import type { CarePorts } from './ports.ts'
import { knownCare, readsCare } from './subject.ts'
import { toCareCard } from './view.ts'

/** Where roles are held by which somebody can care. */
const levels: readonly Level[] = ['grid', 'community', 'street', 'district']

export const getCarer = operation('getCarer', {
  reads: readsCare,
  async run(call, ports: CarePorts) {
    const { record, subject, area } = managed(await knownCare(call, ports))
    const buildings = subject.at.map(({ building }) => building)
    const { carer } = record.card
    const serving = await servingAbove(ports.table, buildings)
    const people = await peopleOf(ports.table, carer ? [...serving, carer.person] : serving)
    const candidates = [...people.values()]
      .filter(
        (person) => ![call.actor.id, subject.id].includes(person.id) && !person.leftAt && canCare(person, buildings),
      )
      .map((person) => ({
        person: person.id,
        name: person.name,
        title: titleAt(person, area),
        ...(record.declined?.includes(person.id) ? { declined: true as const } : {}),
      }))
    const about = { area, subject: record.keptBy, what: subject.id }
    return call.commit([], { card: toCareCard(subject, caring(record.card, subject, people)), candidates }, about)
  },
})

/** The ids of who serves an area that holds one of these buildings: what they hold now, they say themselves. */
async function servingAbove(table: Table, buildings: readonly string[]): Promise<string[]> {
  const areas = new Set(buildings.flatMap((building) => levels.flatMap((level) => ancestorAt(building, level) ?? [])))
  const rows = await Promise.all(
    [...areas].map((area) =>
      queryAll(table, { pk: { name: 'pk', value: keys.grant(area, 'gridWorker', '').pk }, ascending: true }),
    ),
  )
  return rows.flat().map(({ card }) => z.parse(grantCard, card).person)
}
