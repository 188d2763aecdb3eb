import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { openedPhones, parseRosterRow } from '../../functions/households/roster.ts'
import { parseImport } from '../../functions/imports/store.ts'
import type { WorkPorts } from '../../functions/imports/taker.ts'
import { work } from '../../functions/imports/work.ts'
import { connectBatch } from '../../functions/platform/batch.ts'
import { connectTable } from '../../functions/platform/dynamo.ts'
import { keys } from '../../functions/platform/table.ts'
import { localCredentials, localRegion } from '../../infra/local/credentials.ts'
import { building1, building2 } from '../support/district.ts'
import { ownDynamoDb } from '../support/dynamodb.ts'
import { runs } from '../support/properties.ts'
import { testSealer } from '../support/sealer.ts'
import { csv } from './support/files.ts'
import { type ImportStage, importStage } from './support/stage.ts'

const HEADER = '楼栋编码,单元,室号,手机号1'
const ROWS = 60
const PACE = { slice: 60_000, handful: 7 }

let on: ImportStage
let unit = 0
beforeAll(async () => {
  on = await importStage()
})

/** A worker whose process dies at its n-th request that writes: before it or after, the table has it. Nothing of it goes on. */
function mortal(n: number, after: boolean): WorkPorts {
  let requests = 0
  let dead = false
  const endpoint = ownDynamoDb()
  const client = new DynamoDBClient({ endpoint, region: localRegion, credentials: localCredentials, maxAttempts: 1 })
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (dead) throw new Error('This process is dead')
      const writes = /Write/.test(context.commandName ?? '')
      if (writes) requests++
      const dies = writes && requests >= n
      if (dies) dead = true
      const sent = dies && !after ? undefined : await next(args)
      if (!sent || dead) throw new Error('This process dies')
      return sent
    },
    { step: 'initialize' },
  )
  const options = { tableName: on.stage.tableName, region: localRegion }
  const table = connectTable(options, client)
  const batch = connectBatch({ ...options, pause: async () => undefined }, client)
  return { ...on.ports, table, batch, sealer: testSealer(table, on.stage.clock) }
}

async function turnOf(id: string) {
  const [item] = await on.stage.table.read([keys.import(id)])
  return parseImport(item)?.turn ?? 0
}

/** Rows of a unit that no run before had, by turns in two buildings; each eleventh is wrong, each thirteenth comes twice. */
function newFile() {
  unit++
  const rows = Array.from({ length: ROWS }, (_, i) => {
    const number = i % 13 === 12 ? i - 1 : i
    const room = i % 11 === 10 ? '?' : String(number + 1)
    return [i % 2 && i % 13 !== 12 ? building1 : building2, String(unit), room, `138${String(10_000_000 + number)}`]
  })
  const right = rows.filter(([, , room]) => room !== '?')
  const households = new Map(right.map(([building, , room, phone]) => [`${building} ${room}`, phone]))
  const bytes = csv(HEADER, ...rows.map((row) => row.join(',')))
  const wrong = ROWS - right.length
  const counts = { added: households.size, changed: 0, unchanged: right.length - households.size, wrong }
  return { bytes, households, counts }
}

async function inTable() {
  const rows = (await Promise.all([building1, building2].map(on.roster))).flat()
  const own = rows.map(parseRosterRow).filter((row) => row?.unit === unit)
  const said = own.map(async (row) => {
    if (!row) throw new Error('A row that is none')
    return [`${row.building} ${Number(row.code.slice(20))}`, (await openedPhones(on.ports.sealer, row))[0]] as const
  })
  return new Map(await Promise.all(said))
}

const deaths = fc.array(fc.record({ at: fc.integer({ min: 1, max: 14 }), after: fc.boolean() }), { maxLength: 4 })

describe('a worker that dies at any of its writes, again and again', () => {
  it('leaves no household out, takes none twice, and counts each row once', async () => {
    await fc.assert(
      fc.asyncProperty(deaths, deaths, async (whileChecking, whileRunning) => {
        const { bytes, households, counts } = newFile()
        const id = await on.send(bytes)
        await on.stage.ok('communityStaff', 'checkImport', { params: { importId: id } })
        await dieAt(id, whileChecking)
        expect(await on.job(id)).toMatchObject({
          state: 'checked',
          checked: counts,
          progress: { done: ROWS, total: ROWS },
        })
        expect(await inTable()).toEqual(new Map())

        await on.stage.ok('communityStaff', 'runImport', { params: { importId: id }, body: { leaveOut: true } })
        await dieAt(id, whileRunning)
        expect(await on.job(id)).toMatchObject({ state: 'done', imported: counts, progress: { done: ROWS } })
        expect(await inTable()).toEqual(households)
        for (const building of [building1, building2]) {
          const { length } = await on.roster(building)
          expect(await on.building(building)).toMatchObject({ households: length, card: { households: length } })
        }
        expect([...on.bucket.objects.keys()]).not.toContain(`imports/${id}`)
      }),
      { numRuns: runs(15) },
    )
  })

  it('counts the households that it had written when it died, though none is new to the next one', async () => {
    const own = ++unit
    const id = await on.send(csv(HEADER, ...Array.from({ length: 5 }, (_, i) => `${building1},${own},${i + 1},`)))
    await on.check(id)
    await on.stage.ok('communityStaff', 'runImport', { params: { importId: id }, body: {} })
    const { length } = await on.roster(building1)
    // First it saves what it has in hand, then it writes the rows.
    await expect(work(mortal(2, true), id, await turnOf(id), PACE)).rejects.toThrow('This process dies')
    expect(await on.roster(building1)).toHaveLength(length + 5)
    expect(await on.turns(id)).toMatchObject({ state: 'done', imported: { added: 5, unchanged: 0 } })
    expect(await on.building(building1)).toMatchObject({ households: length + 5 })
  })

  /** The record of a turn comes again until it is done with; then come the turns after it. */
  async function dieAt(id: string, at: readonly { at: number; after: boolean }[]) {
    for (const death of at) await work(mortal(death.at, death.after), id, await turnOf(id), PACE).catch(() => undefined)
    await on.turns(id)
  }
})

describe('an import that takes more than a slice', () => {
  it('goes on where the slice before ended, and ends with the same', async () => {
    const { bytes, households, counts } = newFile()
    const id = await on.send(bytes)
    const sliced = async () => {
      let slices = 0
      for (let turn = await turnOf(id), before = 0; turn !== before; slices++) {
        before = turn
        await work(on.ports, id, turn, { slice: 0, handful: 20 })
        turn = await turnOf(id)
      }
      return slices
    }
    await on.stage.ok('communityStaff', 'checkImport', { params: { importId: id } })
    expect(await sliced()).toBe(5)
    expect(await on.job(id)).toMatchObject({ state: 'checked', checked: counts })
    await on.stage.ok('communityStaff', 'runImport', { params: { importId: id }, body: { leaveOut: true } })
    expect(await sliced()).toBeGreaterThan(4)
    expect(await on.job(id)).toMatchObject({ state: 'done', imported: counts })
    expect(await inTable()).toEqual(households)
  })
})
