import { describe, expect, it } from 'vitest'
import { escalate } from '../../../functions/escalation/escalate.ts'
import { keys } from '../../../functions/platform/table.ts'
import { UNHEARD, watch } from '../../../functions/watchdog/watch.ts'
import { DAY, HOUR, MINUTE } from '../../../shared/lifecycle.ts'
import { grantedTable } from '../../infra/granted-table.ts'
import { storedAlert } from '../../support/alerts.ts'
import {
  building1,
  building2,
  community,
  district,
  farGrid,
  farStreet,
  grid1,
  people,
  street,
} from '../../support/district.ts'
import { makeStage, type Stage } from '../../support/stage.ts'

const ports = (stage: Stage, name: 'escalation' | 'watchdog' = 'escalation') => ({
  ...stage.ports,
  table: grantedTable(name, stage.table),
  line: { post: async () => 'gone' as const },
  unreached: () => undefined,
})

const run = (stage: Stage, area = building1, who: 'communityStaff' | 'worker' = 'communityStaff') =>
  stage.ok(who, 'runDrill', { params: { area }, body: { kind: 'medical', text: '假设 301 室有人摔倒' } })

describe('a drill', () => {
  it('keeps no look at who runs it, and gives nobody their phone', async () => {
    const stage = await makeStage()
    const { id } = people.communityStaff
    const phone = await stage.sealer.seal('13800000009', `phone#${id}`)
    await stage.table.write([{ update: keys.person(id), changes: { set: { phone } } }])
    const params = { alertId: (await run(stage)).id }
    await stage.ok('worker', 'acknowledgeAlert', { params, body: { eta: 3 } })
    expect((await stage.ok('worker', 'getAlert', { params })).calls).toEqual([])
    expect((await stage.ok('communityStaff', 'listLooks', { query: {} })).items).toEqual([])
  })

  it('rings as an alert does, is led by who runs it, and shows how it went', async () => {
    const stage = await makeStage()
    const drill = await run(stage)
    expect(drill).toMatchObject({
      drill: true,
      state: 'raised',
      level: 'grid',
      told: 1,
      parties: ['leader', 'observer'],
    })
    expect(drill.moves).toEqual(['say', 'stop'])
    const params = { alertId: drill.id }
    const { ringing } = await stage.ok('worker', 'listMyAlerts', { query: {} })
    expect(ringing).toMatchObject([{ id: drill.id, drill: true }])
    stage.clock.pass(40_000)
    await escalate(ports(stage))
    await stage.ok('worker', 'acknowledgeAlert', { params, body: { eta: 3 } })
    stage.clock.pass(2 * MINUTE)
    expect(await stage.call('worker', 'callOffAlert', { params, body: { by: 'door' } })).toMatchObject({ status: 409 })
    await stage.ok('worker', 'arriveAtAlert', { params })
    const ended = await stage.ok('communityStaff', 'stopDrill', { params })
    expect(ended).toMatchObject({ state: 'drilled', moves: [] })
    const at = Date.parse(drill.raisedAt)
    const { items } = await stage.ok('communityStaff', 'listDrills', { params: { area: community }, query: {} })
    const [listed] = items
    expect(items.map(({ id }) => id)).toEqual([drill.id])
    expect(Date.parse(listed?.answeredAt ?? '') - at).toBe(40_000)
    expect(Date.parse(listed?.course?.arrivedAt ?? '') - at).toBe(160_000)
    expect(listed?.course?.misses.map(({ level, why }) => [level, why])).toEqual([['grid', 'unanswered']])
    // It is nobody's own call for help, and nobody is told that staff looked.
    expect((await stage.ok('communityStaff', 'listMyAlerts', { query: {} })).items).toEqual([])
  })

  it('is joined by nobody who presses in earnest, and hides no alert', async () => {
    const stage = await makeStage()
    const drill = await run(stage)
    const own = await stage.ok('resident', 'raiseAlert', { body: {} })
    expect(own).toMatchObject({ drill: false, again: 0, witnessCount: 0, parties: ['raiser'] })
    expect(own.id).not.toBe(drill.id)
    // Who runs it presses in earnest too, at the same building.
    const theirs = await stage.ok('communityStaff', 'raiseAlert', { body: { area: building2 } })
    expect(theirs).toMatchObject({ drill: false, parties: ['raiser', 'observer'] })
    // A neighbour joins the alert, not the drill.
    const beside = await stage.ok('neighbour', 'raiseAlert', { body: { area: building1 } })
    expect(beside).toMatchObject({ id: own.id, parties: ['witness'] })
    expect((await storedAlert(stage, drill.id)).card).toMatchObject({ again: 0, witnesses: [] })
    expect(await stage.table.read([keys.alertingAt(building1)])).toMatchObject([{ alert: own.id }])
    // The alert goes its way while the drill goes on.
    stage.clock.pass(30_000)
    await escalate(ports(stage))
    expect((await storedAlert(stage, own.id)).card.level).toBe('community')
  })

  it('does not begin where somebody asks for help, nor twice, nor where nobody would know where to go', async () => {
    const stage = await makeStage()
    const body = { kind: 'fire' } as const
    const refused = async (area: string, words: string) => {
      const answer = await stage.call('administrator', 'runDrill', { params: { area }, body })
      expect(answer).toMatchObject({
        status: 400,
        body: { error: { fields: { area: expect.stringContaining(words) } } },
      })
    }
    await refused(`${district}098`, '请选择')
    await refused('420102015099', '请选择')
    await stage.ok('resident', 'raiseAlert', { body: {} })
    await refused(building1, '有人求助')
    await refused(community, '有人求助')
    await run(stage, building2)
    await refused(building2, '已经在演练')
  })

  it('of a street or a district is of that level: it rings there first, then above, and nobody below hears it', async () => {
    const stage = await makeStage()
    const body = { kind: 'fire' } as const
    const { communityStaff, districtStaff, streetStaff } = people
    const rungFor = async (who: 'worker' | 'communityStaff' | 'streetStaff' | 'districtStaff') =>
      (await stage.ok(who, 'listMyAlerts', { query: {} })).ringing.flatMap(({ id, rung }) => (rung ? [id] : []))
    const ofStreet = await stage.ok('districtStaff', 'runDrill', { params: { area: street }, body })
    expect(ofStreet).toMatchObject({ drill: true, level: 'street', told: 1, place: { area: street } })
    expect(await rungFor('streetStaff')).toEqual([ofStreet.id])
    for (const who of ['worker', 'communityStaff'] as const) expect(await rungFor(who)).toEqual([])
    // Nobody answers: it goes up as any alert does. Who runs it is rung by none of it.
    stage.clock.pass(2 * MINUTE)
    await escalate(ports(stage))
    const { card } = await storedAlert(stage, ofStreet.id)
    expect(card).toMatchObject({ level: 'district' })
    expect(card.course.misses.map(({ level, why }) => [level, why])).toEqual([['street', 'unanswered']])
    const listed = await stage.ok('districtStaff', 'listDrills', { params: { area: district }, query: {} })
    expect(listed.items.map(({ id }) => id)).toEqual([ofStreet.id])
    const whole = await stage.ok('administrator', 'runDrill', { params: { area: district }, body })
    expect(whole).toMatchObject({ level: 'district', place: { area: district }, told: 1 })
    expect(await rungFor('districtStaff')).toEqual([whole.id])
    // No row of it is due by SMS or call.
    const ids = [ofStreet.id, whole.id].flatMap((alert) =>
      [communityStaff, districtStaff, streetStaff].map(({ id }) => keys.told(alert, id)),
    )
    const rows = (await stage.table.read(ids)).filter((row) => row !== undefined)
    expect(rows).toHaveLength(2)
    for (const row of rows) expect(row).not.toHaveProperty('due')
  })

  it('of a street is refused while somebody waits there, or another of it goes on; not by what is answered, nor by one of a part', async () => {
    const stage = await makeStage()
    const body = { kind: 'medical' } as const
    const begin = (who: 'streetStaff' | 'districtStaff' | 'communityStaff', area: string) =>
      stage.call(who, 'runDrill', { params: { area }, body })
    expect(await begin('communityStaff', street)).toMatchObject({ status: 403 })
    expect(await begin('streetStaff', farStreet)).toMatchObject({ status: 403 })
    expect(await begin('streetStaff', district)).toMatchObject({ status: 403 })
    const { id } = await stage.ok('resident', 'raiseAlert', { body: {} })
    const waits = { status: 400, body: { error: { fields: { area: expect.stringContaining('有人求助') } } } }
    expect(await begin('streetStaff', street)).toMatchObject(waits)
    expect(await begin('districtStaff', district)).toMatchObject(waits)
    await stage.ok('worker', 'acknowledgeAlert', { params: { alertId: id }, body: { eta: 5 } })
    await run(stage, building2)
    expect(await begin('streetStaff', street)).toMatchObject({ status: 201 })
    expect(await begin('districtStaff', street)).toMatchObject({
      status: 400,
      body: { error: { fields: { area: expect.stringContaining('已经在演练') } } },
    })
    expect(await begin('districtStaff', district)).toMatchObject({ status: 201 })
  })

  it.each(['escalation', 'watchdog'] as const)('ends by itself after an hour, however it stands: %s', async (by) => {
    const stage = await makeStage()
    const drill = await run(stage, grid1)
    const params = { alertId: drill.id }
    stage.clock.pass(HOUR - 10 * MINUTE)
    await escalate(ports(stage))
    await stage.ok('worker', 'acknowledgeAlert', { params, body: { eta: 30 } })
    stage.clock.pass(10 * MINUTE + (by === 'escalation' ? 0 : UNHEARD + 1))
    if (by === 'escalation') expect(await escalate(ports(stage))).toMatchObject({ failed: 0, moved: 1 })
    else await watch(ports(stage, 'watchdog'))
    expect((await storedAlert(stage, drill.id)).card).toMatchObject({ state: 'drilled', endedAt: expect.anything() })
    await escalate(ports(stage))
    expect(await escalate(ports(stage))).toMatchObject({ due: 0, failed: 0 })
    expect(stage.logged).toHaveLength(by === 'escalation' ? 0 : 1)
  })

  it('is not clocked for long after it ended early', async () => {
    const stage = await makeStage()
    const drill = await run(stage)
    await stage.ok('communityStaff', 'stopDrill', { params: { alertId: drill.id } })
    stage.clock.pass(HOUR)
    await escalate(ports(stage))
    expect(await escalate(ports(stage))).toMatchObject({ due: 0, failed: 0 })
    expect((await storedAlert(stage, drill.id)).entries).toBe(2)
    // What was kept of positions is forgotten a day later, as of any; then nothing of it is due ever again.
    stage.clock.pass(DAY)
    expect(await escalate(ports(stage))).toMatchObject({ moved: 1, failed: 0 })
    expect(await escalate(ports(stage))).toMatchObject({ due: 0, failed: 0 })
  })

  it('is stopped by its leader alone, and run by a grid worker in their own grid', async () => {
    const stage = await makeStage()
    const drill = await run(stage, grid1, 'worker')
    // Nobody else serves that grid: the community is told at once.
    expect(drill).toMatchObject({ level: 'community', raisedBy: people.worker.name })
    const params = { alertId: drill.id }
    expect(await stage.call('communityStaff', 'stopDrill', { params })).toMatchObject({ status: 403 })
    expect(await stage.call('resident', 'stopDrill', { params })).toMatchObject({ status: 404 })
    expect(await stage.call('worker', 'runDrill', { params: { area: farGrid }, body: { kind: 'fire' } })).toMatchObject(
      {
        status: 403,
      },
    )
    await stage.ok('worker', 'stopDrill', { params })
  })
})
