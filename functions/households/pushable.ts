/** That a message can be sent to a person (again), noted wherever they live. The face for who keeps credits. */
import type { Actor } from '../people/actor.ts'
import { stillThat } from '../people/actor.ts'
import type { Table, Write } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { peopleOf, type Turned, turnWrites } from './occupancy.ts'

/**
 * The writes that say so in the households that a person verifiably belongs to, on condition that these are all of them. `anew`: until this
 * moment none could be; else only what says otherwise is set right. None where nothing is to be said.
 */
export async function pushableWrites(
  table: Table,
  actor: Pick<Actor, 'id' | 'version' | 'homes'>,
  anew: boolean,
): Promise<Write[]> {
  const homes = actor.homes.filter(({ verified }) => verified)
  const items = await table.read(homes.map(({ household }) => keys.joined(household)))
  const turned = homes.flatMap(({ household }, i): Turned[] => {
    const before = peopleOf(items[i])
    const known = before[actor.id]
    if (known === undefined || (known > 0 && !anew)) return []
    return [{ household, before, after: { ...before, [actor.id]: known + 1 } }]
  })
  const { rows, counts } = turnWrites(turned)
  // Who just moves in or out somewhere else is not overlooked there.
  return anew || rows.length ? [stillThat(actor), ...rows, ...counts] : []
}
