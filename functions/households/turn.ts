/**
 * Taking turns: whoever adds something of which a household may hold only so many, reads its turn first, counts what is
 * there then, and takes the turn in the transaction that adds. So of two at once one counts anew. It is worth nothing between
 * such additions, and forgotten after a day.
 */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { DAY } from '../../shared/lifecycle.ts'
import { epochSeconds } from '../platform/clock.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'

const stored = z.object({ turn: z.int() })

/** The write that takes the turn as it was read at `keys.turn`, before what it protects was counted. */
export function takeTurn(household: string, item: Item | undefined, now: number): Write {
  const before = item && z.parse(stored, item).turn
  return {
    put: { ...keys.turn(household), turn: (before ?? 0) + 1, expiresAt: epochSeconds(now + DAY) },
    when: before === undefined ? isNew : { expression: 'turn = :turn', values: { ':turn': before } },
  }
}
