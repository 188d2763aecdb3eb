/** People who serve, made for one test each, so that no other test finds them changed. */
import type { StoredPerson } from '../../functions/people/actor.ts'
import { newPerson } from '../../functions/people/store.ts'
import { grantItem } from '../../functions/roles/grant.ts'
import { makeId } from '../../shared/ids.ts'
import { people } from './district.ts'
import type { Stage } from './stage.ts'

/** A grid worker as the district's second one is. */
export async function newWorker(stage: Stage): Promise<StoredPerson> {
  const id = makeId('per', stage.clock.now(), stage.ports.random)
  const worker: StoredPerson = { ...people.otherWorker, id, openid: `openid of ${id}` }
  const at = new Date(stage.clock.now()).toISOString()
  const rows = worker.roles.map((held) => ({ put: grantItem(id, held, people.administrator.id, at) }))
  await stage.table.write([...newPerson(worker), ...rows])
  return worker
}
