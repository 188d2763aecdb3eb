import { beforeEach, describe, expect, it } from 'vitest'
import { takeHours } from '../../../functions/hours/take-hours.ts'
import { keys } from '../../../functions/platform/table.ts'
import { DAY } from '../../../shared/lifecycle.ts'
import { type PersonName, people } from '../../support/district.ts'
import { earn } from '../../support/hours.ts'
import { meanwhile } from '../../support/meanwhile.ts'
import { anew, stage } from './scene.ts'

beforeEach(anew)

describe('rankings', () => {
  /** As the stream brings a balance that moved. */
  const bring = async (who: PersonName) => {
    const key = keys.balance(people[who].id)
    const [item] = await stage.table.read([key])
    const NewImage = Object.fromEntries(
      Object.entries(item ?? {}).flatMap(([name, value]) =>
        typeof value === 'number' ? [[name, { N: `${value}` }]] : [],
      ),
    )
    const record = { dynamodb: { Keys: { pk: { S: key.pk }, sk: { S: key.sk } }, NewImage, SequenceNumber: '1' } }
    return takeHours([record as never], stage.ports)
  }
  const served = async (who: PersonName, minutes: number) => {
    await earn(stage, who, minutes)
    expect(await bring(who)).toEqual({ batchItemFailures: [] })
  }
  const rows = async () =>
    (await stage.ok('resident', 'getRanking')).items.map(({ name, minutes, mine }) => [name, minutes, mine])

  it('hold those alone who joined, most first, and let them go at once', async () => {
    await served('resident', 60)
    await served('neighbour', 90)
    await served('farResident', 300)
    expect(await stage.ok('resident', 'getRanking')).toMatchObject({
      items: [],
      joined: false,
      community: { name: '大江园社区' },
    })
    await stage.ok('resident', 'joinRanking')
    expect(await rows()).toEqual([['1号楼 演邻居', 60, true]])
    await stage.ok('neighbour', 'joinRanking')
    await stage.ok('farResident', 'joinRanking')
    expect(await rows()).toEqual([
      ['1号楼 演邻居', 90, false],
      ['1号楼 演邻居', 60, true],
    ])
    await served('resident', 60)
    const ranking = await stage.ok('resident', 'getRanking')
    expect(ranking).toMatchObject({ joined: true, mine: { rank: 1, minutes: 120 } })
    expect(JSON.stringify(ranking)).not.toMatch(/per_|301|演示居民/)
    expect((await stage.ok('neighbour', 'getRanking')).mine).toEqual({ rank: 2, minutes: 90 })
    await stage.ok('neighbour', 'leaveRanking')
    await bring('neighbour')
    expect(await rows()).toEqual([['1号楼 演邻居', 120, true]])
    expect(await stage.ok('neighbour', 'getRanking')).not.toHaveProperty('mine')
  })

  it('begin with the month in which one joins: what was done or put right before is not shown', async () => {
    await served('resident', 60)
    stage.clock.pass(31 * DAY)
    await stage.ok('resident', 'joinRanking')
    expect(await bring('resident')).toEqual({ batchItemFailures: [] })
    const before = await stage.ok('resident', 'getRanking', { query: { month: '2026-03' } })
    expect([before.items, before.mine]).toEqual([[], undefined])
  })

  it('hold what is so, whatever is moved while one joins, and nobody who leaves while a balance is brought', async () => {
    await served('resident', 60)
    meanwhile(stage, () => served('resident', 60))
    await stage.ok('resident', 'joinRanking')
    expect(await rows()).toEqual([['1号楼 演邻居', 120, true]])
    await earn(stage, 'resident', 60)
    meanwhile(stage, () => stage.ok('resident', 'leaveRanking'))
    expect(await bring('resident')).toEqual({ batchItemFailures: [] })
    expect(await rows()).toEqual([])
  })

  it('have nothing of another community, and nobody without a verified home', async () => {
    expect((await stage.ok('newcomer', 'getRanking')).community).toBeUndefined()
    expect((await stage.call('newcomer', 'joinRanking')).body.error.code).toBe('wrongState')
    expect((await stage.call('unverified', 'joinRanking')).body.error.code).toBe('wrongState')
    for (const month of ['2026-04', '2025-03'])
      expect((await stage.call('resident', 'getRanking', { query: { month } })).body.error.code).toBe('badInput')
  })
})
