/** All that a household holds: who belongs to it, who waits to, whose record it keeps. One query of its own partition. */
import { Refusal } from '../../shared/errors.ts'
import { CHILDREN_MAX } from '../../shared/households/limits.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys } from '../platform/table.ts'
import { parseDependant, type StoredDependant } from './dependant.ts'
import { parseMember, parseWaiting, type StoredMember, type StoredWaiting } from './member.ts'
import { takeTurn } from './turn.ts'

export interface Inside {
  members: StoredMember[]
  waiting: StoredWaiting[]
  dependants: StoredDependant[]
}

export async function insideOf(table: Table, household: string): Promise<Inside> {
  const pk = { name: 'pk', value: keys.member(household, '').pk }
  const items = await queryAll(table, { pk, ascending: true, consistent: true })
  const each = <T>(kind: string, parse: (item: Item) => T | undefined) =>
    items.filter(({ sk }) => String(sk).startsWith(`${kind}#`)).flatMap((item) => parse(item) ?? [])
  return {
    members: each('MEMBER', parseMember),
    waiting: each('WAITING', parseWaiting),
    dependants: each('DEPENDANT', parseDependant),
  }
}

/**
 * The write that goes with one more child of a guardian; `turn`: as it was read before this. Throws `limitReached` where they
 * answer for as many as one may.
 */
export async function guardOneMore(
  table: Table,
  { household, guardian, turn, now }: { household: string; guardian: string; turn: Item | undefined; now: number },
): Promise<Write> {
  const { members } = await insideOf(table, household)
  if (members.filter((member) => member.guardian === guardian).length >= CHILDREN_MAX) throw new Refusal('limitReached')
  return takeTurn(household, turn, now)
}
