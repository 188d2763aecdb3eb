/**
 * The ledger on the real table: whatever is moved, tried again, broken off or done at once, all balances sum to zero, each is the
 * sum of its entries, no person's is below zero, and nothing is moved twice.
 */

import { randomBytes } from 'node:crypto'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Account, communityAccount } from '../../functions/hours/account.ts'
import { balanceOf, type Move, moveKeys, moveWrites, writesOf } from '../../functions/hours/ledger.ts'
import { servedIn, timesIn } from '../../functions/hours/month.ts'
import { payMoves } from '../../functions/hours/pay.ts'
import { parseMove } from '../../functions/hours/store.ts'
import { connectTable, type Item, type Table } from '../../functions/platform/dynamo.ts'
import { queryAll } from '../../functions/platform/query-all.ts'
import { keys } from '../../functions/platform/table.ts'
import { localCredentials, localRegion } from '../../infra/local/credentials.ts'
import { createTable } from '../../infra/local/table.ts'
import { ownDynamoDb } from '../support/dynamodb.ts'
import { runs } from '../support/properties.ts'

const STORIES = 25
const AT = '2026-03-02T01:00:00.000Z'
const grid = '420102015020001'
const tableName = `test-${randomBytes(6).toString('hex')}`
let table: Table
beforeAll(async () => {
  const client = new DynamoDBClient({ endpoint: ownDynamoDb(), region: localRegion, credentials: localCredentials })
  await createTable(client, tableName)
  table = connectTable({ tableName, region: localRegion }, client)
})

const entriesOf = (account: Account) =>
  queryAll(table, {
    pk: { name: 'pk', value: keys.balance(account).pk },
    sk: { name: 'sk', beginsWith: 'ENTRY#' },
    ascending: true,
    consistent: true,
  })
const minutesOf = ({ minutes }: Item) => Number(minutes)
const sum = (all: number[]) => all.reduce((one, other) => one + other, 0)

class Crash extends Error {}

/** A table whose caller stops at the `at`th request: before it is sent, or after it was done but before the answer came. */
function breaking(at: number, how: 'before' | 'after'): Table {
  let asked = 0
  const broken = async <T>(request: () => Promise<T>): Promise<T> => {
    const here = asked++ === at
    if (here && how === 'before') throw new Crash()
    const answer = await request()
    if (here) throw new Crash()
    return answer
  }
  return {
    read: (wanted) => broken(() => table.read(wanted)),
    query: (wanted) => broken(() => table.query(wanted)),
    write: (writes) => broken(() => table.write(writes)),
  }
}

/** As a caller moves: reads whether it was done and what there is, and gives up when there is too little. */
async function make(on: Table, move: Move): Promise<'moved' | 'already' | 'tooFew'> {
  for (;;) {
    const at = moveKeys(move)
    const [moved, from] = await on.read([at.moved, at.from, at.to])
    if (moved) return 'already'
    if (move.from.startsWith('per_') && balanceOf(from) < move.minutes) return 'tooFew'
    if ((await on.write(moveWrites(move))).written) return 'moved'
  }
}

const step = fc.record({
  source: fc.integer({ min: 0, max: 11 }),
  from: fc.integer({ min: 0, max: 4 }),
  to: fc.integer({ min: 0, max: 4 }),
  minutes: fc.integer({ min: 1, max: 120 }),
  /** At which of its requests the caller stops, if at all. */
  stops: fc.option(fc.record({ at: fc.integer({ min: 0, max: 1 }), how: fc.constantFrom('before', 'after') })),
  /** How many make it at the same time. */
  atOnce: fc.integer({ min: 1, max: 3 }),
  again: fc.boolean(),
})

