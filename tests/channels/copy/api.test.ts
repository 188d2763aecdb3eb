import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Poller } from '../../../infra/local/poller.ts'
import { community, grid1 } from '../../support/district.ts'
import { makeStage, type Stage } from '../../support/stage.ts'
import { followTalk, say, soon } from '../../support/talk.ts'

let stage: Stage
let worker: Poller
beforeEach(async () => {
  stage = await makeStage({ stream: true })
  worker = await followTalk(stage)
})
afterEach(() => worker.stop())

/** Names and values of one section. */
async function section(kind: string) {
  const { sections } = await stage.ok('resident', 'getMyData')
  const found = sections.find((each) => each.kind === kind)
  return found?.items.map((fields) => Object.fromEntries(fields.map(({ name, value }) => [name, value])))
}

it('the copy of my data says what I keep of the channels, whom I called and what I proposed', async () => {
  for (const kind of ['marks', 'call', 'interest']) expect(await section(kind), kind).toEqual([])
  await say(stage, 'resident', community, '路灯坏了', { call: true })
  await stage.ok('resident', 'readChannel', { params: { channel: community }, body: { seq: 1 } })
  await stage.ok('resident', 'muteChannel', { params: { channel: grid1 }, body: { muted: true } })
  await stage.ok('resident', 'setQuietHours', { body: { from: '22:00', to: '07:00' } })
  const body = { area: community, name: '园艺角', about: '一起种花' }
  const { id } = await stage.ok('resident', 'proposeInterest', { body, key: 'propose-copied-1' })
  await stage.ok('communityStaff', 'agreeToInterest', { params: { interest: id } })
  await soon(async () => expect(await section('call')).toMatchObject([{ 内容: '路灯坏了', 状态: '待回复' }]))
  expect(await section('interest')).toMatchObject([{ 编号: id, 名称: '园艺角' }])
  expect(await section('marks')).toEqual([
    {
      读过的频道: expect.stringContaining(`${community} 读到第`),
      免打扰的频道: grid1,
      加入的兴趣频道: id,
      安静时段: '22:00—07:00',
    },
  ])
})
