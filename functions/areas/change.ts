/** The history of a community's areas: a line a change, in the transaction of the change; kept for good. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { type AreaChange, areaChange } from '../../shared/areas/editor.ts'
import { personId } from '../../shared/people/contract.ts'
import type { Actor } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'

const storedChange = z.extend(areaChange, { by: personId })
export const parseChange = (item: Item): AreaChange => {
  const { by: _, ...change } = z.parse(storedChange, item)
  return change
}

/** `about`: what tells this change from another one of the same millisecond. */
export function changeWrite(
  community: string,
  about: string,
  actor: Pick<Actor, 'id' | 'name'>,
  change: Omit<AreaChange, 'at' | 'byName'>,
  now: number,
): Write {
  const at = isoTime(now)
  const said: z.infer<typeof storedChange> = { ...change, at, by: actor.id, byName: actor.name }
  return { put: { ...keys.areaChange(community, `${at}#${about}`), ...said }, when: isNew }
}
