/** Swaps in the table: the same row with who asks and with who is asked. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { ownShift, type Swap, swapId } from '../../shared/duty/contract.ts'
import { DAY } from '../../shared/lifecycle.ts'
import { personId } from '../../shared/people/person.ts'
import { epochSeconds, isoTime } from '../platform/clock.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'

/** How long a swap is shown after its shift. */
const KEPT = 30 * DAY

const storedSwap = z.object({
  id: swapId,
  shift: ownShift,
  inReturn: z.optional(ownShift),
  asker: personId,
  asked: personId,
  reason: z.string(),
  at: z.string(),
  answered: z.optional(z.enum(['accepted', 'declined'])),
})
export type StoredSwap = z.infer<typeof storedSwap>

export const parseSwap = (item: Item | undefined): StoredSwap | undefined => item && z.parse(storedSwap, item)

/** How a swap stands: unanswered when either shift begins, it is over. */
export function stateOf({ answered, shift, inReturn }: StoredSwap, now: number): Swap['state'] {
  if (answered) return answered
  const begun = [shift, inReturn].some((each) => each && each.from <= isoTime(now))
  return begun ? 'expired' : 'asked'
}

const sides = ({ asker, asked }: StoredSwap) => [asker, asked]

export const newSwapWrites = (swap: StoredSwap): Write[] =>
  sides(swap).map((person) => ({
    put: { ...keys.swap(person, swap.id), ...swap, expiresAt: epochSeconds(Date.parse(swap.shift.to) + KEPT) },
    when: isNew,
  }))

/** The writes that answer a swap, as long as nobody answered it. */
export const answerWrites = (swap: StoredSwap, answered: 'accepted' | 'declined'): Write[] =>
  sides(swap).map((person) => ({
    update: keys.swap(person, swap.id),
    changes: { set: { answered } },
    when: { expression: 'attribute_exists(pk) AND attribute_not_exists(answered)' },
  }))

export function toSwap(swap: StoredSwap, nameOf: (person: string) => string, now: number): Swap {
  const { answered: _, ...said } = swap
  return { ...said, state: stateOf(swap, now), askerName: nameOf(swap.asker), askedName: nameOf(swap.asked) }
}
