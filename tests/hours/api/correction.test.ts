import { beforeEach, describe, expect, it } from 'vitest'
import { moveWrites } from '../../../functions/hours/ledger.ts'
import { payMoves } from '../../../functions/hours/pay.ts'
import { DAY } from '../../../shared/lifecycle.ts'
import { community, farCommunity, grid1, grid2, people } from '../../support/district.ts'
import { balanceIn, codeOf, earn, earnedId, entriesIn } from '../../support/hours.ts'
import { anew, give, stage } from './scene.ts'

beforeEach(anew)

describe('a correction', () => {
  it('is a new entry on both sides, audited, and changes nothing that stands', async () => {
    const move = await earn(stage, 'resident', 120)
    const before = await entriesIn(stage, people.resident.id)
    stage.clock.pass(DAY)
    const params = { area: community, moveId: earnedId(move) }
    const made = await stage.ok('communityStaff', 'correctMove', {
      params,
      body: { minutes: 30, reason: '多记了半小时' },
    })
    expect(made).toMatchObject({ kind: 'correction', minutes: 30, from: '1号楼 演邻居', to: '大江园社区' })
    const { items } = await stage.ok('resident', 'listHours')
    expect(items.map(({ minutes, what }) => [minutes, what])).toEqual([
      [-30, '更正“楼道清洁日”：多记了半小时'],
      [120, '楼道清洁日'],
    ])
    expect(
      (await entriesIn(stage, people.resident.id)).filter(({ id }) => id === move.source || id === earnedId(move)),
    ).toEqual(before)
    const list = await stage.ok('communityStaff', 'listMoves', { params: { area: grid1 } })
    expect(list.items.map(({ id, corrected, correctable }) => [id, corrected, correctable])).toEqual([
      [made.id, 0, false],
      [params.moveId, 30, true],
    ])
    expect(JSON.stringify(list)).not.toMatch(/per_|301|演示居民/)
    const log = await stage.ok('administrator', 'listAudit', { query: { area: community } })
    expect(log.items.map(({ operation, what }) => [operation, what]).slice(-2)).toEqual(
      expect.arrayContaining([['correctMove', params.moveId]]),
    )
    // The rest of it, twice at once: once.
    const rest = await Promise.all(
      [1, 2].map(() => stage.call('communityStaff', 'correctMove', { params, body: { reason: '没有参加' } })),
    )
    expect(rest.map(({ status }) => status).sort()).toEqual([201, 409])
    expect(await balanceIn(stage, people.resident.id)).toBe(0)
    expect((await stage.ok('resident', 'getHours')).months.at(-1)).toMatchObject({ minutes: 0, times: 0 })
  })

  it('of a service that two paid for takes it off when nothing is left of either, whichever goes first', async () => {
    await earn(stage, 'neighbour', 40)
    for (const first of [0, 1]) {
      const at = new Date(stage.clock.now()).toISOString()
      const asker = { account: people.neighbour.id, balance: 20 }
      const helpers = [{ person: people.resident.id, minutes: 60 }]
      const service = { id: `hlp_split${first}`, kind: 'help', what: '搬柜子', at, area: grid1 } as const
      const parts = payMoves({ ...service, asker, helpers })
      expect((await stage.table.write(moveWrites(...parts))).written).toBe(true)
      const times = async () => (await stage.ok('resident', 'getHours')).months.at(-1)?.times
      const ids = parts.map(earnedId)
      const left: unknown[] = [await times()]
      for (const moveId of first ? ids.reverse() : ids) {
        const params = { area: community, moveId }
        await stage.ok('communityStaff', 'correctMove', { params, body: { reason: '没有来' } })
        left.push(await times())
      }
      expect(left).toEqual([1, 1, 0])
    }
  })

  it('leaves nobody below zero: what was given on is not taken back', async () => {
    const move = await earn(stage, 'resident', 60)
    await give('resident', await codeOf(stage, 'neighbour'), 50)
    const params = { area: community, moveId: earnedId(move) }
    const whole = await stage.call('communityStaff', 'correctMove', { params, body: { reason: '没有参加' } })
    expect(whole.body.error.code).toBe('tooFewHours')
    await stage.ok('communityStaff', 'correctMove', { params, body: { minutes: 10, reason: '没有参加' } })
    expect(await balanceIn(stage, people.resident.id)).toBe(0)
  })

  it('is not for who runs another area, nor for a worker of the grid', async () => {
    const move = await earn(stage, 'resident', 60)
    const body = { reason: '没有参加' }
    const moveId = earnedId(move)
    const calls = [
      await stage.call('worker', 'correctMove', { params: { area: grid1, moveId }, body }),
      await stage.call('farCommunityStaff', 'correctMove', { params: { area: community, moveId }, body }),
      await stage.call('farCommunityStaff', 'correctMove', { params: { area: farCommunity, moveId }, body }),
      await stage.call('communityStaff', 'correctMove', { params: { area: grid2, moveId }, body }),
    ]
    expect(calls.map(({ body: { error } }) => error.code)).toEqual(['notAllowed', 'notAllowed', 'notFound', 'notFound'])
  })
})
