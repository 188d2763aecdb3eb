/** Who is signed in on a device: kept, read again, renewed where there is no wx.login, and gone when it ends. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Me } from '../../shared/people/person.ts'
import { TOKEN_LIFE } from '../../shared/people/session.ts'
import { handClock, memoryStorage, settle } from './fakes.ts'

const storage = memoryStorage()
const clock = handClock(1_000_000)
const said: string[] = []
let call: ReturnType<typeof vi.fn<(operation: string, parts: unknown) => Promise<unknown>>>

vi.stubEnv('TARO_ENV', 'h5')
vi.stubGlobal('window', {})
vi.mock('../../miniprogram/src/platform/storage.ts', () => ({ storage }))
vi.mock('../../miniprogram/src/platform/clock.ts', () => ({ clock }))
vi.mock('../../miniprogram/src/platform/login.ts', () => ({ wechatCode: async () => 'wx-code' }))
vi.mock('../../miniprogram/src/platform/device.ts', () => ({ deviceName: () => '测试机' }))
vi.mock('../../miniprogram/src/ui/toast/say.ts', () => ({ say: (text: string) => said.push(text) }))
vi.mock('../../miniprogram/src/api/api.ts', () => ({
  api: { call: (operation: string, parts: unknown) => call(operation, parts) },
}))

const store = await import('../../miniprogram/src/session/store.ts')
const { freshenSession, rereadMe } = await import('../../miniprogram/src/session/freshen.ts')
const { forgetEnded, signOut } = await import('../../miniprogram/src/session/leave.ts')
const { signInAgain } = await import('../../miniprogram/src/session/sign-in.ts')

const id = (letter: string) => `per_${letter.repeat(26)}`
const person = (change: Partial<Me> = {}): Me => ({ id: id('A'), name: '演示居民 甲', homes: [], roles: [], ...change })
const answer = (token: string, who = person()) => ({
  token,
  expiresAt: '2026-11-22T04:00:00.000Z',
  session: `ses_${'B'.repeat(26)}`,
  person: who,
})
const begin = (token = 'one') => store.beginSession(store.sessionOf(answer(token), clock.now()))

beforeEach(() => {
  storage.kept.clear()
  said.length = 0
  store.endSession()
  call = vi.fn(async () => ({ ok: false, failure: { code: 'offline', message: '网络不通' } }))
})

describe('what is kept', () => {
  it('is who signed in, with the session and the token', () => {
    begin()
    expect(JSON.parse(storage.kept.get('session') ?? '')).toMatchObject({
      token: 'one',
      person: { name: '演示居民 甲' },
    })
  })

  it('follows who I am when that is read again: a home, a role, a name', async () => {
    begin()
    const changed = person({ name: '甲', leavingAt: '2026-11-29T00:00:00.000Z' })
    call.mockResolvedValue({ ok: true, value: changed })
    await rereadMe()
    expect(store.currentSession()).toMatchObject({ token: 'one', person: changed })
    expect(JSON.parse(storage.kept.get('session') ?? '').person.name).toBe('甲')
  })

  it('is never mixed with another person, who signed in while the answer was on its way', () => {
    begin()
    store.putMe(person({ id: id('C'), name: '别人' }))
    expect(store.currentSession()?.person.name).toBe('演示居民 甲')
    store.endSession()
    store.putMe(person())
    expect(store.currentSession()).toBeUndefined()
  })
})

describe('a token on a screen', () => {
  it('is renewed past half its life, and not before', async () => {
    begin()
    clock.turn(TOKEN_LIFE / 2 - 1)
    await freshenSession()
    expect(call).not.toHaveBeenCalled()
    clock.turn(1)
    call.mockResolvedValue({ ok: true, value: answer('two') })
    await freshenSession()
    expect(call).toHaveBeenCalledExactlyOnceWith('renewSession', {})
    expect(store.currentSession()?.token).toBe('two')
    await freshenSession()
    expect(call).toHaveBeenCalledOnce()
  })

  it('does not come back for who signed out meanwhile', async () => {
    begin()
    clock.turn(TOKEN_LIFE)
    call.mockImplementation(async () => {
      store.endSession()
      return { ok: true, value: answer('two') }
    })
    await freshenSession()
    expect(store.currentSession()).toBeUndefined()
  })
})

describe('a token that ran out', () => {
  it('signs a screen out, with words: there is no wx.login to get another by', async () => {
    begin()
    expect(await signInAgain()).toBe(false)
    expect(store.currentSession()).toBeUndefined()
    expect(said).toEqual(['登录已过期，请重新登录'])
    expect(call).not.toHaveBeenCalled()
  })

  it('is replaced at the local door for a demo person', async () => {
    const who = person()
    store.beginSession(store.sessionOf(answer('one'), clock.now(), who.id))
    call.mockImplementation(async (operation) =>
      operation === 'listDemoPeople'
        ? { ok: true, value: { items: [{ ...who, title: '', code: 'fresh' }] } }
        : { ok: true, value: answer('two') },
    )
    expect(await signInAgain()).toBe(true)
    expect(call).toHaveBeenLastCalledWith('signIn', {
      body: { code: 'fresh', session: `ses_${'B'.repeat(26)}`, device: '测试机' },
    })
    expect(store.currentSession()).toMatchObject({ token: 'two', demo: who.id })
  })
})

describe('signing out', () => {
  it('ends the session on the service and here', async () => {
    begin()
    call.mockResolvedValue({ ok: true, value: { ended: 1 } })
    await signOut()
    expect(call).toHaveBeenCalledExactlyOnceWith('endSession', { params: { session: `ses_${'B'.repeat(26)}` } })
    expect(store.currentSession()).toBeUndefined()
    expect(storage.kept.has('session')).toBe(false)
  })

  it('works without a network, and does not wait for one that answers nothing', async () => {
    begin()
    await signOut()
    expect(store.currentSession()).toBeUndefined()
    begin()
    call.mockReturnValue(new Promise(() => undefined))
    const leaving = signOut()
    clock.turn(3_000)
    await leaving
    expect(store.currentSession()).toBeUndefined()
  })

  it('is final: nothing signs in again silently', async () => {
    begin()
    await signOut()
    call.mockClear()
    expect(await signInAgain()).toBe(false)
    expect(call).not.toHaveBeenCalled()
  })

  it('comes with words when the session was ended from elsewhere, but not for a token of before', async () => {
    begin('new')
    forgetEnded('old')
    expect(store.currentSession()?.token).toBe('new')
    forgetEnded('new')
    await settle()
    expect(store.currentSession()).toBeUndefined()
    expect(said).toEqual(['这台设备的登录已结束，请重新登录'])
  })
})
