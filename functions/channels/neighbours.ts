/** Who verifiably lives in a building, by the name under which a channel shows them: for whoever looks for somebody to mention. */
import { isChild } from '../../shared/people/child.ts'
import { peopleOf as peopleIn } from '../households/occupancy.ts'
import type { Actor, StoredPerson } from '../people/actor.ts'
import type { Table } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys } from '../platform/table.ts'
import { peopleOf } from '../roles/names.ts'
import { hidesPosts } from './blocking.ts'
import { type Marks, parseMarks } from './marks.ts'
import { neighbourName, partnerName, staffName } from './naming.ts'

/** Where somebody is looked for, and by whom. */
export interface Looking {
  table: Table
  /** The channel, and its area. */
  channel: string
  area: string
  /** Whether it is one that neighbours join. */
  joins: boolean
  actor: Pick<Actor, 'id'>
  marks: Marks
}

/** Somebody by their shown name. */
export interface Named {
  person: string
  name: string
}

/**
 * A query, and a request for each hundred who live there. None of them is a child or whoever asks, nor whom they blocked; who serves
 * there is called by what they are (serving-in.ts), but a partner in a channel that they joined as a neighbour. `wanted`: which names are asked for.
 */
export async function neighboursIn(
  { table, channel, area, joins, actor, marks }: Looking,
  building: string,
  wanted: (name: string) => boolean,
): Promise<Named[]> {
  const { pk } = keys.joined(`${building}000000`)
  const rows = await queryAll(table, {
    pk: { name: 'pk', value: pk },
    sk: { name: 'sk', beginsWith: 'JOINED#' },
    ascending: true,
  })
  const people = await peopleOf(
    table,
    rows.flatMap((row) => Object.keys(peopleIn(row))),
  )
  const named = [...people.values()]
    .filter(({ id, leftAt }) => !leftAt && id !== actor.id && !hidesPosts(marks, id))
    .flatMap((person) => namedAt(person, building, area, joins))
    .filter(({ name }) => wanted(name))
  return joins ? joined(table, channel, named) : named
}

function namedAt(person: StoredPerson, building: string, area: string, joins: boolean): Named[] {
  const home = person.homes.find((each) => each.verified && each.building === building)
  if (!home || isChild(person)) return []
  if (staffName(person, area) || (!joins && partnerName(person, area))) return []
  return [{ person: person.id, name: neighbourName(person, home, area).name }]
}

/** Those of them who are in an interest channel. */
async function joined(table: Table, channel: string, named: readonly Named[]): Promise<Named[]> {
  const found = await table.read(named.map(({ person }) => keys.reading(person)))
  return named.filter((_, i) => parseMarks(found[i]).joined.some((each) => each.channel === channel))
}
