import { afterEach, beforeEach, expect, it } from 'vitest'
import { isAbout } from '../../shared/sockets/contract.ts'
import { lift } from '../support/cases.ts'
import { grid1, grid2, type PersonName, people } from '../support/district.ts'
import { connect, type Relayed, runRelay, until } from '../support/sockets.ts'
import { makeStage, type Stage } from '../support/stage.ts'

let stage: Stage
let relayed: Relayed
beforeEach(async () => {
  stage = await makeStage({ stream: true })
  relayed = await runRelay(stage)
})
afterEach(() => relayed.poller.stop())

const file = async () => (await stage.ok('resident', 'openTicket', { body: lift })).id
const heard = (socket: string, id: string) => relayed.frames.get(socket)?.some((frame) => isAbout(frame, id)) ?? false
const revoke = (from: PersonName, area: string) =>
  stage.ok('communityStaff', 'revokeRole', { params: { person: people[from].id, role: 'gridWorker', area } })

it('a revoked role closes the sockets of its holder, on every device, and nobody else’s', async () => {
  await connect(stage, 'worker', 'phone')
  await connect(stage, 'worker', 'screen')
  await connect(stage, 'otherWorker')
  await connect(stage, 'communityStaff')
  const before = await file()
  await until(() => expect(heard('phone', before) && heard('screen', before)).toBe(true))
  await revoke('worker', grid1)
  await until(() => expect(relayed.closed.toSorted()).toEqual(['phone', 'screen']))
  const after = await file()
  await until(() => expect(heard('communityStaff', after)).toBe(true))
  expect([heard('phone', after), heard('screen', after)]).toEqual([false, false])
  expect(relayed.closed).toHaveLength(2)
})

it('who connects anew hears of what is still theirs, and of nothing that was taken', async () => {
  await connect(stage, 'worker', 'before')
  await revoke('worker', grid1)
  // Whoever connects before the relay has come to it is closed too, and connects again.
  await until(() => expect(relayed.closed).toEqual(['before']))
  await connect(stage, 'worker', 'anew')
  await connect(stage, 'communityStaff')
  const taken = await file()
  const { id: kept } = await stage.ok('resident', 'openTicket', { body: { ...lift, place: { area: grid2 } } })
  await until(() => expect(heard('anew', kept)).toBe(true))
  expect([heard('communityStaff', taken), heard('anew', taken)]).toEqual([true, false])
})

it('a role that is given closes them too, so that they open anew and listen to what has come', async () => {
  await connect(stage, 'newcomer', 'before')
  const params = { person: people.newcomer.id }
  await stage.ok('communityStaff', 'grantRole', { params, body: { role: 'gridWorker', area: grid1 } })
  await until(() => expect(relayed.closed).toEqual(['before']))
  await connect(stage, 'newcomer', 'after')
  const id = await file()
  await until(() => expect(heard('after', id)).toBe(true))
})
