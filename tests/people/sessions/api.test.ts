import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keys } from '../../../functions/platform/table.ts'
import { DAY, HOUR } from '../../../shared/lifecycle.ts'
import { CLAIM_WORDS } from '../../../shared/people/name.ts'
import { SESSIONS_MAX } from '../../../shared/people/session.ts'
import { counting } from '../../support/client.ts'
import { people, sessionOf } from '../../support/district.ts'
import { connect, type Relayed, runRelay, until } from '../../support/sockets.ts'
import { makeStage, type Stage } from '../../support/stage.ts'

let stage: Stage
beforeEach(async () => {
  stage = await makeStage({ stream: true })
})

const signIn = async (device: string, openid = people.resident.openid) =>
  (await stage.call({}, 'signIn', { body: { code: `code of ${openid}`, device } })).body as {
    token: string
    session: string
  }
const getMe = (token: string) => stage.call({ token }, 'getMe')

describe('my sessions', () => {
  it("are mine alone: nobody ends another's, and is told nothing of it", async () => {
    const mine = await signIn('手机甲')
    const theirs = await stage.call('neighbour', 'endSession', { params: { session: mine.session } })
    const unknown = await stage.call('neighbour', 'endSession', { params: { session: `ses_${'Z'.repeat(26)}` } })
    expect([theirs.body, unknown.body]).toEqual([{ ended: 0 }, { ended: 0 }])
    expect((await getMe(mine.token)).status).toBe(200)
  })

  it('are listed, the last used first, and say which one asks', async () => {
    stage.clock.pass(1000)
    const first = await signIn('手机甲')
    stage.clock.pass(1000)
    const second = await signIn('手机乙')
    const { items } = (await stage.call({ token: first.token }, 'listSessions')).body
    expect(items.map(({ id, device, current }: Record<string, unknown>) => ({ id, device, current }))).toEqual([
      { id: second.session, device: '手机乙', current: false },
      { id: first.session, device: '手机甲', current: true },
      { id: sessionOf(people.resident.id), device: '测试手机', current: false },
    ])
  })

  it('stop at the next request when they are ended, one or all others', async () => {
    const [lost, other, kept] = [await signIn('丢了的手机'), await signIn('旧手机'), await signIn('新手机')]
    const by = { token: kept.token }
    expect((await stage.call(by, 'endSession', { params: { session: lost.session } })).body).toEqual({ ended: 1 })
    expect((await getMe(lost.token)).body.error.code).toBe('sessionEnded')
    expect((await getMe(other.token)).status).toBe(200)
    expect((await stage.call(by, 'endOtherSessions')).body).toEqual({ ended: 2 })
    expect((await getMe(other.token)).body.error.code).toBe('sessionEnded')
    expect((await getMe(kept.token)).status).toBe(200)
    expect((await stage.call(by, 'endSession', { params: { session: kept.session } })).body).toEqual({ ended: 1 })
    expect((await getMe(kept.token)).body.error.code).toBe('sessionEnded')
  })

  it('are as many as are allowed at most: another sign-in ends the one not used for longest', async () => {
    const opened = []
    for (let i = 0; i < SESSIONS_MAX; i++) {
      stage.clock.pass(1000)
      opened.push(await signIn(`手机${i}`))
    }
    const [first, second, third] = opened
    // The one that the tests began with was the oldest.
    expect((await stage.call('resident', 'listSessions')).body.error.code).toBe('sessionEnded')
    stage.clock.pass(1000)
    await stage.call({ token: first?.token ?? '' }, 'renewSession')
    const last = await signIn('又一台')
    expect((await getMe(first?.token ?? '')).status).toBe(200)
    expect((await getMe(second?.token ?? '')).body.error.code).toBe('sessionEnded')
    expect((await getMe(third?.token ?? '')).status).toBe(200)
    const { items } = (await stage.call({ token: last.token }, 'listSessions')).body
    expect(items).toHaveLength(SESSIONS_MAX)
    // Signing in again on a device that goes on with its session ends none.
    const code = `code of ${people.resident.openid}`
    const again = (await stage.call({}, 'signIn', { body: { code, session: last.session } })).body
    expect(again.session).toBe(last.session)
    expect((await getMe(third?.token ?? '')).status).toBe(200)
    expect((await stage.call('neighbour', 'listSessions')).body.items).toHaveLength(1)
  })

  it('are brought back to that by the next sign-in after many at once, and ended in one transaction', async () => {
    await Promise.all(Array.from({ length: SESSIONS_MAX + 9 }, (_, i) => signIn(`手机${i}`)))
    stage.clock.pass(1000)
    const { token } = await signIn('最后一台')
    expect((await stage.call({ token }, 'listSessions')).body.items).toHaveLength(SESSIONS_MAX)
    const count = counting(stage.client)
    expect((await stage.call({ token }, 'endOtherSessions')).body).toEqual({ ended: SESSIONS_MAX - 1 })
    count.stop()
    expect(count.counts.TransactWriteItemsCommand).toBe(1)
    expect((await stage.call({ token }, 'listSessions')).body.items).toHaveLength(1)
  })

  it('are not listed when their time is over', async () => {
    await signIn('手机甲')
    stage.clock.pass(31 * DAY)
    const { items } = await stage.ok('resident', 'listSessions')
    expect(items.map(({ device }) => device)).toEqual(['测试手机'])
  })
})

describe('a name', () => {
  it('is changed, and nobody else is', async () => {
    for (const name of ['', ' ', '\u200b\u200b', 'x'.repeat(21), 'a\u202Eb'])
      expect((await stage.call('resident', 'changeName', { body: { name } })).body.error?.code, name).toBe('badInput')
    for (const who of ['resident', 'worker'] as const) {
      const { status, body } = await stage.call(who, 'changeName', { body: { name: '网格员 小王' } })
      expect([status, body.error?.fields]).toEqual([400, { name: CLAIM_WORDS }])
    }
    expect(await stage.ok('resident', 'changeName', { body: { name: ' 演示居民 新 ' } })).toMatchObject({
      name: '演示居民 新',
    })
    expect((await stage.ok('resident', 'getMe')).name).toBe('演示居民 新')
    expect((await stage.ok('neighbour', 'getMe')).name).toBe(people.neighbour.name)
  })

  it('that one has already is left alone, whatever it says', async () => {
    const { id } = people.worker
    await stage.table.write([{ update: keys.person(id), changes: { set: { name: '演示网格员 一' } } }])
    const body = { name: '演示网格员 一' }
    expect(await stage.ok('worker', 'changeName', { body })).toMatchObject(body)
    const { status } = await stage.call('worker', 'changeName', { body: { name: '演示网格员 二' } })
    expect(status).toBe(400)
  })
})

describe('fifty sign-ins at once', () => {
  it('of somebody new make one person', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => stage.call({}, 'signIn', { body: { code: 'code of brand-new' } })),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect(new Set(answers.map(({ body }) => body.person.id)).size).toBe(1)
  })
})

describe('sockets', () => {
  let relayed: Relayed
  beforeEach(async () => {
    relayed = await runRelay(stage)
  })
  afterEach(() => relayed.poller.stop())

  it('of an ended session are closed, those of others stay', async () => {
    const other = await signIn('手机乙')
    await connect(stage, 'resident', 'first')
    await connect(stage, 'neighbour', 'neighbour')
    await stage.call({ token: other.token }, 'endSession', { params: { session: sessionOf(people.resident.id) } })
    await until(() => expect(relayed.closed).toEqual(['first']))
    stage.clock.pass(HOUR)
    expect(relayed.closed).toEqual(['first'])
  })
})
