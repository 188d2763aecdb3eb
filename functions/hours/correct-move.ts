import { Refusal } from '../../shared/errors.ts'
import { isService } from '../../shared/hours/kinds.ts'
import { readPage } from '../http/listing.ts'
import { operation, type Ports } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import type { Table, Write } from '../platform/dynamo.ts'
import { keys, listIndexOf, queueOf } from '../platform/table.ts'
import { communityOf } from './account.ts'
import { balanceOf, type Move, moveId, moveWrites } from './ledger.ts'
import { toMoves } from './list-moves.ts'
import { otherPart } from './pay.ts'
import { parseMove, type StoredMove } from './store.ts'

/**
 * Takes back at most what the move brought, and what whoever got it still has: nobody falls below zero. What was corrected before
 * is part of the source, so that two who correct it at once don't both. A service that two paid for is one until nothing is left of either.
 */
export const correctMove = operation('correctMove', {
  async run({ params, body, now, commit }, { table }: Ports) {
    const before = await moveIn(table, params.area, params.moveId)
    if (!before || before.kind === 'correction') throw new Refusal('notFound')
    const left = before.minutes - before.corrected
    const { minutes = left, reason } = body
    if (left === 0) throw new Refusal('wrongState')
    if (minutes > left) throw new Refusal('badInput', { minutes: `最多更正 ${left} 分钟` })
    const [payer, item] = await table.read([keys.balance(before.to), keys.moved(otherPart(before))])
    const other = item && parseMove(item)
    if (!communityOf(before.to) && balanceOf(payer) < minutes) throw new Refusal('tooFewHours')
    const at = isoTime(now)
    const move: Move = {
      source: `${before.source}#corrected#${before.corrected}`,
      from: before.to,
      to: before.from,
      minutes,
      kind: 'correction',
      what: `更正“${before.what}”：${reason}`,
      at,
      area: before.area,
      undoes: { kind: before.kind, at: before.at, wholly: minutes === left && !stands(other), move: before.id },
    }
    const id = moveId(move)
    const [shown] = await toMoves(table, [{ ...move, id, corrected: 0 }])
    if (!shown) throw new Error('A correction is not shown')
    const still = other ? [{ check: keys.moved(other.source), when: asCorrected(other) }] : []
    const writes = [...moveWrites(move), correctedWrite(before, minutes), ...markWrites(before, id, at), ...still]
    return commit(writes, shown, { area: params.area, what: before.id, ...subjectOf(before) })
  },
})

/** A move of this area, read by its key: the list that it is found in lags by milliseconds. */
async function moveIn(table: Table, area: string, id: string): Promise<StoredMove | undefined> {
  const index = listIndexOf(area)
  if (!index) throw new Refusal('badInput', { area: '请选网格或更大的范围' })
  const range = { beginsWith: id }
  const partition = queueOf('move', area, 'closed')
  const { items } = await readPage(table, { index, partition, ascending: true, range }, { limit: 1 })
  const [listed] = items
  if (!listed) return undefined
  const [item] = await table.read([keys.moved(parseMove(listed).source)])
  return item && parseMove(item)
}

const stands = (move: StoredMove | undefined): boolean => move !== undefined && move.corrected < move.minutes

const asCorrected = ({ corrected }: StoredMove) => ({
  expression: 'card.corrected = :corrected',
  values: { ':corrected': corrected },
})

const correctedWrite = (before: StoredMove, minutes: number): Write => ({
  update: keys.moved(before.source),
  changes: { set: { 'card.corrected': before.corrected + minutes } },
  when: asCorrected(before),
})

/** Certificates of the period ask for this. */
const markWrites = ({ id, to, kind }: StoredMove, by: string, at: string): Write[] =>
  isService(kind) && !communityOf(to) ? [{ put: { ...keys.corrected(to, id, by), at } }] : []

const subjectOf = ({ to, from }: StoredMove) => {
  const subject = [to, from].find((account) => !communityOf(account))
  return subject ? { subject } : {}
}
