/** Sessions for tests that walk the route table. */
import { sessionItem, usedSession } from '../../functions/people/session.ts'
import { makeId } from '../../shared/ids.ts'
import { people } from './district.ts'
import type { Stage } from './stage.ts'

/** Another session of the resident than the one that the tests' tokens name. */
export async function residentsSession({ table, clock, ports }: Stage): Promise<string> {
  const now = clock.now()
  const session = usedSession({ id: makeId('ses', now, ports.random), surface: 'phone', device: '另一部手机' }, now)
  await table.write([{ put: sessionItem(people.resident.id, session) }])
  return session.id
}
