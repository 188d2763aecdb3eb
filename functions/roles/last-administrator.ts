/**
 * An area that has an administrator keeps one: nobody's own leaving may take the last away, as nobody may take their own roles.
 * Whoever leaves themselves doesn't count as one who stays.
 */
import { ancestorAt, levels } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { reaches, scopesOf } from '../../shared/roles/policy.ts'
import { servingAt } from '../areas/serving.ts'
import { type Actor, parsePerson, stillThat } from '../people/actor.ts'
import type { Table, Write } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'

/**
 * The writes that hold only as long as there is somebody else to run each area that a person runs as administrator, there or
 * from above; none for who runs none. Throws `lastAdministrator`.
 */
export async function staysAdministered(table: Table, actor: Pick<Actor, 'id' | 'roles'>): Promise<Write[]> {
  const areas = scopesOf(actor.roles, ['administrator'])
  if (areas.length === 0) return []
  const serving = [...new Set(areas.flatMap((area) => levels.flatMap((level) => ancestorAt(area, level) ?? [])))]
  const rows = await Promise.all(serving.map((area) => servingAt(table, area, 'administrator')))
  const others = [...new Set(rows.flat())].filter((person) => person !== actor.id)
  const found = await table.read(others.map(keys.person))
  const staying = found
    .flatMap((item) => parsePerson(item) ?? [])
    .filter(({ leavingAt, leftAt }) => !leavingAt && !leftAt)
  const successors = areas.map((area) => {
    const successor = staying.find(({ roles }) => reaches(roles, ['administrator'], area))
    if (!successor) throw new Refusal('lastAdministrator')
    return successor
  })
  return [...new Set(successors)].map(stillThat)
}
