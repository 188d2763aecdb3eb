import { afterEach, beforeEach, expect, it } from 'vitest'
import { isAbout } from '../../shared/sockets/contract.ts'
import { connect, type Relayed, runRelay, until } from '../support/sockets.ts'
import { makeStage, type Stage } from '../support/stage.ts'
import { publish } from '../support/teams.ts'

let stage: Stage
let relayed: Relayed
beforeEach(async () => {
  stage = await makeStage({ stream: true })
  relayed = await runRelay(stage)
})
afterEach(() => relayed.poller.stop())

it('whoever moves up is told by a frame, and nobody else of those who wait', async () => {
  const activityId = await publish(stage, { places: 1 })
  const params = { activityId }
  await stage.ok('resident', 'signUp', { params })
  await stage.ok('worker', 'signUp', { params })
  stage.clock.pass(1000)
  await stage.ok('farResident', 'signUp', { params })
  await connect(stage, 'worker')
  await connect(stage, 'farResident')
  await stage.ok('resident', 'cancelSignUp', { params })
  const toldOf = (socket: string) => (relayed.frames.get(socket) ?? []).filter((frame) => isAbout(frame, activityId))
  await until(() => expect(toldOf('worker')).toHaveLength(1))
  expect(toldOf('farResident')).toEqual([])
  // Calling it off tells all who are left.
  await stage.ok('neighbour', 'callOffActivity', { params, body: { reason: '下雨了' } })
  await until(() => expect([toldOf('worker').length, toldOf('farResident').length]).toEqual([2, 1]))
})
