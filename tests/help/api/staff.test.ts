import { beforeEach, expect, it } from 'vitest'
import { MINUTE } from '../../../shared/lifecycle.ts'
import { district } from '../../support/district.ts'
import { seededHelp, seededOffer } from '../../support/help.ts'
import { anew, stage } from './scene.ts'

beforeEach(anew)

it('staff see the vulnerable first, then the oldest; elsewhere nothing', async () => {
  const plain = await seededHelp(stage)
  stage.clock.pass(MINUTE)
  const elder = await seededHelp(stage, { care: 'elder' })
  for (const who of ['worker', 'communityStaff', 'streetStaff', 'districtStaff', 'supervisor'] as const)
    expect((await stage.ok(who, 'listHelpQueue')).items.map(({ id }) => id)).toEqual([elder, plain])
  expect((await stage.ok('farWorker', 'listHelpQueue')).items).toEqual([])
  expect((await stage.call('farWorker', 'listHelpQueue', { query: { area: district } })).status).toBe(403)
})

it('a look of staff at the thread is kept beside the one at the request', async () => {
  const helpId = await seededHelp(stage)
  await seededOffer(stage, helpId, 'joinLast', 'neighbour')
  await stage.ok('resident', 'sayInHelp', { params: { helpId }, body: { text: '到了请敲门' } })
  const looks = async () => (await stage.ok('resident', 'listLooks')).items.map(({ what }) => what).sort()
  await stage.ok('worker', 'getHelp', { params: { helpId } })
  expect(await looks()).toEqual(['您的互助请求'])
  for (let times = 0; times < 2; times++)
    expect((await stage.ok('worker', 'listHelpMessages', { params: { helpId } })).items).toHaveLength(1)
  expect(await looks()).toEqual(['您互助中的对话', '您的互助请求'].sort())
})
