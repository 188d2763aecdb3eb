/**
 * The history of a community's areas: a line a change, in the transaction of the change; kept for good. Who made it stands
 * there by their id alone, so that the name goes with the account.
 */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { type AreaChange, areaChange } from '../../shared/areas/editor.ts'
import { personId } from '../../shared/people/person.ts'
import type { Actor } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'

const storedChange = z.extend(z.omit(areaChange, { byName: true }), { by: personId })
type StoredChange = z.infer<typeof storedChange>
export const parseChange = (item: Item): StoredChange => z.parse(storedChange, item)

/** What stands in place of the name of who made a change and has left. */
const GONE = '已注销的工作人员'

export const toChange = (
  { by, ...change }: StoredChange,
  nameOf: (person: string) => string | undefined,
): AreaChange => ({
  ...change,
  byName: nameOf(by) ?? GONE,
})

/** `about`: what tells this change from another one of the same millisecond. */
export function changeWrite(
  community: string,
  about: string,
  actor: Pick<Actor, 'id'>,
  change: Omit<StoredChange, 'at' | 'by'>,
  now: number,
): Write {
  const at = isoTime(now)
  const said: StoredChange = { ...change, at, by: actor.id }
  return { put: { ...keys.areaChange(community, `${at}#${about}`), ...said }, when: isNew }
}
