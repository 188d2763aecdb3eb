import { afterEach, beforeEach, expect, it } from 'vitest'
import { isAbout } from '../../shared/sockets/contract.ts'
import { personNames } from '../support/district.ts'
import { propose } from '../support/notices.ts'
import { connect, type Relayed, runRelay, until } from '../support/sockets.ts'
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
  await stage.ok('administrator', 'approveNotice', { params: { noticeId } })
  await until(() => expect(told(4)).toEqual(staff))
})
