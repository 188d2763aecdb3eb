/** What hours hold of a person, for the copy of their data; and what is left of it when they leave. */
import { moveKindWords } from '../../shared/hours/kinds.ts'
import { minutesWords, monthWords, periodWords } from '../../shared/hours/words.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import { exists } from '../platform/expressions.ts'
import { queryAll } from '../platform/query-all.ts'
import { indexes, keys } from '../platform/table.ts'
import { certificatesOwner, parseCard } from './certificate.ts'
import { balanceOf } from './ledger.ts'
import { toEntries } from './list-hours.ts'
import { monthIn } from './month.ts'
import { parseRanked, unrankWrites } from './rank.ts'
import { parseEntry } from './store.ts'

const entriesOf = (table: Table, person: string): Promise<Item[]> =>
  queryAll(table, {
    pk: { name: 'pk', value: keys.balance(person).pk },
    sk: { name: 'sk', beginsWith: 'ENTRY#' },
    ascending: true,
    consistent: true,
  })

/** The balance, and every entry that it is the sum of. */
export async function copyHours(table: Table, person: string) {
  const [[balance, ranked], entries] = await Promise.all([
    table.read([keys.balance(person), keys.ranked(person)]),
    entriesOf(table, person),
  ])
  const shown = await toEntries(table, entries.map(parseEntry))
  const stands = parseRanked(ranked)
  return [
    ...(balance ? [{ 余额: minutesWords(balanceOf(balance)) }] : []),
    ...(stands ? [{ 参加排行榜: `从${monthWords(stands.since)}起`, 榜上的称呼: stands.name }] : []),
    ...shown.map(({ at, kind, what, minutes, other }) => ({
      时间: at,
      类别: moveKindWords[kind],
      事由: what,
      时长: minutesWords(minutes),
      对方: other,
    })),
  ]
}

export function copyCertificate(item: Item) {
  const { code, name, first, last, minutes, times, communityName, issuedAt } = parseCard(item)
  return {
    编码: code,
    证明上的姓名: name,
    期间: periodWords(first, last),
    时长: minutesWords(minutes),
    服务次数: times,
    出具: communityName,
    出具时间: issuedAt,
  }
}

/** What stands in the entries of who has left. */
const FORGOTTEN = '（已随账号注销删除）'

/**
 * The entries stay, since what was moved must sum to zero for whoever it was moved with; but they say no more what for, and the id in
 * them leads nowhere. Certificates go, with the codes on them, and so does every ranking. `now` is ISO 8601.
 */
export async function forgetHours(table: Table, person: string, now: string): Promise<void> {
  const [ranked] = await table.read([keys.ranked(person)])
  const stands = parseRanked(ranked)
  if (stands) await mustWrite(table, unrankWrites(person, stands, monthIn(now)))
  const pk = { name: indexes.byOwner.pk, value: certificatesOwner(person) }
  for (const item of await queryAll(table, { index: 'byOwner', pk, ascending: true })) {
    const { id, code } = parseCard(item)
    await mustWrite(table, [{ remove: keys.certified(code.replace('-', '')) }, { remove: keys.certificate(id) }])
  }
  for (const item of await entriesOf(table, person)) {
    const { id, what } = parseEntry(item)
    if (what === FORGOTTEN) continue
    await mustWrite(table, [
      { update: keys.hoursEntry(person, id), changes: { set: { what: FORGOTTEN } }, when: exists },
    ])
  }
}

/** Throws where somebody else was at it at this moment: the next sweep goes on. */
async function mustWrite(table: Table, writes: readonly Write[]): Promise<void> {
  if (!(await table.write(writes)).written) throw new Error('Hours were moved at this moment')
}
