/** Takes the things of somebody who has left off the shelf, and their name out of loans. */
import { loanLifecycle } from '../../shared/help/loan.ts'
import { entriesOf } from '../cases/entries.ts'
import { redacted } from '../cases/redacted.ts'
import { letGo } from '../photos/attach.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import { exists } from '../platform/expressions.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys } from '../platform/table.ts'
import {
  borrowingIndex,
  lendingIndex,
  parseLoan,
  parseLoanEntry,
  parseThing,
  type StoredLoan,
  thingsIndex,
} from './lend-store.ts'
import { afterLoanMove } from './move-loan.ts'

const sides = ['owner', 'borrower'] as const
type Side = (typeof sides)[number]

/** Nothing is written twice: the rows by which it is found go last. `now` is ISO 8601. */
export async function forgetLending(table: Table, person: string, name: string, now: string): Promise<void> {
  for (const row of await ownedBy(table, thingsIndex(person))) {
    const thing = parseThing((await table.read([{ pk: String(row.pk), sk: String(row.sk) }]))[0])
    if (!thing) continue
    const { id, photo } = thing.card
    await mustWrite(table, [{ remove: keys.thing(id) }, ...letGo(photo ? [photo] : [], id, now)])
  }
  for (const side of sides) {
    for (const { pk } of await ownedBy(table, side === 'owner' ? lendingIndex(person) : borrowingIndex(person))) {
      const id = String(pk).slice('LOAN#'.length)
      const loan = parseLoan((await table.read([keys.loan(id)]))[0])
      if (loan) await leave(table, loan, side, person, name, now)
      const unlisted = { owner: undefined, ownerAt: undefined }
      await mustWrite(table, [
        side === 'owner'
          ? { remove: keys.lending(id) }
          : { update: keys.loan(id), changes: { set: unlisted }, when: exists },
      ])
    }
  }
}

async function leave(table: Table, loan: StoredLoan, side: Side, person: string, name: string, now: string) {
  const { id, state } = loan.card
  const mover = { parties: [side], name }
  const asked = state === loanLifecycle.initial
  if (asked) await mustWrite(table, afterLoanMove(loan, side === 'owner' ? 'decline' : 'cancel', mover, now).writes)
  for (const item of await entriesOf(table, keys.loan(id))) {
    const { seq, by } = parseLoanEntry(item)
    if (by.personId === person && !item.redacted)
      await table.write([redacted(keys.entry(keys.loan(id), seq), { 'by.name': name })])
  }
  const set = side === 'owner' ? { ownerName: name, room: '' } : { borrowerName: name }
  await mustWrite(table, [{ update: keys.loan(id), changes: { set }, when: exists }])
}

const ownedBy = (table: Table, owner: string): Promise<Item[]> =>
  queryAll(table, { index: 'byOwner', pk: { name: 'owner', value: owner }, ascending: true })

/** Throws where somebody else was at it at this moment: the next sweep goes on. */
async function mustWrite(table: Table, writes: readonly Write[]): Promise<void> {
  if (!(await table.write(writes)).written) throw new Error('What is erased was changed at this moment')
}
