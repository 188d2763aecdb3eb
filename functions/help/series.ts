/** A weekly request is one of a series: each knows the one after it, and the newest is due to be followed (`NEXT`). */
import type { Table, Write } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { type Known, type Making, moveBy } from './make-move.ts'
import { parseHelp, type StoredHelp } from './store.ts'

/** The last of its series. */
export const lastOfAll = (help: StoredHelp): StoredHelp => ({ ...help, card: { ...help.card, weekly: false } })
export const noNext = (id: string): Write => ({ remove: keys.helpDue(id, 'NEXT') })

/** What ends the series together with this one, if it is of one; its history says so, beside what is `said`. */
export function endsSeries({ card }: StoredHelp, said?: string): Pick<Making, 'change' | 'more' | 'text'> {
  if (!card.weekly) return { text: said }
  const ends = '以后不再每周发出'
  return { text: said ? `${said}（${ends}）` : ends, change: lastOfAll, more: () => [noNext(card.id)] }
}

/** The writes that stop the series where it is by now, for who asked: none where this is the newest, or that was stopped before. */
export async function stopsNewest(table: Table, known: Known, now: number, actor: Parameters<typeof moveBy>[0]) {
  const newest = await newestAfter(table, known.help)
  if (!newest?.card.weekly) return []
  const own: Known = { help: newest, offer: undefined, parties: known.parties }
  return moveBy(actor, own, 'stopRepeat', now, {
    change: lastOfAll,
    more: () => [noNext(newest.card.id)],
  }).writes
}

async function newestAfter(table: Table, help: StoredHelp): Promise<StoredHelp | undefined> {
  let newest: StoredHelp | undefined
  for (let next = help.next; next; next = newest?.next) {
    newest = parseHelp((await table.read([keys.help(next)]))[0])
  }
  return newest
}
