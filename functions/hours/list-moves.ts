import { Refusal } from '../../shared/errors.ts'
import type { HoursMove } from '../../shared/hours/oversight.ts'
import { readPage } from '../http/listing.ts'
import { operation, type Ports } from '../http/operation.ts'
import type { Table } from '../platform/dynamo.ts'
import { listIndexOf, queueOf } from '../platform/table.ts'
import { namesOf } from './shown.ts'
import { parseMove, type StoredMove } from './store.ts'

export const listMoves = operation('listMoves', {
  async run({ params, query, commit }, { table }: Ports) {
    const index = listIndexOf(params.area)
    if (!index) throw new Refusal('badInput', { area: '请选网格或更大的范围' })
    const listing = { index, partition: queueOf('move', params.area, 'closed'), ascending: false }
    const { items, cursor } = await readPage(table, listing, query)
    const moves = await toMoves(table, items.map(parseMove))
    return commit([], { items: moves, ...(cursor ? { cursor } : {}) }, { area: params.area })
  },
})

/** Moves as staff see them: people as they are called in channels, and no ids of theirs. */
export async function toMoves(table: Table, moves: readonly StoredMove[]): Promise<HoursMove[]> {
  const nameOf = await namesOf(
    table,
    moves.flatMap(({ from, to }) => [from, to]),
  )
  return moves.map(({ source: _, part: __, ...move }) => ({
    ...move,
    from: nameOf(move.from),
    to: nameOf(move.to),
    correctable: move.kind !== 'correction' && move.corrected < move.minutes,
  }))
}
