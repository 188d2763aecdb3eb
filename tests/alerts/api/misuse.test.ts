import { describe, expect, it } from 'vitest'
import { REMEMBERED } from '../../../shared/alerts/misuse.ts'
import { DAY } from '../../../shared/lifecycle.ts'
import { community, farGrid, grid1, grid2, people } from '../../support/district.ts'
import { makeStage, type Stage } from '../../support/stage.ts'

/** One that the worker found to be false at the door. */
async function falseAlarm(stage: Stage) {
  const { id } = await stage.ok('resident', 'raiseAlert', { body: {} })
  const params = { alertId: id }
  await stage.ok('worker', 'acknowledgeAlert', { params, body: { eta: 2 } })
  await stage.ok('worker', 'callOffAlert', { params, body: { by: 'door' } })
  stage.clock.pass(DAY)
  return id
}
const talksAt = async (stage: Stage, area: string = community) =>
  (await stage.ok('communityStaff', 'listTalks', { params: { area }, query: {} })).items

describe('repeated false alarms', () => {
  it('ask for one talk, are said to who answers the next alert, and block nothing', async () => {
    const stage = await makeStage()
    await falseAlarm(stage)
    await falseAlarm(stage)
    expect(await talksAt(stage)).toEqual([])
    const third = await falseAlarm(stage)
    const talk = { alert: third, name: people.resident.name, falseAlarms: 3, place: '大江园社区第1网格1号楼' }
    expect(await talksAt(stage)).toMatchObject([talk])
    expect(await talksAt(stage, grid1)).toMatchObject([talk])
    expect(await talksAt(stage, grid2)).toEqual([])
    expect(JSON.stringify(await talksAt(stage))).not.toContain('301')

    const next = await stage.ok('resident', 'raiseAlert', { body: {} })
    expect(next).toMatchObject({ state: 'raised', told: 1, level: 'grid' })
    const params = { alertId: next.id }
    expect(await stage.ok('worker', 'getAlert', { params })).toMatchObject({ falseAlarms: 3 })
    expect((await stage.ok('resident', 'getAlert', { params })).falseAlarms).toBeUndefined()
    await stage.ok('worker', 'acknowledgeAlert', { params, body: { eta: 2 } })
    await stage.ok('worker', 'callOffAlert', { params, body: { by: 'call' } })
    // One talk is to be had, however many there are.
    expect(await talksAt(stage)).toMatchObject([{ alert: third }])
  })

  it('are forgotten after ninety days, the talk too', async () => {
    const stage = await makeStage()
    for (let i = 0; i < 3; i++) await falseAlarm(stage)
    stage.clock.pass(REMEMBERED)
    expect(await talksAt(stage)).toEqual([])
    const { id } = await stage.ok('resident', 'raiseAlert', { body: {} })
    expect((await stage.ok('worker', 'getAlert', { params: { alertId: id } })).falseAlarms).toBeUndefined()
  })

  it('count anew after the talk was had; who had it says what was said, once', async () => {
    const stage = await makeStage()
    for (let i = 0; i < 2; i++) await falseAlarm(stage)
    const third = await falseAlarm(stage)
    const had = { params: { alertId: third }, body: { text: '老人不熟悉按钮，已当面教会。' } }
    expect(await stage.call('resident', 'haveTalk', had)).toMatchObject({ status: 403 })
    expect(await stage.call('farWorker', 'haveTalk', had)).toMatchObject({ status: 404 })
    await stage.ok('worker', 'haveTalk', had)
    expect(await stage.call('worker', 'haveTalk', had)).toMatchObject({ status: 409 })
    expect(await talksAt(stage)).toEqual([])
    stage.clock.pass(DAY)
    await falseAlarm(stage)
    await falseAlarm(stage)
    expect(await talksAt(stage)).toEqual([])
    await falseAlarm(stage)
    expect(await talksAt(stage)).toMatchObject([{ falseAlarms: 3 }])
    const copy = JSON.stringify(await stage.ok('resident', 'getMyData'))
    expect(copy).toContain('近期误报次数')
  })

  it('are listed to who handles the area, and to nobody else', async () => {
    const stage = await makeStage()
    expect(await stage.call('worker', 'listTalks', { params: { area: farGrid }, query: {} })).toMatchObject({
      status: 403,
    })
    expect(await stage.call('supervisor', 'listTalks', { params: { area: community }, query: {} })).toMatchObject({
      status: 403,
    })
  })
})
