/** Who stands there is asked how it stands, each hour and by a message each time, in whatever round. */
import { expect, it } from 'vitest'
import { escalate } from '../../../../functions/escalation/escalate.ts'
import { watch } from '../../../../functions/watchdog/watch.ts'
import { MINUTE } from '../../../../shared/lifecycle.ts'
import { grantedTable } from '../../../infra/granted-table.ts'
import { arrived, storedAlert } from '../../../support/alerts.ts'
import { type PersonName, people } from '../../../support/district.ts'
import { type WaysStage, waysStage } from '../stage.ts'

const ASKS = '您到场很久了，请打开说明情况'

const ring = ({ stage }: WaysStage, name: 'escalation' | 'watchdog') => ({
  ...stage.ports,
  table: grantedTable(name, stage.table),
  line: { post: async () => 'gone' as const },
  unreached: () => undefined,
})

/** An hour goes by, and whoever stands there is asked. */
async function hour(ways: WaysStage) {
  ways.stage.clock.pass(60 * MINUTE)
  await escalate(ring(ways, 'escalation'))
  await ways.walk(1000)
}

const questionsTo = ({ messages }: WaysStage, who: PersonName) =>
  messages.filter(({ openid, data }) => openid === people[who].openid && data.thing4?.value === ASKS).length

it('is asked by a message anew after they answered, and by no other ring', async () => {
  const ways = await waysStage()
  await ways.hold('worker', 9)
  const id = await arrived(ways.stage)
  const params = { alertId: id }
  for (const asked of [1, 2, 3]) {
    await hour(ways)
    expect(questionsTo(ways, 'worker')).toBe(asked)
    await ways.stage.ok('worker', 'stayAtAlert', { params })
    await ways.stage.ok('resident', 'pressAgain', { params })
    await ways.walk(1000)
    expect(questionsTo(ways, 'worker')).toBe(asked)
  }
})

it('is asked in the next round as in the one before, and begins to count anew', async () => {
  const ways = await waysStage()
  await ways.hold('worker', 9)
  const id = await arrived(ways.stage)
  const params = { alertId: id }
  const asked = async () => (await storedAlert(ways.stage, id)).card.asked
  for (let hours = 0; hours < 3; hours++) await hour(ways)
  expect(await asked()).toBe(3)
  await ways.stage.ok('communityStaff', 'handOverAlert', { params, body: { text: '请另派人' } })
  expect(await asked()).toBeUndefined()
  await ways.stage.ok('worker', 'arriveAtAlert', { params })
  expect(await asked()).toBeUndefined()
  await hour(ways)
  expect([await asked(), questionsTo(ways, 'worker')]).toEqual([1, 4])
})

it('what was left unanswered by who serves there no more is no question to who comes after them', async () => {
  const ways = await waysStage()
  const id = await arrived(ways.stage)
  for (let hours = 0; hours < 3; hours++) await hour(ways)
  const { roles } = people.worker
  await ways.stage.ok('administrator', 'revokeRole', {
    params: { person: people.worker.id, role: 'gridWorker', area: roles[0]?.area ?? '' },
  })
  await watch(ring(ways, 'watchdog'))
  const { card } = await storedAlert(ways.stage, id)
  expect([card.state, card.asked]).toEqual(['raised', undefined])
})
