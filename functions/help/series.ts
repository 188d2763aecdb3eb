/**
 * A weekly request is one of a series: each knows the one after it, and the newest is due to be followed (`NEXT`). A series ends from any
 * of its requests: none is made any more, and what of it lies ahead already is called off, which who comes is told.
 */
import { helpLifecycle, isGoing } from '../../shared/help/lifecycle.ts'
import { changesBetween } from '../cases/changes.ts'
import type { Actor } from '../people/actor.ts'
import type { Table, Write } from '../platform/dynamo.ts'
import { atVersion } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { type Known, type Making, moveBy } from './make-move.ts'
import { partiesOf } from './policy.ts'
import { helpItem, parseHelp, type StoredHelp } from './store.ts'

/** The last of its series. */
export const lastOfAll = (help: StoredHelp): StoredHelp => ({ ...help, card: { ...help.card, weekly: false } })
export const noNext = (id: string): Write => ({ remove: keys.helpDue(id, 'NEXT') })

const ENDS = '以后不再每周发出'
const endsToo = (said: string | undefined): string => (said ? `${said}（${ENDS}）` : ENDS)

/** What ends the series together with this one, if it is of one; its history says so, beside what is `said`. */
export function endsSeries({ card }: StoredHelp, said?: string): Pick<Making, 'change' | 'more' | 'text'> {
  if (!card.weekly) return { text: said }
  return { text: endsToo(said), change: lastOfAll, more: () => [noNext(card.id)] }
}

/** That it is the last, said by nobody who has a part in it. */
function lastWrite(help: StoredHelp): Write {
  const last = lastOfAll({ ...help, card: { ...help.card, version: help.card.version + 1 } })
  const changes = changesBetween(helpItem(help), helpItem(last))
  return { update: keys.help(help.card.id), changes, when: atVersion(help.card.version) }
}

/** Those after it, the next one first. */
async function later(table: Table, help: StoredHelp): Promise<StoredHelp[]> {
  const all: StoredHelp[] = []
  for (let next = help.next; next; ) {
    const found = parseHelp((await table.read([keys.help(next)]))[0])
    if (found) all.push(found)
    next = found?.next
  }
  return all
}

/**
 * The writes that end what comes after a request of a series, for who asked or serves there: what is over by then, or is being done, is
 * only the last of it, and so is what is no longer theirs to call off. `said`: why, beside that the series ends.
 */
export async function endsAhead(
  table: Table,
  { help }: Known,
  now: number,
  actor: Actor,
  said?: string,
): Promise<Write[]> {
  return (await later(table, help)).flatMap((each) => {
    const parties = partiesOf(actor, each)
    const known = { help: each, offer: undefined, parties }
    const over = () => [noNext(each.card.id)]
    // Its building came to another grid meanwhile: it is for others there to call off.
    if (!helpLifecycle.moves.stopRepeat.by.some((party) => parties.includes(party)))
      return each.card.weekly ? [lastWrite(each), ...over()] : []
    if (isGoing(each.card.state) && each.card.state !== 'underway')
      return moveBy(actor, known, 'cancel', now, { text: endsToo(said), change: lastOfAll, more: over }).writes
    if (!each.card.weekly) return []
    return moveBy(actor, known, 'stopRepeat', now, { change: lastOfAll, more: over }).writes
  })
}
