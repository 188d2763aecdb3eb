/** Who goes and says, time after time, that it takes longer: others are told, and the report says so. */
import { expect, it } from 'vitest'
import { toldOf } from '../../../functions/alerts/told.ts'
import { MINUTE } from '../../../shared/lifecycle.ts'
import { storedAlert } from '../../support/alerts.ts'
import { community, people } from '../../support/district.ts'
import { makeStage, type Stage } from '../../support/stage.ts'

async function setOut(stage: Stage, eta: number) {
  const { id } = await stage.ok('resident', 'raiseAlert', { body: {} })
  await stage.ok('worker', 'acknowledgeAlert', { params: { alertId: id }, body: { eta } })
  return id
}
const delay = (stage: Stage, alertId: string, eta: number) =>
  stage.ok('worker', 'delayAlert', { params: { alertId }, body: { eta } })
const toldStaff = async (stage: Stage, alertId: string) => [...(await toldOf(stage.table, alertId)).keys()].sort()
const grid = [people.worker.id]
const upToCommunity = [...grid, people.communityStaff.id, people.responder.id].sort()

it('is refused to who does not go, and to nobody else', async () => {
  const stage = await makeStage()
  const params = { alertId: await setOut(stage, 5) }
  expect(await stage.call('communityStaff', 'delayAlert', { params, body: { eta: 5 } })).toMatchObject({ status: 403 })
  expect(await stage.call('otherWorker', 'delayAlert', { params, body: { eta: 5 } })).toMatchObject({ status: 404 })
})

it('tells nobody the first time, the next level from the second on, and the report names who it was', async () => {
  const stage = await makeStage()
  const id = await setOut(stage, 5)
  stage.clock.pass(4 * MINUTE)
  await delay(stage, id, 5)
  expect(await toldStaff(stage, id)).toEqual(grid)
  stage.clock.pass(4 * MINUTE)
  const card = await delay(stage, id, 5)
  expect(card).toMatchObject({ state: 'going', level: 'community' })
  expect(JSON.stringify(card.holders)).not.toContain('putOff')
  expect(await toldStaff(stage, id)).toEqual(upToCommunity)
  stage.clock.pass(4 * MINUTE)
  expect(await delay(stage, id, 5)).toMatchObject({ state: 'going', level: 'street' })
  const params = { alertId: id }
  await stage.ok('worker', 'arriveAtAlert', { params })
  await stage.ok('worker', 'resolveAlert', { params, body: { outcome: 'helped' } })
  const query = { month: '2026-03' }
  const report = await stage.ok('communityStaff', 'getAlertReport', { params: { area: community }, query })
  expect(report.misses.map(({ level, why, names }) => [level, why, names])).toEqual([
    ['community', 'late', [people.worker.name]],
    ['grid', 'late', [people.worker.name]],
  ])
})

it('is none where a sooner time is said', async () => {
  const stage = await makeStage()
  const id = await setOut(stage, 5)
  await delay(stage, id, 15)
  await delay(stage, id, 10)
  await delay(stage, id, 8)
  expect(await toldStaff(stage, id)).toEqual(grid)
  expect((await storedAlert(stage, id)).card.course.misses).toEqual([])
})

it('tells the next level the first time, where one would wait for longer than 35 minutes past the time that was said first', async () => {
  const stage = await makeStage()
  const id = await setOut(stage, 5)
  stage.clock.pass(5 * MINUTE)
  await delay(stage, id, 30)
  expect(await toldStaff(stage, id)).toEqual(grid)
  const { id: other } = await stage.ok('farResident', 'raiseAlert', { body: {} })
  const params = { alertId: other }
  await stage.ok('farWorker', 'acknowledgeAlert', { params, body: { eta: 5 } })
  stage.clock.pass(6 * MINUTE)
  await stage.ok('farWorker', 'delayAlert', { params, body: { eta: 30 } })
  expect(await toldStaff(stage, other)).toEqual([people.farWorker.id, people.farCommunityStaff.id].sort())
})

it('goes up a level where the button is pressed again and all who go are past the time that they said first', async () => {
  const stage = await makeStage()
  const id = await setOut(stage, 5)
  const params = { alertId: id }
  stage.clock.pass(4 * MINUTE)
  expect(await stage.ok('resident', 'pressAgain', { params })).toMatchObject({ state: 'going', level: 'grid' })
  await delay(stage, id, 20)
  stage.clock.pass(2 * MINUTE)
  expect(await stage.ok('resident', 'pressAgain', { params })).toMatchObject({ state: 'going', level: 'community' })
  expect(await toldStaff(stage, id)).toEqual(upToCommunity)
  expect(await stage.ok('resident', 'raiseAlert', { body: {} })).toMatchObject({ id, level: 'street' })
})
