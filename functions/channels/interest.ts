/**
 * Interest channels (兴趣频道) in the table: the channel's own item, by which it is found and spoken in, and a row in the
 * directory of its community. What both say is changed in one transaction.
 */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../../shared/areas/contract.ts'
import { interestId, interestStates } from '../../shared/channels/channel.ts'
import { personId } from '../../shared/people/person.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { exists, isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'

export const storedInterest = z.object({
  id: interestId,
  /** Its community. */
  area: areaCode,
  name: z.string(),
  about: z.string(),
  state: z.enum(interestStates),
  proposedBy: personId,
  /** As the community knows them. */
  proposedName: z.string(),
  proposedAt: z.string(),
  /** Why it was refused or closed. */
  reason: z.optional(z.string()),
})
export type StoredInterest = z.infer<typeof storedInterest>

/** The interest channel that an item is of: its own or its row in the directory; undefined for the channel of an area. */
export function parseInterest(item: Item | undefined): StoredInterest | undefined {
  return item?.proposedBy === undefined ? undefined : z.parse(storedInterest, item)
}

export const proposerIndex = (person: string) => `${person}#interest`

/** The writes that propose one: the channel begins without an event. */
export const proposeWrites = (interest: StoredInterest): Write[] => [
  { put: { ...keys.channel(interest.id), ...interest, seq: 0, posts: 0 }, when: isNew },
  {
    put: {
      ...keys.interest(interest.area, interest.id),
      ...interest,
      owner: proposerIndex(interest.proposedBy),
      ownerAt: interest.id,
    },
    when: isNew,
  },
]

/** The writes that change one, on condition that it still stands as it was read. */
export function changeInterest(
  { id, area, state: from }: StoredInterest,
  set: Pick<StoredInterest, 'state' | 'reason'>,
): Write[] {
  const still = { expression: '#state = :from', values: { ':from': from } }
  return [
    { update: keys.channel(id), changes: { set }, when: still },
    { update: keys.interest(area, id), changes: { set }, when: exists },
  ]
}
