/** What of WeChat's stand-in asks for an access token: the token itself, phone numbers, mini-program codes. */
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Server } from '../../infra/local/server.ts'
import { startWechat } from '../../infra/local/wechat.ts'
import { readCode } from '../support/read-code.ts'

const MINUTE = 60_000
let now = Date.UTC(2026, 10, 22)
let wechat: Server

beforeAll(async () => {
  const pages = ['people/arrive/index']
  const app = { appId: 'wx-local', appSecret: 'local-secret' }
  wechat = await startWechat({ ...app, now: () => now, random: randomBytes, pages })
})
afterAll(() => wechat.stop())

const post = (path: string, body: unknown) =>
  fetch(`${wechat.url}${path}`, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) })
const json = async (path: string, body: unknown) => {
  const reply = await post(path, body)
  expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'text/plain'])
  return (await reply.json()) as Record<string, unknown> & { errcode?: number }
}
const wanted = { grant_type: 'client_credential', appid: 'wx-local', secret: 'local-secret' }
const askToken = (changes: object = {}) => json('/cgi-bin/stable_token', { ...wanted, ...changes })
const token = async () => String((await askToken()).access_token)
const phoneCode = async (phoneNumber: string) =>
  ((await (await post('/stand-in/phone', { phoneNumber })).json()) as { code: string }).code

describe('stable_token', () => {
  it('is the same until five minutes before its end, and both are taken until then', async () => {
    const first = await askToken()
    expect(first).toEqual({ access_token: expect.stringMatching(/^[\w-]{64}$/), expires_in: 7200 })
    now += 115 * MINUTE - 1
    expect(await askToken()).toEqual({ access_token: first.access_token, expires_in: 300 })
    now += 1
    const second = await askToken()
    expect(second.access_token).not.toBe(first.access_token)
    const tryOne = (access: unknown) => json(`/wxa/business/getuserphonenumber?access_token=${access}`, { code: 'x' })
    expect((await tryOne(first.access_token)).errcode).toBe(40029)
    now += 5 * MINUTE
    expect((await tryOne(first.access_token)).errcode).toBe(42001)
    expect((await tryOne(second.access_token)).errcode).toBe(40029)
  })

  it('one that is forced makes the one before worthless', async () => {
    const before = await token()
    expect((await askToken({ force_refresh: true })).access_token).not.toBe(before)
    const path = `/wxa/business/getuserphonenumber?access_token=${before}`
    expect((await json(path, { code: 'x' })).errcode).toBe(40001)
  })

  it.each([
    ['no app', { appid: '' }, 41002],
    ['no secret', { secret: '' }, 41004],
    ['another grant', { grant_type: 'password' }, 40002],
    ['another app', { appid: 'wx-other' }, 40013],
    ['a wrong secret', { secret: 'wrong' }, 40125],
    ['another shape', { appid: 7 }, 47001],
  ])('refuses %s', async (_, changes, errcode) => {
    expect((await askToken(changes)).errcode).toBe(errcode)
  })

  it.each(['/wxa/business/getuserphonenumber', '/wxa/getwxacodeunlimit'])('%s wants one', async (path) => {
    expect((await json(path, {})).errcode).toBe(41001)
    expect((await json(`${path}?access_token=made-up`, {})).errcode).toBe(40001)
  })
})

describe('getuserphonenumber', () => {
  const exchange = async (code: string) =>
    json(`/wxa/business/getuserphonenumber?access_token=${await token()}`, { code })

  it('gives the number behind a code, once', async () => {
    const code = await phoneCode('13800001111')
    expect(await exchange(code)).toEqual({
      errcode: 0,
      errmsg: 'ok',
      phone_info: {
        phoneNumber: '13800001111',
        purePhoneNumber: '13800001111',
        countryCode: '86',
        watermark: { timestamp: Math.floor(now / 1000), appid: 'wx-local' },
      },
    })
    expect((await exchange(code)).errcode).toBe(40029)
  })

  it('takes a code for five minutes', async () => {
    const code = await phoneCode('13800001111')
    now += 5 * MINUTE
    expect((await exchange(code)).errcode).toBe(40029)
  })

  it('refuses what is no code, and mints none for what is no number', async () => {
    expect((await exchange('made-up')).errcode).toBe(40029)
    expect((await exchange('')).errcode).toBe(41008)
    expect((await post('/stand-in/phone', { phoneNumber: '12' })).status).toBe(400)
  })
})

describe('getwxacodeunlimit', () => {
  const scene = 'b=420102015020001001'
  const draw = async (body: object) => post(`/wxa/getwxacodeunlimit?access_token=${await token()}`, body)

  it('answers a picture that leads to page and scene', async () => {
    const reply = await draw({ scene, page: 'people/arrive/index' })
    expect(reply.headers.get('content-type')).toBe('image/png')
    expect(await readCode(await reply.bytes())).toBe(`weilinli://people/arrive/index?scene=${scene}`)
  })

  it.each([
    ['a scene of 33 characters', { scene: 'x'.repeat(33) }, 40129],
    ['a scene with other characters', { scene: 'b=1%20' }, 40129],
    ['no scene', {}, 40129],
    ['a page with a leading slash', { scene, page: '/people/arrive/index' }, 41030],
    ['a page with a query', { scene, page: 'people/arrive/index?a=b' }, 41030],
    ['a page that was not published', { scene, page: 'people/other/index' }, 41030],
    ['a width out of bounds', { scene, width: 1281 }, 40097],
  ])('refuses %s', async (_, body, errcode) => {
    expect(await (await draw(body)).json()).toMatchObject({ errcode })
  })

  it('does not look whether a page was published when told not to', async () => {
    const reply = await draw({ scene, page: 'people/other/index', check_path: false })
    expect(reply.headers.get('content-type')).toBe('image/png')
  })
})
