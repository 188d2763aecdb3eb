import { describe, expect, it } from 'vitest'
import { alertItem } from '../../../functions/alerts/store.ts'
import { getWall } from '../../../functions/incidents/get-wall.ts'
import type { Table } from '../../../functions/platform/dynamo.ts'
import { SHOWN_MAX } from '../../../shared/incidents/wall.ts'
import { HOUR } from '../../../shared/lifecycle.ts'
import { grantedTable } from '../../infra/granted-table.ts'
import { raise, storedAlert } from '../../support/alerts.ts'
import { community, district, farCommunity, grid1, grid2, people, street } from '../../support/district.ts'
import { makeStage, type Stage } from '../../support/stage.ts'

const wallOf = (stage: Stage, who: Parameters<Stage['ok']>[0], area: string) =>
  stage.ok(who, 'getWall', { params: { area } })

describe('the wall', () => {
  it('shows an alert where it is, with its clock, until it has ended, and counts it', async () => {
    const stage = await makeStage()
    expect(await wallOf(stage, 'communityStaff', community)).toMatchObject({ alerts: [], today: { raised: 0 } })
    const alertId = await raise(stage)
    const raised = await wallOf(stage, 'streetStaff', street)
    expect(raised.alerts).toMatchObject([{ id: alertId, state: 'raised', dueAt: expect.any(String) }])
    expect(raised.areas).toMatchObject([{ code: community, open: 1, waiting: 1 }])
    const params = { alertId }
    stage.clock.pass(20_000)
    await stage.ok('worker', 'acknowledgeAlert', { params, body: { eta: 3 } })
    const going = await wallOf(stage, 'communityStaff', community)
    expect(going.areas).toMatchObject([
      { code: grid1, open: 1, waiting: 0 },
      { code: grid2, open: 0, waiting: 0 },
    ])
    expect(going.today).toMatchObject({ raised: 1, open: 1, atOnce: 1, later: 0, waiting: 0 })
    await stage.ok('worker', 'arriveAtAlert', { params })
    await stage.ok('worker', 'resolveAlert', { params, body: { outcome: 'helped' } })
    const ended = await wallOf(stage, 'districtStaff', district)
    expect(ended).toMatchObject({ alerts: [], elsewhere: 0, today: { raised: 1, open: 0, resolved: 1, atOnce: 1 } })
    stage.clock.pass(24 * HOUR)
    expect((await wallOf(stage, 'districtStaff', district)).today).toMatchObject({ raised: 0 })
  })

  it('counts all that are open, also those that it does not show', async () => {
    const stage = await makeStage()
    const alert = await storedAlert(stage, await raise(stage))
    const before = new Date(stage.clock.now() - HOUR / 2).toISOString()
    const puts = Array.from({ length: SHOWN_MAX + 1 }, (_, i) => {
      const card = { ...alert.card, id: `alr_${String(i).padStart(26, '0')}`, raisedAt: before }
      return { put: alertItem({ ...alert, card }) }
    })
    for (let from = 0; from < puts.length; from += 100) await stage.table.write(puts.slice(from, from + 100))
    stage.clock.pass(1000)
    // The first one ends thereby.
    const last = await raise(stage, 'neighbour')
    const wall = await wallOf(stage, 'communityStaff', community)
    expect(wall.alerts).toHaveLength(SHOWN_MAX)
    expect(wall.others).toHaveLength(2)
    expect(wall.others).toContain(last)
    expect(wall.more).toBe(false)
    expect(wall.areas).toMatchObject([
      { code: grid1, open: SHOWN_MAX + 1, waiting: SHOWN_MAX + 1 },
      { code: grid2, open: 1, waiting: 1 },
    ])
    expect(wall.elsewhere).toBe(0)
    expect(wall.today).toMatchObject({ open: SHOWN_MAX + 2, falseAlarms: 1, waiting: SHOWN_MAX + 2 })
  })

  it('says who is on duty now, at the area and at those right under it', async () => {
    const stage = await makeStage()
    const now = stage.clock.now()
    const [from, to] = [now + HOUR, now + 5 * HOUR].map((time) => new Date(time).toISOString())
    const person = people.worker.id
    await stage.ok('communityStaff', 'planShifts', {
      params: { area: grid1 },
      body: { person, from: from ?? '', to: to ?? '' },
    })
    const duty = async () => (await wallOf(stage, 'communityStaff', community)).duty
    expect((await duty()).map(({ area, people: there }) => [area, there.length])).toEqual([
      [community, 0],
      [grid1, 0],
      [grid2, 0],
    ])
    stage.clock.pass(2 * HOUR)
    expect(await duty()).toMatchObject([{}, { area: grid1, people: [{ name: people.worker.name, to }] }, {}])
  })

  it('is for who oversees the area, and for no city', async () => {
    const stage = await makeStage()
    const asked = async (who: Parameters<Stage['ok']>[0], area: string) =>
      (await stage.call(who, 'getWall', { params: { area } })).status
    expect(await asked('supervisor', street)).toBe(200)
    expect(await asked('worker', grid1)).toBe(200)
    for (const who of ['resident', 'worker', 'responder', 'propertyManager', 'farCommunityStaff'] as const)
      expect(await asked(who, community), who).toBe(403)
    expect(await asked('communityStaff', farCommunity)).toBe(403)
    expect(await asked('administrator', '420102015020001001')).toBe(400)
  })

  it('costs the same however many alerts ever ended there', async () => {
    const stage = await makeStage()
    const id = await raise(stage)
    const requests = async () => {
      let asked = 0
      let items = 0
      const granted = grantedTable('incidents', stage.table)
      const counting: Table = {
        ...granted,
        read: (wanted) => {
          asked++
          return granted.read(wanted)
        },
        query: async (wanted) => {
          asked++
          const page = await granted.query(wanted)
          items += page.items.length
          return page
        },
      }
      const [area] = await stage.table.read([{ pk: `AREA#${street}`, sk: `AREA#${community}` }])
      const call = {
        actor: people.communityStaff,
        params: { area: community },
        found: { area },
        now: stage.clock.now(),
      }
      await getWall.run({ ...call, query: undefined, body: undefined } as never, { ...stage.ports, table: counting })
      return { asked, items }
    }
    const before = await requests()
    const alert = await storedAlert(stage, id)
    const long = new Date(stage.clock.now() - 48 * HOUR).toISOString()
    for (let i = 0; i < 60; i++) {
      const own = `alr_${String(i).padStart(26, '0')}`
      const card = { ...alert.card, id: own, state: 'resolved' as const, raisedAt: long, changedAt: long }
      await stage.table.write([{ put: alertItem({ ...alert, card }) }])
    }
    expect(await requests()).toEqual(before)
  })
})
