import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectWechat } from '../../functions/wechat/wechat.ts'
import { startWechat } from '../../infra/local/wechat.ts'
import { MINUTE } from '../../shared/lifecycle.ts'
import { makeStage, type Stage } from '../support/stage.ts'

let stage: Stage
let wechat: Awaited<ReturnType<typeof startWechat>>
beforeAll(async () => {
  let now = () => 0
  wechat = await startWechat({
    appId: 'app',
    appSecret: 'secret',
    now: () => now(),
    random: (bytes) => randomBytes(bytes),
  })
  stage = await makeStage({
    wechat: connectWechat({ url: wechat.url, appId: 'app', appSecret: 'secret' }, { now: () => now() }),
  })
  now = stage.clock.now
})
afterAll(() => wechat.stop())

const post = (path: string, body: object) =>
  fetch(`${wechat.url}/stand-in/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
const codeOf = async (openid: string): Promise<string> => (await (await post('login', { openid })).json()).code
const signIn = (code: string) => stage.call({}, 'signIn', { body: { code } })

describe('sign-in', () => {
  it('knows who comes again, with homes and roles', async () => {
    const { status, body } = await signIn(await codeOf('openid-5'))
    expect(status).toBe(200)
    expect(body.person).toMatchObject({ id: 'per_00000000000000000000000005', name: '演示网格员 一' })
    expect(body.person.roles).toHaveLength(2)
    expect(JSON.stringify(body)).not.toContain('openid')
    expect((await stage.call({ token: body.token }, 'getMe')).body).toEqual(body.person)
  })

  it('takes a code once, and for five minutes', async () => {
    const code = await codeOf('openid-1')
    expect((await signIn(code)).status).toBe(200)
    expect((await signIn(code)).body.error.code).toBe('codeRefused')
    const late = await codeOf('openid-1')
    stage.clock.pass(5 * MINUTE + 1000)
    expect((await signIn(late)).body.error.code).toBe('codeRefused')
    expect((await signIn('no such code')).body.error.code).toBe('codeRefused')
  })

  it('makes one person of a new openid, however many sign in at once', async () => {
    const codes = await Promise.all(Array.from({ length: 8 }, () => codeOf('someone-new')))
    const answers = await Promise.all(codes.map(signIn))
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200))
    expect(new Set(answers.map(({ body }) => body.person.id)).size).toBe(1)
  })

  it('a token lives for two hours', async () => {
    const { body } = await signIn(await codeOf('openid-1'))
    expect(Date.parse(body.expiresAt) - stage.clock.now()).toBe(120 * MINUTE)
    stage.clock.pass(119 * MINUTE)
    expect((await stage.call({ token: body.token }, 'getMe')).status).toBe(200)
    stage.clock.pass(2 * MINUTE)
    expect((await stage.call({ token: body.token }, 'getMe')).body.error.code).toBe('tokenExpired')
  })

  it("says that it can't be reached when WeChat is down, and works again afterwards", async () => {
    for (const how of ['busy', 'error']) {
      const code = await codeOf('openid-1')
      await post('fail', { times: 1, how })
      expect((await signIn(code)).body.error.code, how).toBe('unavailable')
      expect((await signIn(code)).status, how).toBe(200)
    }
  })
})
