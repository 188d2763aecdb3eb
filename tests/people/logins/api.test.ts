import { beforeEach, describe, expect, it } from 'vitest'
import { keys } from '../../../functions/platform/table.ts'
import { Refusal } from '../../../shared/errors.ts'
import { MINUTE } from '../../../shared/lifecycle.ts'
import { LOGIN_LIFE } from '../../../shared/people/session.ts'
import { type PersonName, people } from '../../support/district.ts'
import { makeStage, type Stage } from '../../support/stage.ts'
import { fakeWechat } from '../../support/wechat.ts'

let stage: Stage
beforeEach(async () => {
  stage = await makeStage()
})

const ask = async (device = 'Chrome · Windows') => {
  const { status, body } = await stage.call({}, 'askLogin', { body: { device } })
  expect(status).toBe(201)
  return body as { code: string; secret: string; expiresAt: string; image?: string }
}
const look = (who: PersonName, code: string) => stage.call(who, 'lookAtLogin', { params: { code } })
const say = (who: PersonName, code: string, answer: 'confirm' | 'refuse') =>
  stage.call(who, 'confirmLogin', { params: { code }, body: { answer } })
const claim = (code: string, secret: string) => stage.call({}, 'claimLogin', { params: { code }, body: { secret } })
const confirmed = async (who: PersonName = 'worker') => {
  const login = await ask()
  await look(who, login.code)
  expect((await say(who, login.code, 'confirm')).body.state).toBe('confirmed')
  return login
}
const OVER = [409, 'loginOver']
const refusal = ({ status, body }: { status: number; body: { error?: { code: string } } }) => [status, body.error?.code]

describe('a login code', () => {
  it('is refused alike with a wrong secret, when it is unknown, over, or used', async () => {
    const { code, secret } = await confirmed()
    const used = await confirmed()
    expect((await claim(used.code, used.secret)).status).toBe(200)
    const wrong = await claim(code, `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`)
    const unknown = await claim('ZZZZZZZZZZ', secret)
    const again = await claim(used.code, used.secret)
    stage.clock.pass(LOGIN_LIFE)
    const over = await claim(code, secret)
    for (const answer of [wrong, unknown, again, over]) {
      expect(refusal(answer)).toEqual(OVER)
      expect(answer.body).toEqual(wrong.body)
    }
  })

  it('is for who looked at it first, and for nobody else', async () => {
    const { code, secret } = await ask()
    expect(refusal(await say('worker', code, 'confirm'))).toEqual(OVER)
    expect((await look('worker', code)).body.state).toBe('scanned')
    for (const answer of [await look('resident', code), await say('resident', code, 'confirm')])
      expect(refusal(answer)).toEqual(OVER)
    expect((await claim(code, secret)).body).toEqual({ state: 'scanned' })
    await say('worker', code, 'confirm')
    expect((await claim(code, secret)).body.signedIn.person.id).toBe(people.worker.id)
  })

  it('signs in nobody when it was refused, whatever is said afterwards', async () => {
    const { code, secret } = await ask()
    await look('worker', code)
    expect((await say('worker', code, 'refuse')).body.state).toBe('refused')
    expect(refusal(await say('worker', code, 'confirm'))).toEqual(OVER)
    expect((await claim(code, secret)).body).toEqual({ state: 'refused' })
  })

  it('is over for the phone too after two minutes', async () => {
    const { code } = await ask()
    stage.clock.pass(LOGIN_LIFE - 1)
    expect((await look('worker', code)).status).toBe(200)
    stage.clock.pass(1)
    expect(refusal(await look('worker', code))).toEqual(OVER)
    expect(refusal(await say('worker', code, 'confirm'))).toEqual(OVER)
  })

  it('says which device asks and since when; the secret and its hash are shown to nobody', async () => {
    const at = new Date(stage.clock.now()).toISOString()
    const { code, secret, expiresAt } = await ask('Edge · 街道办电脑')
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
    const typed = code.toLowerCase().replace('-', '')
    const seen = await look('worker', typed)
    expect(seen.body).toEqual({ code, state: 'scanned', device: 'Edge · 街道办电脑', askedAt: at, expiresAt })
    expect(await stage.table.read([keys.login(code.replace('-', ''))])).not.toContain(secret)
    expect(JSON.stringify(await stage.table.read([keys.login(code.replace('-', ''))]))).not.toContain(secret)
  })

  it('comes as a picture of the mini-program code, and without one when WeChat is out of reach', async () => {
    expect(
      Buffer.from((await ask()).image ?? '', 'base64')
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
    const down = await makeStage({
      wechat: { ...fakeWechat, codeImage: () => Promise.reject(new Refusal('unavailable', undefined, 'test')) },
    })
    const { status, body } = await down.call({}, 'askLogin', { body: {} })
    expect([status, Object.keys(body).sort()]).toEqual([201, ['code', 'expiresAt', 'secret']])
    expect(down.logged.join()).not.toContain(body.code.replace('-', ''))
  })

  it('makes a session of a screen, which its person sees and ends', async () => {
    const { code, secret } = await confirmed()
    const { signedIn } = (await claim(code, secret)).body
    const { items } = await stage.ok('worker', 'listSessions')
    expect(items.map(({ surface, device, current }) => ({ surface, device, current }))).toEqual(
      expect.arrayContaining([{ surface: 'screen', device: 'Chrome · Windows', current: false }]),
    )
    await stage.ok('worker', 'endSession', { params: { session: signedIn.session } })
    expect(refusal(await stage.call({ token: signedIn.token }, 'getMe'))).toEqual([401, 'sessionEnded'])
  })

  it('gives one token to fifty claims at once', async () => {
    const { code, secret } = await confirmed()
    const answers = await Promise.all(Array.from({ length: 50 }, () => claim(code, secret)))
    const tokens = answers.flatMap(({ body }) => (body.signedIn ? [body.signedIn.token] : []))
    expect(tokens).toHaveLength(1)
    expect(new Set(answers.filter(({ status }) => status !== 200).map(({ status }) => status))).toEqual(new Set([409]))
    expect((await stage.ok('worker', 'listSessions')).items).toHaveLength(2)
  })

  it('cannot be asked for without end from one address', async () => {
    const statuses = []
    for (let i = 0; i < 122; i++) statuses.push((await stage.call({}, 'askLogin', { body: {} })).status)
    expect(statuses).toEqual([...Array(120).fill(201), 429, 429])
    stage.clock.pass(10 * MINUTE)
    expect((await stage.call({}, 'askLogin', { body: {} })).status).toBe(201)
  })
})
