/** Hours of a request that is done: a row says what is owed to whom, until it is paid; the sweep pays what was left. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../../shared/areas/contract.ts'
import { helpKindWords } from '../../shared/help/kinds.ts'
import { MINUTE } from '../../shared/lifecycle.ts'
import { personId } from '../../shared/people/person.ts'
import { balanceOf, moveWrites } from '../hours/ledger.ts'
import { payMoves } from '../hours/pay.ts'
import { isoTime } from '../platform/clock.ts'
import type { Table, Write } from '../platform/dynamo.ts'
import { exists } from '../platform/expressions.ts'
import { dueKeys, keys } from '../platform/table.ts'
import { monthWrite } from './helping.ts'
import { minutesOf, minutesSaid } from './minutes.ts'
import { isComing } from './policy.ts'
import type { StoredHelp, StoredHelper } from './store.ts'

const TRIES = 8
/** Whoever is paid at once leaves the sweep nothing. */
const LATER = MINUTE

const storedOwed = z.object({
  asker: personId,
  area: areaCode,
  what: z.string(),
  at: z.string(),
  helpers: z.array(z.object({ person: personId, minutes: z.int() })),
})

/**
 * The request with the minutes that count as hours: of those who did it, but for staff who stepped in, whose work it is. `said`: what
 * the asker says of some. Where nobody earns any, the card has none.
 */
export function withMinutes(
  help: StoredHelp,
  did: (helper: StoredHelper) => boolean,
  said: ReadonlyMap<string, number>,
  now: string,
): StoredHelp {
  const helpers = help.helpers.map((each) => {
    const { minutes: _, ...rest } = each
    const earns = isComing(each) && !each.staff && did(each)
    if (!earns) return rest
    const word = said.get(each.person)
    return { ...each, minutes: word === undefined ? minutesOf(help, each) : minutesSaid(each, word, now) }
  })
  const minutes = helpers.reduce((sum, each) => sum + ('minutes' in each ? (each.minutes ?? 0) : 0), 0)
  return { ...help, helpers, card: { ...help.card, ...(minutes ? { minutes } : {}) } }
}

/** What is owed then, and counted for who helped. */
export function owedWrites(help: StoredHelp, now: number): Write[] {
  const done = help.helpers.flatMap((each) => (each.minutes === undefined ? [] : [{ ...each, minutes: each.minutes }]))
  if (!done.length) return []
  const { id, ownerId, place, kind } = help.card
  const owed = {
    asker: ownerId,
    area: place.area,
    what: helpKindWords[kind],
    at: isoTime(now),
    helpers: done.map(({ person, minutes }) => ({ person, minutes })),
  }
  return [
    { put: { ...keys.helpDue(id, 'OWED'), ...owed, ...dueKeys(id, isoTime(now + LATER)) } },
    ...done.map((each) => monthWrite(help, each, { minutes: each.minutes })),
  ]
}

/** Pays what is owed, once: the asker as far as their balance reaches, the community the rest. Whether there was something. */
export async function payOwed(table: Table, id: string): Promise<boolean> {
  const at = keys.helpDue(id, 'OWED')
  for (let tried = 0; tried < TRIES; tried++) {
    const [item] = await table.read([at])
    if (!item) return tried > 0
    const { asker, ...owed } = z.parse(storedOwed, item)
    const [balance] = await table.read([keys.balance(asker)])
    const payer = { account: asker, balance: balanceOf(balance) }
    const moves = payMoves({ ...owed, id, kind: 'help', asker: payer })
    const paid = await table.write([...moveWrites(...moves), { remove: at, when: exists }])
    if (paid.written) return true
  }
  throw new Error(`The hours of ${id} could not be moved`)
}
