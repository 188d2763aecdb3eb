/** Codes by which one is given hours: shown to whoever gives, good for a day. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { WRONG_CODES_A_DAY } from '../../shared/hours/contract.ts'
import { DAY } from '../../shared/lifecycle.ts'
import { personId } from '../../shared/people/person.ts'
import { epochSeconds } from '../platform/clock.ts'
import type { Item } from '../platform/dynamo.ts'

/** `expiresAt`: epoch seconds. */
export const storedReceiving = z.object({ person: personId, expiresAt: z.number() })

/** Whose code it is; undefined for one that is none, or is over. */
export function receiverOf(item: Item | undefined, now: number): string | undefined {
  const read = item && z.parse(storedReceiving, item)
  return read && read.expiresAt > epochSeconds(now) ? read.person : undefined
}

/** Only what leads nowhere counts as an attempt. */
export const wrongCodes = (actor: string) => ({ what: 'hoursCode', who: actor, max: WRONG_CODES_A_DAY, window: DAY })
