import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Server } from '../../infra/local/server.ts'
import { startWechat } from '../../infra/local/wechat.ts'

const START = Date.UTC(2026, 10, 22)
let now = START
let wechat: Server

beforeAll(async () => {
  wechat = await startWechat({ appId: 'wx-local', appSecret: 'local-secret', now: () => now, random: randomBytes })
})
afterAll(() => wechat.stop())

const post = (path: string, body: unknown) =>
  fetch(`${wechat.url}/stand-in/${path}`, { method: 'POST', body: JSON.stringify(body) })

async function login(openid: string): Promise<string> {
  return ((await (await post('login', { openid })).json()) as { code: string }).code
}

async function exchange(code: string, changes: Record<string, string> = {}) {
  const query = {
    appid: 'wx-local',
    secret: 'local-secret',
    js_code: code,
    grant_type: 'authorization_code',
    ...changes,
  }
  const reply = await fetch(`${wechat.url}/sns/jscode2session?${new URLSearchParams(query)}`)
  expect(reply.status).toBe(200)
  return (await reply.json()) as { openid?: string; session_key?: string; errcode?: number; errmsg?: string }
}

describe("WeChat's stand-in", () => {
  it('gives openid and session key for a code', async () => {
    const session = await exchange(await login('somebody'))
    expect(session).toEqual({ openid: 'somebody', session_key: expect.stringMatching(/^.{22}==$/) })
  })

  it('takes a code once', async () => {
    const code = await login('somebody')
    await exchange(code)
    expect(await exchange(code)).toEqual({ errcode: 40163, errmsg: expect.stringMatching(/^code been used, rid: /) })
  })

  it('takes a code for five minutes', async () => {
    const [early, late] = [await login('somebody'), await login('somebody')]
    now += 5 * 60 * 1000 - 1
    expect(await exchange(early)).toHaveProperty('openid', 'somebody')
    now += 1
    expect(await exchange(late)).toHaveProperty('errcode', 40029)
  })

  it.each([
    ['a made-up code', { js_code: 'made-up' }, 40029],
    ['no code', { js_code: '' }, 41008],
    ['another app', { appid: 'wx-other' }, 40013],
    ['a wrong secret', { secret: 'wrong' }, 40125],
    ['another grant', { grant_type: 'password' }, 40002],
  ])('refuses %s', async (_, changes, errcode) => {
    expect(await exchange(await login('somebody'), changes)).toHaveProperty('errcode', errcode)
  })

  it('lets one user exchange 100 codes a minute, and others all the same', async () => {
    for (let i = 0; i < 100; i++) expect(await exchange(await login('busy'))).toHaveProperty('openid')
    const late = await login('busy')
    expect(await exchange(late)).toHaveProperty('errcode', 45011)
    expect(await exchange(await login('calm'))).toHaveProperty('openid')
    now += 60_000
    expect(await exchange(late)).toHaveProperty('openid', 'busy')
  })

  it('fails as often as it is told to, without using the code up', async () => {
    const code = await login('somebody')
    await post('fail', { times: 2, how: 'busy' })
    expect(await exchange(code)).toHaveProperty('errcode', -1)
    expect(await exchange(code)).toHaveProperty('errcode', -1)
    expect(await exchange(code)).toHaveProperty('openid', 'somebody')
  })

  it('hangs when told to', async () => {
    await post('fail', { times: 1, how: 'hang' })
    const calling = fetch(`${wechat.url}/sns/jscode2session`, { signal: AbortSignal.timeout(200) })
    await expect(calling).rejects.toThrow(/timeout/)
  })

  it('answers 500 when told to', async () => {
    await post('fail', { times: 1, how: 'error' })
    expect((await fetch(`${wechat.url}/sns/jscode2session`)).status).toBe(500)
  })
})