describe('the ledger', () => {
  it('moves once for a source, at whatever time that is tried again', async () => {
    const [from, to] = [communityAccount('420102015020'), `per_${randomBytes(8).toString('hex')}`]
    const move: Move = { source: `once#${to}`, from, to, minutes: 30, kind: 'help', what: '搬桌子', at: AT, area: grid }
    expect((await table.write(moveWrites(move))).written).toBe(true)
    expect((await table.write(moveWrites({ ...move, at: '2026-03-05T01:00:00.000Z' }))).written).toBe(false)
    expect(balanceOf((await table.read([keys.balance(to)]))[0])).toBe(30)
  })

  it('sums to zero and doubles nothing, whatever is tried again, broken off or done at once', async () => {
    let story = 0
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { maxLength: 6 }), async (rounds) => {
        const name = `${randomBytes(6).toString('hex')}-${story++}`
        const accounts = [
          communityAccount(`420102${name}`),
          ...['a', 'b', 'c'].map((each) => `per_${name}${each}`),
          communityAccount(`420103${name}`),
        ]
        const done = new Map<string, Move>()
        for (const round of rounds) {
          await Promise.all(
            round.map(async ({ source, from, to, minutes, stops, atOnce, again }) => {
              const [payer, receiver] = [accounts[from], accounts[to]]
              if (!payer || !receiver || from === to) return
              const move: Move = {
                source: `${name}#${source}`,
                from: payer,
                to: receiver,
                minutes,
                kind: 'help',
                what: '搬一张桌子',
                at: AT,
                area: grid,
              }
              const on = stops ? breaking(stops.at, stops.how) : table
              const tries = await Promise.allSettled(Array.from({ length: atOnce }, () => make(on, move)))
              for (const each of tries)
                if (each.status === 'rejected' && !(each.reason instanceof Crash)) throw each.reason
              if (again) await make(table, move)
              const [row] = await table.read([keys.moved(move.source)])
              const moved = row && parseMove(row)
              if (moved?.from === payer && moved.to === receiver && moved.minutes === minutes)
                done.set(move.source, move)
            }),
          )
        }
        const balances = (await table.read(accounts.map(keys.balance))).map(balanceOf)
        const entries = await Promise.all(accounts.map(entriesOf))
        expect(sum(balances)).toBe(0)
        expect(entries.map((of) => sum(of.map(minutesOf)))).toEqual(balances)
        expect(balances.slice(1, 4).every((minutes) => minutes >= 0)).toBe(true)
        // Each source once on either side, and as it was meant.
        const sources = entries.flat().map(({ source, minutes }) => `${source} ${Number(minutes) > 0 ? '+' : '-'}`)
        expect(new Set(sources).size).toBe(sources.length)
        expect(sources.length).toBe(done.size * 2)
        for (const move of done.values())
          expect(
            entries
              .flat()
              .filter(({ source }) => source === move.source)
              .map(minutesOf)
              .sort(),
          ).toEqual([-move.minutes, move.minutes].sort())
      }),
      { numRuns: runs(STORIES) },
    )
  })

  it('of twenty who spend the same last hour at once, one does', async () => {
    const [giver, community] = ['per_last', communityAccount('420102015020')]
    const said = { kind: 'help', what: '陪诊', at: AT, area: grid } as const
    await make(table, { ...said, source: 'first', from: community, to: giver, minutes: 60 })
    const tries = Array.from({ length: 20 }, (_, i) =>
      make(table, { ...said, kind: 'gift', source: `gift ${i}`, from: giver, to: `per_other${i}`, minutes: 60 }),
    )
    expect((await Promise.all(tries)).filter((each) => each === 'moved')).toHaveLength(1)
    const [left] = await table.read([keys.balance(giver)])
    expect(balanceOf(left)).toBe(0)
  })

  it('pays several helpers in one transaction: what the asker has first, the community the rest', async () => {
    const [asker, community] = ['per_asker', communityAccount('420102015021')]
    const said = { kind: 'help', what: '搬家', at: AT, area: '420102015021001001' } as const
    await make(table, { ...said, source: 'earned', from: community, to: asker, minutes: 90 })
    const helpers = Array.from({ length: 10 }, (_, i) => ({ person: `per_helper${i}`, minutes: 60 }))
    const moves = payMoves({ ...said, id: 'hlp_1', asker: { account: asker, balance: 90 }, helpers })
    const writes = moveWrites(...moves)
    expect(moves.map(({ from, to, minutes }) => [from, to, minutes]).slice(0, 3)).toEqual([
      [asker, 'per_helper0', 60],
      [asker, 'per_helper1', 30],
      [community, 'per_helper1', 30],
    ])
    expect(writes.length).toBe(writesOf(moves.length, 12))
    expect(await table.write(writes)).toEqual({ written: true })
    const found = await table.read([asker, community, ...helpers.map(({ person }) => person)].map(keys.balance))
    expect(found.map(balanceOf)).toEqual([0, -600, ...helpers.map(() => 60)])
    // One service each, also where two paid for it.
    expect(found.slice(2).map((item) => [item?.[servedIn('2026-03')], item?.[timesIn('2026-03')]])).toEqual(
      helpers.map(() => [60, 1]),
    )
    const [figures] = await table.read([keys.hoursOf('420102', '2026-03', '420102015021001')])
    expect(figures).toMatchObject({ help: 690, times: 11 })
    // The same again: nothing.
    expect(await table.write(writes)).toMatchObject({ written: false })
  })

  it('takes back what a correction corrects, in the month of the service', async () => {
    const [person, community] = ['per_corrected', communityAccount('420102015022')]
    const area = '420102015022'
    const move: Move = {
      source: 'act_1#per_corrected',
      from: community,
      to: person,
      minutes: 120,
      kind: 'activity',
      what: '清洁日',
      at: AT,
      area,
    }
    await make(table, move)
    const undoes = { kind: move.kind, at: AT, wholly: true, move: 'mov_1' }
    const back = { from: person, to: community, kind: 'correction', at: '2026-05-02T01:00:00.000Z', undoes } as const
    await make(table, { ...move, ...back, source: 'act_1#per_corrected#1' })
    const [balance, march] = await table.read([keys.balance(person), keys.hoursOf('420102', '2026-03', area)])
    expect(balance).toMatchObject({ minutes: 0, served_202603: 0, times_202603: 0 })
    expect(balance).not.toHaveProperty('served_202605')
    expect(march).toMatchObject({ activity: 0, times: 0 })
  })

  it('takes nothing that is no move', () => {
    const move: Move = {
      source: 's',
      from: 'per_a',
      to: 'per_b',
      minutes: 1,
      kind: 'gift',
      what: '',
      at: AT,
      area: grid,
    }
    expect(() => moveWrites({ ...move, to: 'per_a' })).toThrow('itself')
    for (const minutes of [0, -1, 1.5, Number.NaN, 44_641]) expect(() => moveWrites({ ...move, minutes })).toThrow()
    expect(() => moveWrites({ ...move, area: '420102' })).toThrow('no community')
  })
})
