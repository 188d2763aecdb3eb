/** Who serves somewhere, or says they live there, is told of a warning by the relay; who verifiably lives there by the delivery. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type PersonName, people } from '../support/district.ts'
import { connect, type Relayed, runRelay, until } from '../support/sockets.ts'
import { makeStage, type Stage } from '../support/stage.ts'
import { relay } from '../support/warnings.ts'

let stage: Stage
let relayed: Relayed
beforeEach(async () => {
  stage = await makeStage({ stream: true })
  relayed = await runRelay(stage)
})
afterEach(() => relayed.poller.stop())

const told = (id: string) =>
  [...relayed.frames]
    .flatMap(([socket, frames]) =>
      frames.filter((each) => each.type === 'noticeCame' && each.id === id).map(() => socket),
    )
    .sort()

const names: PersonName[] = [
  'resident',
  'unverified',
  'newcomer',
  'worker',
  'communityStaff',
  'streetStaff',
  'farWorker',
]

it('tells who serves in the area of a warning, each once for each message of it, and nobody elsewhere', async () => {
  expect(people.unverified.homes[0]?.verified).toBe(false)
  for (const name of names) await connect(stage, name)
  const here = await relay(stage)
  const wide = await relay(stage, { area: here.area.code.slice(0, 9) }, 'streetStaff')
  const params = { warningId: here.id }
  const cancel = await stage.ok('communityStaff', 'cancelWarning', {
    params,
    key: 'cancel-in-relay',
    body: { reference: '武气警〔2026〕13号', text: '暴雨已经过去' },
  })
  await until(() => expect(told(cancel.id)).toEqual(['communityStaff', 'unverified', 'worker']))
  expect(told(here.id)).toEqual(['communityStaff', 'unverified', 'worker'])
  expect(told(wide.id)).toEqual(['communityStaff', 'streetStaff', 'unverified', 'worker'])
})
