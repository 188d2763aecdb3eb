import { beforeEach, expect, it } from 'vitest'
import { keys } from '../../../functions/platform/table.ts'
import { addressOf } from '../../../shared/households/address.ts'
import { DAY, MINUTE } from '../../../shared/lifecycle.ts'
import { callAs, crowdOf, gather } from '../../support/crowd.ts'
import { people } from '../../support/district.ts'
import { asking, seededHelp, storedHelpOf } from '../../support/help.ts'
import { settleAll } from '../../support/households.ts'
import { everything } from '../../support/lives.ts'
import { anew, at, nothingFailed, seen, stage, swept } from './scene.ts'

const [borrower] = crowdOf(1)
const who = borrower?.id ?? ''
beforeEach(async () => {
  await anew()
  await settleAll(stage, ['resident', 'neighbour'])
  await gather(stage, crowdOf(1))
})

const [home] = people.resident.homes
const household = home?.household ?? ''
const put = (words: string) => stage.ok('resident', 'addThing', { body: { kind: 'tool', words } })
const borrow = async (thingId: string): Promise<{ id: string }> =>
  (await callAs(stage, who, 'borrowThing', { params: { thingId }, body: { until: at(DAY) } })).body
const shelf = async (): Promise<string[]> =>
  (await callAs(stage, who, 'listThings', {})).body.items.map(({ words }: { words: string }) => words)

it('ends what was asked and lent there: nobody comes to an empty door, or asks for a ladder that has moved away', async () => {
  const { id: helpId } = await stage.ok('resident', 'openHelp', { body: asking(stage, { wanted: 2 }) })
  const own = await seededHelp(stage, {}, 'neighbour')
  await stage.ok('neighbour', 'offerHelp', { params: { helpId }, body: {} })
  await stage.ok('resident', 'offerHelp', { params: { helpId: own }, body: {} })
  await stage.ok('resident', 'saveReady', { body: { kinds: ['lift'], parts: ['morning'], scope: 'grid' } })
  const [ladder, drill, saw] = [await put('一架梯子'), await put('一把电钻'), await put('一把锯子')]
  const [wanted, lent] = [await borrow(drill.id), await borrow(saw.id)]
  await stage.ok('resident', 'lendThing', { params: { loanId: lent.id }, body: {} })
  expect(new Set(await shelf())).toEqual(new Set([saw, drill, ladder].map(({ words }) => words)))

  // Somebody did already what another request was for: that is theirs to be paid.
  const { id: done } = await stage.ok('resident', 'openHelp', { body: asking(stage) })
  await stage.ok('neighbour', 'offerHelp', { params: { helpId: done }, body: {} })
  stage.clock.pass(30 * MINUTE)
  await stage.ok('neighbour', 'finishHelp', { params: { helpId: done }, body: { minutes: 30 } })

  await stage.ok('resident', 'leaveHousehold', { params: { household } })
  await nothingFailed()
  expect(await seen('neighbour', helpId)).toMatchObject({ state: 'cancelled', timeline: expect.anything() })
  expect((await seen('neighbour', helpId)).timeline.at(-1)).toMatchObject({
    move: 'cancel',
    text: '住处有变，自动取消',
    by: { party: 'clock' },
  })
  expect(await shelf()).toEqual([saw.words])
  const loan = async (loanId: string) => (await callAs(stage, who, 'getLoan', { params: { loanId } })).body
  expect(await loan(wanted.id)).toMatchObject({ state: 'declined' })
  expect(await loan(lent.id)).toMatchObject({ state: 'lent', room: home?.room })
  expect(await stage.table.read([keys.readyOf(people.resident.id)])).toEqual([undefined])
  // Whom they promised to help they may help still.
  expect((await storedHelpOf(stage, own)).helpers.map(({ person }) => person)).toEqual([people.resident.id])
  expect((await swept()).due).toBe(0)

  await stage.ok('resident', 'takeBackThing', { params: { loanId: lent.id }, body: {} })
  expect(await shelf()).toEqual([])
  expect((await everything(stage)).filter(({ pk }) => /^(LEFT|THING)#/.test(String(pk)))).toEqual([])
  stage.clock.pass(2 * DAY)
  for (let i = 0; i < 2; i++) await nothingFailed()
  expect((await storedHelpOf(stage, done)).card).toMatchObject({ state: 'done', minutes: 30 })
})

it('leaves on the shelf what is lent by who only moves upstairs', async () => {
  await put('一架梯子')
  const body = { ...addressOf(household), room: 1101, relation: 'owner' as const }
  await stage.ok('resident', 'moveHouse', { params: { household }, body })
  await nothingFailed()
  expect(await shelf()).toEqual(['一架梯子'])
})

it.each(['refused', 'taken back'])('takes it off once that move is %s: they live nowhere there then', async (how) => {
  await put('一架梯子')
  const body = { ...addressOf(household), room: 1101, relation: 'owner' as const }
  const { id: joinId } = await stage.ok('resident', 'moveHouse', { params: { household }, body })
  await nothingFailed()
  const params = { joinId }
  if (how === 'refused') await stage.ok('worker', 'refuseJoin', { params, body: { reason: '不是这一户的' } })
  else await stage.ok('resident', 'withdrawJoin', { params })
  await nothingFailed()
  expect([await shelf(), (await swept()).due]).toEqual([[], 0])
})

it('lets all of it be where they are back by then', async () => {
  const helpId = await seededHelp(stage)
  await put('一架梯子')
  await stage.table.write([
    { put: { ...keys.left(people.resident.id, household), household, due: 'DUE#0', dueAt: at(0) } },
  ])
  await nothingFailed()
  expect([(await storedHelpOf(stage, helpId)).card.state, await shelf()]).toEqual(['open', ['一架梯子']])
  expect((await swept()).due).toBe(0)
})
