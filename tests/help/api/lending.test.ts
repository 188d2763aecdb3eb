import { beforeEach, expect, it } from 'vitest'
import { judgeHelpPhoto } from '../../../functions/help/check-later.ts'
import { forgetLending } from '../../../functions/help/forget-lending.ts'
import { keys } from '../../../functions/platform/table.ts'
import { sweep } from '../../../functions/sweep/sweep.ts'
import { DAY, MINUTE } from '../../../shared/lifecycle.ts'
import { grantedTable } from '../../infra/granted-table.ts'
import { callAs, crowdOf, gather } from '../../support/crowd.ts'
import { people } from '../../support/district.ts'
import { everything } from '../../support/lives.ts'
import { lookedAt } from '../../support/points.ts'
import { makeStage, type Stage } from '../../support/stage.ts'
import { fakeChecker } from '../../support/wechat.ts'

let stage: Stage
const checker = fakeChecker()
const [borrower] = crowdOf(1)
const who = borrower?.id ?? ''
beforeEach(async () => {
  stage = await makeStage({ checker })
  await gather(stage, crowdOf(1))
})
const swept = () => sweep({ ...stage.ports, table: grantedTable('sweep', stage.table) })
/** What WeChat found of the photo that it was asked about last. */
const judged = (suggest: 'pass' | 'risky') =>
  judgeHelpPhoto({ table: grantedTable('moderation', stage.table) }, checker.photos.at(-1)?.trace ?? '', {
    suggest,
    label: 100,
  })
const at = (after: number) => new Date(stage.clock.now() + after).toISOString()

