import { beforeEach, describe, expect, it } from 'vitest'
import { whoIsOnDuty } from '../../../functions/duty/on-duty.ts'
import { counting } from '../../support/client.ts'
import { community, farGrid, grid1, grid2, type PersonName, people, street } from '../../support/district.ts'
import { anew, at, codeOf, idOf, list, mine, onDuty, planned, rotasAgree, stage } from './scene.ts'

beforeEach(anew)

describe('who is on duty', () => {
  it('is whoever stands there at the time, then who stands above', async () => {
    await planned(grid1, 'worker', 8, 16)
    await planned(community, 'communityStaff', 0, 12)
    await planned(street, 'streetStaff', 0, 24)
    const { worker, communityStaff, streetStaff } = people
    expect(await onDuty(grid1, 8)).toEqual([worker.name, communityStaff.name, streetStaff.name])
    expect(await onDuty(grid2, 8)).toEqual([communityStaff.name, streetStaff.name])
    expect(await onDuty(grid1, 12)).toEqual([worker.name, streetStaff.name])
    expect(await onDuty(grid1, 16)).toEqual([streetStaff.name])
    expect(await onDuty(farGrid, 8)).toEqual([])
  })

  it('is nobody whose role was taken away, nor who gave the shift up', async () => {
    await planned(grid1, 'worker', 8, 16)
    await planned(community, 'communityStaff', 8, 16)
    await stage.ok('communityStaff', 'takeLeave', { body: { from: at(0), to: at(24) } })
    expect(await onDuty(grid1, 9)).toEqual([people.worker.name])
    await stage.ok('administrator', 'revokeRole', {
      params: { person: idOf('worker'), role: 'gridWorker', area: grid1 },
    })
    expect(await onDuty(grid1, 9)).toEqual([])
  })

  it('costs one query for each level and one read, however many shifts there were', async () => {
    for (let day = 1; day < 8; day++) await planned(grid1, 'worker', day * 24, day * 24 + 8)
    const count = counting(stage.client)
    await whoIsOnDuty(stage.table, grid1, Date.parse(at(25)))
    count.stop()
    expect(count.counts).toEqual({ QueryCommand: 4, GetItemCommand: 1 })
  })
})

describe('gaps', () => {
  const gaps = async (by: PersonName, area: string, days = 1) =>
    stage.call(by, 'listGaps', { params: { area }, query: { days } })

  it('are shown to who runs the area, of a grid or of each grid of a community', async () => {
    for (const by of ['worker', 'supervisor', 'farCommunityStaff'] as const)
      expect(codeOf(await gaps(by, community)), by).toBe('notAllowed')
    expect(codeOf(await gaps('streetStaff', street))).toBe('badInput')
    await planned(grid1, 'worker', 8, 16)
    await planned(community, 'communityStaff', 12, 20)
    expect((await gaps('communityStaff', community)).body.items).toEqual([
      { area: grid1, from: at(0), to: at(8) },
      { area: grid1, from: at(20), to: at(24) },
      { area: grid2, from: at(0), to: at(12) },
      { area: grid2, from: at(20), to: at(24) },
    ])
    expect((await gaps('communityStaff', grid2)).body.items).toHaveLength(2)
  })

  it('open when someone takes leave, or loses the role', async () => {
    await planned(grid1, 'worker', 0, 24)
    expect((await gaps('communityStaff', grid1)).body.items).toEqual([])
    await stage.ok('worker', 'takeLeave', { body: { from: at(5), to: at(6), reason: '家中有事' } })
    expect((await gaps('communityStaff', grid1)).body.items).toEqual([{ area: grid1, from: at(0), to: at(24) }])
  })
})

