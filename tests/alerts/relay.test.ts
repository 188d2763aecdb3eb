/** Whoever was told of an alert hears how it goes on and that it has ended: what rings with them must stop. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { keys } from '../../functions/platform/table.ts'
import { isAbout } from '../../shared/sockets/contract.ts'
import { building1, farBuilding, people } from '../support/district.ts'
import { connect, type Relayed, runRelay, until } from '../support/sockets.ts'
import { makeStage, type Stage } from '../support/stage.ts'

let stage: Stage
let relayed: Relayed
beforeEach(async () => {
  stage = await makeStage({ stream: true, line: { post: async () => 'sent' } })
  relayed = await runRelay(stage)
})
afterEach(() => relayed.poller.stop())

const versions = (socket: string, alertId: string) =>
  (relayed.frames.get(socket) ?? []).flatMap((said) =>
    isAbout(said, alertId) && said.type === 'caseChanged' ? [said.version] : [],
  )

const livesIn = async (building: string, version: number) => {
  const [home] = people.neighbour.homes
  if (!home) throw new Error('The neighbour has no home')
  const neighbour = { ...people.neighbour, version, homes: [{ ...home, building, household: `${building}020502` }] }
  await stage.table.write([{ put: { ...keys.person(neighbour.id), ...neighbour } }])
}

it('is told to a neighbour who helps, also after they moved, and to who responds and oversees nothing', async () => {
  await livesIn(building1, 2)
  await stage.ok('neighbour', 'setMySkills', { body: { skills: ['firstAid'] } })
  for (const name of ['responder', 'farResident', 'neighbour'] as const) await connect(stage, name)
  const { id } = await stage.ok('resident', 'raiseAlert', { body: { kind: 'medical' } })
  await stage.ok('resident', 'describeAlert', { params: { alertId: id }, body: { kind: 'fire' } })
  await livesIn(farBuilding, 3)
  await until(() => expect(relayed.closed).toContain('neighbour'))
  await connect(stage, 'neighbour', 'moved')
  const params = { alertId: id }
  await stage.ok('communityStaff', 'acknowledgeAlert', { params, body: { eta: 1 } })
  await stage.ok('communityStaff', 'callOffAlert', { params, body: { by: 'call' } })
  await until(() => expect(versions('moved', id)).toContain(4))
  expect(versions('farResident', id)).toEqual([])

  const fire = await stage.ok('farResident', 'raiseAlert', { body: { area: building1, kind: 'fire' } })
  expect((await stage.ok('responder', 'getAlert', { params: { alertId: fire.id } })).parties).toEqual(['responder'])
  await stage.ok('worker', 'acknowledgeAlert', { params: { alertId: fire.id }, body: { eta: 1 } })
  await until(() => expect(versions('responder', fire.id)).toEqual([2]))
})
