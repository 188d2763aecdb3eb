import { afterEach, beforeEach, expect, it } from 'vitest'
import { isAbout } from '../../shared/sockets/contract.ts'
import { personNames } from '../support/district.ts'
import { agreed, propose, publish } from '../support/notices.ts'
import { answer, connect, type Relayed, runRelay, socketEvent, until } from '../support/sockets.ts'
import { makeStage, type Stage } from '../support/stage.ts'

let stage: Stage
let relayed: Relayed
beforeEach(async () => {
  stage = await makeStage({ stream: true })
  relayed = await runRelay(stage)
})
afterEach(() => relayed.poller.stop())

it('tells who may approve a notice that it waits, and whoever wrote it what became of it', async () => {
  await Promise.all(personNames.map((name) => connect(stage, name)))
  const noticeId = await propose(stage)
  const told = (version: number) =>
    [...relayed.frames]
      .flatMap(([socket, frames]) =>
        frames.some((each) => isAbout(each, noticeId) && each.type === 'caseChanged' && each.version === version)
          ? [socket]
          : [],
      )
      .sort()
  const staff = ['administrator', 'districtStaff', 'streetStaff', 'supervisor']
  await until(() => expect(told(2)).toEqual(staff))
  await stage.ok('administrator', 'approveNotice', await agreed(stage, noticeId))
  await until(() => expect(told(4)).toEqual(staff))
})

it('tells who has it open that it was corrected or taken back, and no other resident', async () => {
  const noticeId = await publish(stage)
  for (const who of ['resident', 'neighbour', 'farResident'] as const) await connect(stage, who)
  const open = JSON.stringify({ listen: noticeId })
  for (const who of ['resident', 'farResident']) await answer(stage, { ...socketEvent('MESSAGE', who), body: open })
  const versions = (socket: string) =>
    (relayed.frames.get(socket) ?? []).flatMap((each) =>
      each.type === 'caseChanged' && each.id === noticeId ? [each.version] : [],
    )
  const words = { title: '停水改到周四', text: '水管的检修改到周四上午九点。', translations: [], reason: '改期' }
  const corrected = await stage.ok('communityStaff', 'correctNotice', { params: { noticeId }, body: words })
  await until(() => expect(versions('resident')).toEqual([corrected.version]))
  const params = { params: { noticeId }, body: { reason: '不停了' } }
  const withdrawn = await stage.ok('communityStaff', 'withdrawNotice', params)
  await until(() => expect(versions('resident')).toEqual([corrected.version, withdrawn.version]))
  for (const who of ['neighbour', 'farResident']) expect(versions(who)).toEqual([])
})