describe('a plan', () => {
  const planOf = async (by: PersonName, area: string, from = 0, to = 24) =>
    stage.call(by, 'getPlan', { params: { area }, query: { from: at(from), to: at(to) } })

  it('has a row for the area and for each below it, with the hours from now on that nobody covers there or above', async () => {
    for (const by of ['worker', 'farCommunityStaff', 'resident'] as const)
      expect(codeOf(await planOf(by, community)), by).toBe('notAllowed')
    await planned(grid1, 'worker', 8, 16)
    await planned(community, 'communityStaff', 12, 20)
    await planned(street, 'streetStaff', 22, 30)
    const { rows, days } = (await planOf('supervisor', community, -4)).body
    expect(rows.map(({ code, gaps }: { code: string; gaps: object[] }) => ({ code, gaps }))).toEqual([
      {
        code: community,
        gaps: [
          { from: at(0), to: at(12) },
          { from: at(20), to: at(22) },
        ],
      },
      {
        code: grid1,
        gaps: [
          { from: at(0), to: at(8) },
          { from: at(20), to: at(22) },
        ],
      },
      {
        code: grid2,
        gaps: [
          { from: at(0), to: at(12) },
          { from: at(20), to: at(22) },
        ],
      },
    ])
    expect(rows.map(({ shifts }: { shifts: { name: string }[] }) => shifts.map(({ name }) => name))).toEqual([
      [people.communityStaff.name],
      [people.worker.name],
      [],
    ])
    expect(days.length).toBeGreaterThan(0)
  })

  it('reaches from the district down to a grid, and says nothing of gaps that are over', async () => {
    await planned(street, 'streetStaff', 0, 24)
    const { rows } = (await planOf('administrator', street)).body
    expect(rows[0]).toMatchObject({ code: street, gaps: [], shifts: [{ area: street }] })
    expect(rows.slice(1).every(({ gaps }: { gaps: object[] }) => gaps.length === 0)).toBe(true)
    const district = (await planOf('administrator', '420102')).body.rows
    expect(district[0].code).toBe('420102')
    expect(district.some(({ code }: { code: string }) => code === street)).toBe(true)
    expect((await planOf('communityStaff', grid1)).body.rows).toHaveLength(1)
    const before = (await planOf('communityStaff', grid1, -30, -6)).body.rows
    expect(before[0].gaps).toEqual([])
    expect(codeOf(await planOf('administrator', `${grid1}001`))).toBe('badInput')
  })
})

describe('leave', () => {
  it('gives up the shifts that it touches, and tells the reason to who runs the area alone', async () => {
    await planned(grid1, 'worker', 8, 16)
    await planned(grid2, 'worker', 32, 40)
    await planned(grid1, 'worker', 100, 104)
    const { uncovered } = await stage.ok('worker', 'takeLeave', { body: { from: at(15), to: at(33), reason: '看病' } })
    expect(uncovered.map(({ from }) => from)).toEqual([at(8), at(32)])
    expect((await mine('worker')).map(({ from }) => from)).toEqual([at(100)])
    const asStaff = (await list('communityStaff', grid1)).body.items[0]
    expect(asStaff).toMatchObject({ uncovered: true, reason: '看病' })
    for (const who of ['worker', 'supervisor'] as const)
      expect(JSON.stringify((await list(who, grid1)).body)).not.toContain('看病')
    await rotasAgree()
  })

  it('lets another stand in, and the one on leave be put on duty at another time', async () => {
    await planned(grid2, 'worker', 8, 16)
    await stage.ok('worker', 'takeLeave', { body: { from: at(8), to: at(9) } })
    await planned(grid2, 'otherWorker', 8, 16)
    expect(await onDuty(grid2, 10)).toEqual([people.otherWorker.name])
    await planned(grid2, 'worker', 16, 20)
    await rotasAgree()
  })

  it('is refused to who never stands on duty, and takes a month at most', async () => {
    expect(codeOf(await stage.call('resident', 'takeLeave', { body: { from: at(0), to: at(24) } }))).toBe('notAllowed')
    expect(codeOf(await stage.call('worker', 'takeLeave', { body: { from: at(0), to: at(24 * 32) } }))).toBe('badInput')
    expect(await stage.ok('worker', 'takeLeave', { body: { from: at(0), to: at(24) } })).toEqual({ uncovered: [] })
  })
})
