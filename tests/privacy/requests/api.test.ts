import { beforeEach, describe, expect, it } from 'vitest'
import { entriesOf } from '../../../functions/cases/entries.ts'
import { brokenAt, type Chained } from '../../../functions/cases/timeline.ts'
import { keys } from '../../../functions/platform/table.ts'
import { sweep } from '../../../functions/sweep/sweep.ts'
import { DAY } from '../../../shared/lifecycle.ts'
import { farGrid, grid1, type PersonName, people } from '../../support/district.ts'
import { asked } from '../../support/requests.ts'
import { makeStage, type Stage } from '../../support/stage.ts'

let stage: Stage
beforeEach(async () => {
  stage = await makeStage()
})

const ask = (who: PersonName) => stage.ok(who, 'askRequest', { body: asked })
const get = (who: PersonName, requestId: string) => stage.call(who, 'getRequest', { params: { requestId } })
const answer = (who: PersonName, requestId: string, done = true) =>
  stage.call(who, 'answerRequest', { params: { requestId }, body: { text: '已经更正，谢谢提醒。', done } })
const queue = async (who: PersonName, query = {}) =>
  (await stage.ok(who, 'listRequestQueue', { query })).items.map(({ id }) => id).sort()
const code = ({ status, body }: { status: number; body: { error?: { code: string } } }) => [status, body.error?.code]

describe('a request to the operator', () => {
  it('is nothing to anybody else, whatever they are there', async () => {
    const { id } = await ask('resident')
    const others = ['neighbour', 'worker', 'communityStaff', 'streetStaff', 'districtStaff', 'supervisor'] as const
    for (const who of others) {
      expect(code(await get(who, id)), who).toEqual([404, 'notFound'])
      expect(code(await answer(who, id)), who).toEqual([404, 'notFound'])
      expect((await stage.call(who, 'listRequestQueue', { query: {} })).status, who).toBe(403)
    }
    expect(code(await answer('resident', id))).toEqual([403, 'notAllowed'])
    const [what, unknown] = [await get('neighbour', id), await get('neighbour', `req_${'Z'.repeat(26)}`)]
    expect(what.body).toEqual(unknown.body)
  })

  it('is answered by nobody for themselves', async () => {
    const { id } = await ask('administrator')
    expect(code(await answer('administrator', id))).toEqual([403, 'notAllowed'])
  })

  it('is answered once, with a reason, within fifteen working days', async () => {
    const { id, dueAt, areaName } = await ask('resident')
    // Asked on 2 March 2026; weekends are off.
    expect(dueAt).toBe('2026-03-23T15:59:59.999Z')
    expect(areaName).toBe('大江园社区第1网格')
    await stage.ok('resident', 'addToRequest', { params: { requestId: id }, body: { text: '应为 302 室。' } })
    const { status, body } = await answer('administrator', id, false)
    expect([status, body.state, body.done, body.dueAt]).toEqual([200, 'answered', false, undefined])
    expect(code(await answer('administrator', id))).toEqual([409, 'wrongState'])
    const { timeline, text } = (await get('resident', id)).body
    expect(timeline.map(({ move }: { move: string }) => move)).toEqual(['open', 'add', 'answer'])
    expect([text, timeline[2].text]).toEqual([asked.text, '已经更正，谢谢提醒。'])
    expect((await stage.ok('resident', 'listMyRequests', { query: {} })).items.map((card) => card.state)).toEqual([
      'answered',
    ])
  })

  it('that is looked at by an administrator is kept with who asked, and audited', async () => {
    const { id } = await ask('resident')
    await get('resident', id)
    expect((await stage.ok('resident', 'listLooks', { query: {} })).items).toEqual([])
    expect((await get('administrator', id)).body.parties).toEqual(['operator'])
    const { items } = await stage.ok('resident', 'listLooks', { query: {} })
    expect(items.map(({ who, what }) => [who, what])).toEqual([['管理员 演**', '您的个人信息请求']])
    expect((await stage.table.read([keys.auditHead(people.administrator.id)]))[0]?.seq).toBe(1)
  })

  it('stands with the administrators of where one lives, or with those of the top', async () => {
    const [here, nowhere, far] = [await ask('resident'), await ask('newcomer'), await ask('farResident')]
    expect(nowhere.area).toBeUndefined()
    expect(await queue('administrator')).toEqual([here.id, nowhere.id, far.id].sort())
    expect(await queue('administrator', { area: grid1 })).toEqual([here.id])
    expect(await queue('administrator', { area: farGrid })).toEqual([far.id])
    const set = { roles: [{ role: 'administrator', area: grid1, areaName: '' }] }
    await stage.table.write([{ update: keys.person(people.worker.id), changes: { set } }])
    expect(await queue('worker')).toEqual([here.id])
    expect(code(await get('worker', nowhere.id))).toEqual([404, 'notFound'])
    expect(code(await stage.call('worker', 'listRequestQueue', { query: { area: farGrid } }))).toEqual([
      403,
      'notAllowed',
    ])
    const city = { roles: [{ role: 'administrator', area: '4201', areaName: '' }] }
    await stage.table.write([{ update: keys.person(people.worker.id), changes: { set: city } }])
    expect(await queue('worker')).toEqual([here.id, nowhere.id, far.id].sort())
    const pages = [await stage.ok('worker', 'listRequestQueue', { query: { limit: 2 } })]
    const cursor = pages[0]?.cursor
    pages.push(await stage.ok('worker', 'listRequestQueue', { query: { limit: 2, ...(cursor ? { cursor } : {}) } }))
    expect(pages.flatMap(({ items }) => items).length).toBe(3)
  })

  it('that nobody answers is late, once, and stays to be answered', async () => {
    const { id, dueAt } = await ask('resident')
    stage.clock.set(Date.parse(dueAt ?? '') - 1)
    expect((await sweep(stage.ports)).moved).toBe(0)
    stage.clock.pass(1)
    expect((await sweep(stage.ports)).moved).toBe(1)
    expect((await sweep(stage.ports)).moved).toBe(0)
    expect((await get('resident', id)).body).toMatchObject({ state: 'asked', late: true })
    expect((await answer('administrator', id)).status).toBe(200)
    const entries = (await entriesOf(stage.table, keys.request(id))).map(({ pk: _, sk: __, ...entry }) => entry)
    expect(brokenAt(entries as unknown as Chained[])).toBeUndefined()
  })

  it('can be taken back, and is over then', async () => {
    const { id } = await ask('resident')
    expect(code(await stage.call('administrator', 'withdrawRequest', { params: { requestId: id } }))).toEqual([
      403,
      'notAllowed',
    ])
    await stage.ok('resident', 'withdrawRequest', { params: { requestId: id } })
    expect(code(await answer('administrator', id))).toEqual([409, 'wrongState'])
    stage.clock.pass(60 * DAY)
    expect((await sweep(stage.ports)).due).toBe(0)
  })

  it('sent twice under one key is one request', async () => {
    const sent = { body: asked, key: 'key-of-request-1' }
    const answers = await Promise.all(Array.from({ length: 5 }, () => stage.ok('resident', 'askRequest', sent)))
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
    expect((await stage.ok('resident', 'listMyRequests', { query: {} })).items).toHaveLength(1)
  })
})