it('a thing is lent with its photo, reminded of, late, and given back; its shelf is the building’s', async () => {
  const photos = [await lookedAt(stage, 'resident')]
  const thing = await stage.ok('resident', 'addThing', { body: { kind: 'tool', words: '一架梯子', photos } })
  expect(thing.photo?.id).toBe(photos[0])
  const shelf = async () => (await callAs(stage, who, 'listThings', {})).body.items
  expect(await shelf()).toEqual([
    { id: thing.id, version: 1, kind: 'tool', words: '一架梯子', building: thing.building, mine: false },
  ])
  await judged('pass')
  expect((await shelf())[0].photo.id).toBe(photos[0])
  expect((await stage.ok('neighbour', 'listThings')).items).toEqual([])
  const params = { thingId: thing.id }
  expect((await stage.call('neighbour', 'borrowThing', { params, body: { until: at(DAY) } })).status).toBe(404)

  const { body: loan } = await callAs(stage, who, 'borrowThing', {
    params,
    body: { until: at(3 * DAY), words: '周末挂灯用' },
  })
  expect(loan).toMatchObject({ state: 'asked', as: 'borrower' })
  const { body: second } = await callAs(stage, who, 'borrowThing', { params, body: { until: at(DAY) } })
  const loanId = loan.id
  const seen = async () => (await callAs(stage, who, 'getLoan', { params: { loanId } })).body
  expect(await seen()).toMatchObject({ name: people.resident.name })
  expect((await seen()).room).toBeUndefined()
  const condition = [await lookedAt(stage, 'resident')]
  expect(
    (await stage.ok('resident', 'listLoans', { query: { as: 'owner' } })).items.map(({ id }) => id).sort(),
  ).toEqual([loanId, second.id].sort())
  // They married and moved upstairs since they put it up.
  const [home] = people.resident.homes
  const moved = { name: '演示居民 甲甲', homes: [{ ...home, room: '1单元901' }] }
  await stage.table.write([{ update: keys.person(people.resident.id), changes: { set: moved, add: { version: 1 } } }])
  await stage.ok('resident', 'lendThing', { params: { loanId }, body: { photos: condition } })
  expect(await seen()).toMatchObject({ name: '演示居民 甲甲', room: '1单元901' })
  expect((await shelf())[0].lentUntil).toBe(loan.until)
  expect((await stage.call('resident', 'lendThing', { params: { loanId: second.id }, body: {} })).status).toBe(409)
  expect((await stage.call('resident', 'removeThing', { params })).status).toBe(409)

  stage.clock.pass(2 * DAY)
  for (let i = 0; i < 2; i++) expect((await swept()).failed).toBe(0)
  stage.clock.pass(DAY)
  for (let i = 0; i < 2; i++) expect((await swept()).failed).toBe(0)
  expect((await seen()).late).toBe(true)
  await stage.ok('resident', 'takeBackThing', { params: { loanId }, body: { words: '完好' } })
  const whole = await seen()
  expect([whole.state, whole.timeline.map(({ move }: { move: string }) => move)]).toEqual([
    'returned',
    ['open', 'lend', 'remind', 'miss', 'giveBack'],
  ])
  expect((await shelf())[0].lentUntil).toBeUndefined()
  expect((await swept()).due).toBe(0)
  expect(
    (await callAs(stage, who, 'listLoans', {})).body.items.map(({ state }: { state: string }) => state).sort(),
  ).toEqual(['declined', 'returned'])

  for (let i = 0; i < 2; i++)
    await forgetLending(grantedTable('sweep', stage.table), people.resident.id, '已注销', at(0))
  const left = (await everything(stage)).filter(({ pk }) => /^(LOAN|THING)#/.test(String(pk)))
  expect(JSON.stringify(left)).not.toContain(people.resident.name)
  expect(left.some(({ pk }) => String(pk).startsWith('THING#'))).toBe(false)
})

it('what was agreed to be kept longer is reminded of later; what is off the shelf is gone', async () => {
  const { id: thingId } = await stage.ok('resident', 'addThing', { body: { kind: 'book', words: '几本童书' } })
  const { body: loan } = await callAs(stage, who, 'borrowThing', { params: { thingId }, body: { until: at(2 * DAY) } })
  const params = { loanId: loan.id }
  expect((await callAs(stage, who, 'lendThing', { params, body: {} })).status).toBe(403)
  await stage.ok('resident', 'lendThing', { params, body: {} })
  expect(await stage.ok('resident', 'extendLoan', { params, body: { until: at(5 * DAY) } })).toMatchObject({
    dueAt: at(5 * DAY),
  })
  stage.clock.pass(3 * DAY)
  expect((await swept()).due).toBe(0)
  // What is to be back within a day, at once or after all, is reminded of at no time.
  await stage.ok('resident', 'extendLoan', { params, body: { until: at(DAY / 2) } })
  const reminder = async (id: string) => (await stage.table.read([keys.loanRemind(id)]))[0]
  expect([await reminder(loan.id), (await swept()).due]).toEqual([undefined, 0])
  await stage.ok('resident', 'takeBackThing', { params, body: {} })
  const soon = { params: { thingId }, body: { until: at(DAY / 2) } }
  const { id: loanId } = (await callAs(stage, who, 'borrowThing', soon)).body
  await stage.ok('resident', 'lendThing', { params: { loanId }, body: {} })
  expect([await reminder(loanId), (await swept()).due]).toEqual([undefined, 0])
  await stage.ok('resident', 'takeBackThing', { params: { loanId }, body: {} })
  expect(await stage.ok('resident', 'removeThing', { params: { thingId } })).toEqual({ removed: true })
  expect((await callAs(stage, who, 'listThings', {})).body.items).toEqual([])
})

it('who borrows reads words that passed, and sees photos once they did; who lends is not held up by a check that is down', async () => {
  const { id: thingId } = await stage.ok('resident', 'addThing', { body: { kind: 'tool', words: '一架梯子' } })
  const borrow = async () =>
    (await callAs(stage, who, 'borrowThing', { params: { thingId }, body: { until: at(3 * DAY) } })).body.id as string
  const [declined, loanId] = [await borrow(), await borrow()]
  const decline = { params: { loanId: declined }, body: { reason: '违规词 换一天' } }
  expect(await stage.call('resident', 'declineLoan', decline)).toMatchObject({
    status: 400,
    body: { error: { fields: { reason: expect.stringContaining('没有通过内容检查') } } },
  })
  checker.down = true
  const busy = { params: { loanId: declined }, body: { reason: '正在用' } }
  expect((await stage.call('resident', 'declineLoan', busy)).status).toBe(503)
  await stage.ok('resident', 'declineLoan', { params: { loanId: declined }, body: {} })

  const params = { loanId }
  const shown = async (person: string) =>
    (await callAs(stage, person, 'getLoan', { params })).body.timeline.flatMap(
      ({ photos }: { photos: unknown[] }) => photos,
    ).length
  const before = checker.photos.length
  await stage.ok('resident', 'lendThing', { params, body: { photos: [await lookedAt(stage, 'resident')] } })
  expect([await shown(who), await shown(people.resident.id), checker.photos.length]).toEqual([0, 1, before])
  checker.down = false
  stage.clock.pass(MINUTE)
  expect((await swept()).failed).toBe(0)
  expect(checker.photos.at(-1)?.openid).toBe(people.resident.openid)
  await judged('pass')
  expect(await shown(who)).toBe(1)
  const back = (words: string) => ({ params, body: { words, photos: [] } })
  expect(await stage.call('resident', 'takeBackThing', back('违规词'))).toMatchObject({ status: 400 })
  const photos = [await lookedAt(stage, 'resident')]
  await stage.ok('resident', 'takeBackThing', { params, body: { words: '完好', photos } })
  await judged('risky')
  expect([await shown(who), await shown(people.resident.id)]).toEqual([1, 2])
  // It is asked about for a day; the row by which it is goes then.
  stage.clock.pass(2 * DAY)
  await swept()
  expect([await stage.table.read([keys.loanCheck(loanId)]), (await swept()).due]).toEqual([[undefined], 0])
})

it('three households that report a thing hide it; staff show it again, or take it down, and its owner sees that', async () => {
  const [first, second, third] = crowdOf(3).map(({ id }) => id)
  await gather(stage, crowdOf(3).slice(1))
  const { id: thingId } = await stage.ok('resident', 'addThing', { body: { kind: 'tool', words: '一架梯子' } })
  const params = { thingId }
  const report = (id = '') => callAs(stage, id, 'reportThing', { params, body: { reason: '像是推销' } })
  const shelf = async () => (await callAs(stage, who, 'listThings', {})).body.items.length
  const queue = async (stage_: 'open' | 'closed' = 'open') =>
    (await stage.ok('worker', 'listReportedThings', { query: { stage: stage_ } })).items
  expect((await stage.call('resident', 'reportThing', { params, body: { reason: '像是推销' } })).status).toBe(409)
  expect((await stage.call('neighbour', 'reportThing', { params, body: { reason: '像是推销' } })).status).toBe(404)
  for (const id of [first, first, second]) expect((await report(id)).status).toBe(200)
  expect([await shelf(), (await queue()).map(({ id, reports }) => [id, reports.length])]).toEqual([1, [[thingId, 2]]])
  await report(third)
  expect([await shelf(), (await queue())[0]?.heldBack]).toEqual([0, 'reported'])
  expect((await callAs(stage, who, 'borrowThing', { params, body: { until: at(DAY) } })).status).toBe(404)
  expect((await stage.ok('resident', 'listThings')).items).toMatchObject([{ id: thingId, heldBack: 'reported' }])
  expect(JSON.stringify(await queue())).not.toMatch(new RegExp(`${people.resident.name}|${people.resident.id}`))

  await stage.ok('worker', 'showThing', { params })
  expect([await shelf(), await queue()]).toEqual([1, []])
  await report(second)
  expect(await stage.call('farWorker', 'takeDownThing', { params })).toMatchObject({ status: 404 })
  await stage.ok('worker', 'takeDownThing', { params })
  expect([await shelf(), await queue(), (await queue('closed')).length]).toEqual([0, [], 1])
  expect((await stage.ok('resident', 'listThings')).items).toMatchObject([{ heldBack: 'takenDown' }])
  expect(await stage.ok('resident', 'removeThing', { params })).toEqual({ removed: true })
})
