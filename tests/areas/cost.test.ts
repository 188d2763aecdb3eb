/** What areas ask of the table, and that it is the same however many people live elsewhere. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { beforeAll, expect, it } from 'vitest'
import { buildingItem } from '../../functions/areas/building.ts'
import { nameItems } from '../../functions/areas/names.ts'
import type { Write } from '../../functions/platform/dynamo.ts'
import { keys } from '../../functions/platform/table.ts'
import type { OperationId } from '../../shared/routes.ts'
import { counting } from '../support/client.ts'
import { building1, building2, community, grid1, type PersonName } from '../support/district.ts'
import { makeStage, type Stage } from '../support/stage.ts'
import { liveIn } from './support/lived-in.ts'

let stage: Stage
beforeAll(async () => {
  stage = await makeStage()
  for (const building of [building1, building2])
    await liveIn(stage.table, building, [{ unit: 1, room: 101, members: 0 }])
  await stage.table.write(nameItems({ code: community, name: '大江园社区' }).map((put) => ({ put })))
})

const reads: [OperationId, PersonName, object, number][] = [
  ['listAreas', 'newcomer', { query: { parent: community } }, 2],
  ['getArea', 'newcomer', { params: { area: building1 } }, 1],
  ['searchAreas', 'newcomer', { query: { q: '大江园1号楼' } }, 5],
  ['getCoverage', 'communityStaff', { params: { area: community } }, 3],
  ['getCoverage', 'administrator', { params: { area: '420102' } }, 3],
  ['checkAreas', 'communityStaff', { params: { area: grid1 } }, 5],
  ['listGridGroups', 'communityStaff', { params: { area: community } }, 2],
  ['listAreaChanges', 'communityStaff', { params: { area: community } }, 2],
  ['listAreaJobs', 'communityStaff', { params: { area: community } }, 2],
]

it.each(reads)('%s as %s: a few requests', async (operation, who, sent, requests) => {
  const count = counting(stage.client)
  await stage.ok(who, operation, sent as never)
  count.stop()
  expect(count.total()).toBe(requests)
})

it('costs the same in a community, whether 1,000 or 100,000 households live elsewhere', async () => {
  const measure = async () => {
    const units: Record<string, number> = {}
    for (const [operation, who, sent] of reads.filter(([, who]) => who !== 'administrator'))
      units[operation] = await unitsOf(stage.client, () => stage.ok(who, operation, sent as never))
    return units
  }
  // A building of 100 households is one item of the lists; its rows lie in its own partition.
  await fill(10)
  const small = await measure()
  await fill(1000)
  expect(await measure()).toEqual(small)
  console.log('capacity units', JSON.stringify(small))
}, 120_000)

/** So many buildings of 100 households, in communities of another district that have the same names. */
async function fill(buildings: number): Promise<void> {
  let writes: Write[] = []
  for (let i = 0; i < buildings; i++) {
    const place = `420103${String(1 + Math.floor(i / 900)).padStart(3, '0')}${String(1 + Math.floor((i % 900) / 30)).padStart(3, '0')}`
    const code = `${place}001${String(1 + (i % 30)).padStart(3, '0')}`
    const name = `${(i % 30) + 1}号楼`
    const item = buildingItem(
      { code, level: 'building', name, fullName: `江边社区第1网格${name}` },
      { households: 100, joined: 50 },
    )
    writes.push({ put: item })
    if (i % 30 === 0)
      writes.push({
        put: { ...keys.area(place), code: place, level: 'community', name: '江边社区', fullName: '江边社区' },
      })
    if (writes.length >= 90 || i === buildings - 1) {
      await stage.table.write(writes)
      writes = []
    }
  }
}

/** The read units that the table and its indexes took, as DynamoDB counts them. */
async function unitsOf(client: DynamoDBClient, work: () => Promise<unknown>): Promise<number> {
  let units = 0
  client.middlewareStack.add(
    (next) => async (given) => {
      const input = given.input as { ReturnConsumedCapacity?: string }
      input.ReturnConsumedCapacity = 'TOTAL'
      const result = await next(given)
      const { ConsumedCapacity } = result.output as {
        ConsumedCapacity?: { CapacityUnits?: number } | { CapacityUnits?: number }[]
      }
      for (const each of [ConsumedCapacity ?? []].flat()) units += each.CapacityUnits ?? 0
      return result
    },
    { step: 'initialize', name: 'units' },
  )
  try {
    await work()
    return units
  } finally {
    client.middlewareStack.remove('units')
  }
}
