/** WeChat's server as functions reach it, against the stand-in. */
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connectWechat, type Wechat } from '../../functions/wechat/wechat.ts'
import { startWechat } from '../../infra/local/wechat.ts'
import { MINUTE } from '../../shared/lifecycle.ts'
import { readCode } from '../support/read-code.ts'

let now = Date.UTC(2026, 10, 22)
const clock = { now: () => now }
const app = { appId: 'wx-local', appSecret: 'local-secret' }
let standIn: Awaited<ReturnType<typeof startWechat>>
let between: { url: string; stop(): void }
/** What was asked of it, in order: the paths. */
let asked: string[] = []
let wechat: Wechat

beforeAll(async () => {
  standIn = await startWechat({ ...app, now: () => now, random: randomBytes })
  const server = createServer(async (request, response) => {
    asked.push((request.url ?? '').split('?')[0] ?? '')
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = chunks.length ? { body: Buffer.concat(chunks) } : {}
    const reply = await fetch(`${standIn.url}${request.url}`, { method: request.method ?? 'GET', ...body })
    response.writeHead(reply.status, { 'content-type': reply.headers.get('content-type') ?? '' })
    response.end(await reply.bytes())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  between = { url: `http://127.0.0.1:${port}`, stop: () => server.close() }
})
afterAll(async () => {
  between.stop()
  await standIn.stop()
})
beforeEach(() => {
  wechat = connectWechat({ ...app, url: between.url }, clock)
  asked = []
})

const control = async (path: string, body: object = {}) =>
  (await fetch(`${standIn.url}/stand-in/${path}`, { method: 'POST', body: JSON.stringify(body) })).json()
const phoneCode = async (phoneNumber = '13800001111'): Promise<string> =>
  ((await control('phone', { phoneNumber })) as { code: string }).code
const tokensAsked = () => asked.filter((path) => path === '/cgi-bin/stable_token').length
const scene = 'b=420102015020001001'
const page = 'people/arrive/index'

describe('a phone number', () => {
  it('is behind its code, once', async () => {
    const code = await phoneCode()
    expect(await wechat.phoneOf(code)).toBe('13800001111')
    await expect(wechat.phoneOf(code)).rejects.toMatchObject({ code: 'codeRefused' })
  })

  it('a late or made-up code is refused', async () => {
    const code = await phoneCode()
    now += 5 * MINUTE
    await expect(wechat.phoneOf(code)).rejects.toMatchObject({ code: 'codeRefused' })
    await expect(wechat.phoneOf('made-up')).rejects.toMatchObject({ code: 'codeRefused' })
  })
})

describe('the picture of a code', () => {
  it('leads to page and scene', async () => {
    expect(await readCode(await wechat.codeImage({ scene, page }))).toBe(`weilinli://${page}?scene=${scene}`)
  })

  it('what WeChat refuses is no fault of the one who asks', async () => {
    const refused = wechat.codeImage({ scene: 'x'.repeat(33), page })
    await expect(refused).rejects.toMatchObject({ code: 'unavailable', cause: 'getwxacodeunlimit: errcode 40129' })
  })
})

describe('the access token', () => {
  it('is asked for once by all who ask at once, and kept', async () => {
    await Promise.all(Array.from({ length: 8 }, () => wechat.codeImage({ scene, page })))
    await wechat.codeImage({ scene, page })
    expect(tokensAsked()).toBe(1)
  })

  it('is asked for anew shortly before its end', async () => {
    await wechat.codeImage({ scene, page })
    now += 115 * MINUTE
    await wechat.codeImage({ scene, page })
    expect(tokensAsked()).toBe(2)
  })

  it('is asked for anew, once, when WeChat takes it no longer; the code was not used up by that', async () => {
    await wechat.codeImage({ scene, page })
    await control('forget-token')
    const codes = await Promise.all([phoneCode(), phoneCode(), phoneCode()])
    expect(await Promise.all(codes.map((code) => wechat.phoneOf(code)))).toEqual(Array(3).fill('13800001111'))
    expect(tokensAsked()).toBe(2)
  })

  it('a request is made twice at most', async () => {
    await wechat.codeImage({ scene, page })
    asked = []
    const stale = connectWechat({ ...app, url: between.url }, clock)
    const answers = async () => {
      await control('forget-token')
      return stale.codeImage({ scene, page })
    }
    await answers()
    await answers()
    expect(asked.filter((path) => path === '/wxa/getwxacodeunlimit')).toHaveLength(3)
  })

  it('one that can not be had is not kept', async () => {
    await control('fail', { times: 1, how: 'busy' })
    await expect(wechat.codeImage({ scene, page })).rejects.toMatchObject({ code: 'unavailable' })
    expect(await readCode(await wechat.codeImage({ scene, page }))).toBeDefined()
  })
})

it.each(['busy', 'error'])('a bad day at WeChat (%s) is an outage, and nothing of it is told', async (how) => {
  await wechat.codeImage({ scene, page })
  await control('fail', { times: 1, how })
  const refused = await wechat.phoneOf('the code').catch((error: unknown) => error)
  expect(refused).toMatchObject({ code: 'unavailable' })
  const told = JSON.stringify([String(refused), (refused as Error).cause, (refused as Error).stack])
  expect(told).not.toMatch(/local-secret|the code|access_token/)
})
