/** What hours cost to whom few moves and to whom many were made. */
import { communityAccount } from '../../functions/hours/account.ts'
import { type Move, moveId, moveWrites } from '../../functions/hours/ledger.ts'
import type { Item } from '../../functions/platform/dynamo.ts'
import type { Key } from '../../functions/platform/table.ts'
import { makeId } from '../../shared/ids.ts'
import { community, grid1, people, street } from '../support/district.ts'
import { loadMany, random } from './capacity/load-many.ts'
import { type Calls, costsAtTwoSizes, NOW } from './capacity/two-sizes.ts'
import type { Backend } from './support/backend.ts'
import type { Section } from './support/report.ts'

export const hoursPart = async (): Promise<Section[]> => [
  await costsAtTwoSizes({
    title: 'Hours of whom many moves were made',
    how: (
      sizes,
    ) => `The real operations on two tables with ${sizes} moves from the community to one resident: two entries each, and the row of its source. A move is one
transaction: source, both entries, both balances, the figures of area and month. Units by DynamoDB's published rules, queries as DynamoDB Local says.`,
    load,
    calls,
  }),
]

const moveAt = (i: number, moves: number): Move => ({
  source: `${makeId('act', NOW, random)}#${people.resident.id}`,
  from: communityAccount(community),
  to: people.resident.id,
  minutes: 60,
  kind: 'activity',
  what: '楼道清洁日',
  at: new Date(NOW - (moves - i) * 10).toISOString(),
  area: grid1,
})

/** Each as the ledger writes it; balances and figures, which it counts up, as they are after all. */
async function load(backend: Backend, moves: number): Promise<void> {
  await loadMany(backend, moves, (i) =>
    moveWrites(moveAt(i, moves)).flatMap((write) => ('put' in write ? [write.put] : [])),
  )
  const counted = moveWrites(moveAt(0, moves)).flatMap((write): (Item & Key)[] => {
    if (!('update' in write)) return []
    const counts = Object.entries(write.changes.count ?? {}).map(([name, each]) => [name, each * moves])
    return [{ ...write.update, ...write.changes.set, ...Object.fromEntries(counts) }]
  })
  await loadMany(backend, counted.length, (i) => counted.slice(i, i + 1))
}

async function calls(backend: Backend, moves: number): Promise<Calls> {
  const { code } = await backend.call('neighbour', 'makeReceivingCode', { key: 'bench-code' })
  const { cursor } = await backend.call('resident', 'listHours', { query: {} })
  if (!cursor) throw new Error('They have one page only')
  const last = moveAt(moves - 1, moves)
  if (!(await backend.table.write(moveWrites(last))).written) throw new Error('Nothing was earned')
  const correction = { area: community, moveId: moveId(last) }
  const period = { first: '2026-11', last: '2026-11', naming: 'whole' as const }
  return {
    getHours: () => backend.call('resident', 'getHours'),
    'listHours, the newest 20': () => backend.call('resident', 'listHours', { query: {} }),
    'listHours, the next 20': () => backend.call('resident', 'listHours', { query: { cursor } }),
    giveHours: () => backend.call('resident', 'giveHours', { body: { code, minutes: 30 }, key: 'bench-gift' }),
    requestCertificate: () =>
      backend.call('resident', 'requestCertificate', { body: period, key: 'bench-certificate' }),
    'listMoves, the newest 20': () => backend.call('communityStaff', 'listMoves', { params: { area: community } }),
    correctMove: () =>
      backend.call('communityStaff', 'correctMove', {
        params: correction,
        body: { minutes: 10, reason: '多记了十分钟' },
        key: 'bench-correction',
      }),
    getHoursFigures: () => backend.call('streetStaff', 'getHoursFigures', { params: { area: street } }),
  }
}
