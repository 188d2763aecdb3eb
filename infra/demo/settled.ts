/** Households as they are when their people have belonged to them for long: what the demo district begins with, and tests. */

import { openWrites } from '../../functions/cases/case.ts'
import { afterMove } from '../../functions/households/after-move.ts'
import { memberItem, waitingItem } from '../../functions/households/member.ts'
import { newJoinCase } from '../../functions/households/open.ts'
import { joinItem } from '../../functions/households/store.ts'
import { memberOf } from '../../functions/households/verify.ts'
import type { StoredHome, StoredPerson } from '../../functions/people/actor.ts'
import type { Item } from '../../functions/platform/dynamo.ts'
import { type Key, keys } from '../../functions/platform/table.ts'

type Resident = Pick<StoredPerson, 'id' | 'name'>

/** Nothing of it is sealed: the demo's people gave no names of their own. */
const noSealer = {
  seal: () => Promise.reject(new Error('Nothing of a settled household is sealed')),
  open: () => Promise.reject(new Error('Nothing of a settled household is sealed')),
  index: () => Promise.reject(new Error('Nothing of a settled household is sealed')),
}

const STAFF = { parties: ['approver'] as const, name: '社区工作人员' }

/** The items of a person's home: the join that led to it with its timeline, and the row in the household. Its counts are its caller's. `at`: ISO 8601. */
export async function settledItems(
  person: Resident,
  home: StoredHome,
  joinId: string,
  at: string,
): Promise<(Item & Key)[]> {
  const { household } = home
  const begun = await newJoinCase(person, home, { id: joinId, child: false }, noSealer, at)
  const put = (write: ReturnType<typeof openWrites>[number]) => ('put' in write ? [write.put] : [])
  if (!home.verified)
    return [
      ...openWrites(joinItem(begun.join), begun.entry).flatMap(put),
      waitingItem(household, { person: person.id, join: joinId }),
    ]
  const { join, entry } = afterMove(begun.join, 'approve', STAFF, {}, at)
  return [
    ...openWrites(joinItem(join), begun.entry).flatMap(put),
    { ...keys.entry(keys.join(joinId), entry.seq), ...entry },
    memberItem(household, memberOf(join.card, at)),
  ]
}
