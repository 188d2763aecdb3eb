/** The content check of WeChat's stand-in: its verdicts, limits and refusals, and the results that it pushes. */
import { createHash, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Server } from '../../infra/local/server.ts'
import { startWechat } from '../../infra/local/wechat.ts'
import { paintedJpeg } from '../support/painted.ts'

const EVENT_TOKEN = 'token4events'
const app = { appId: 'wx-local', appSecret: 'local-secret' }
let now = Date.UTC(2026, 10, 22)
let wechat: Server
/** The app's own server, and the store that holds the photos: what was pushed to it, with the query. */
let own: { url: string; stop(): void }
let pushed: { query: URLSearchParams; event: Record<string, unknown> }[] = []
let answersWith = 200
const photos = new Map<string, Buffer>()

beforeAll(async () => {
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const photo = photos.get(url.pathname)
    if (request.method === 'GET') return void response.writeHead(photo ? 200 : 404).end(photo)
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    pushed.push({ query: url.searchParams, event: JSON.parse(Buffer.concat(chunks).toString()) })
    response.writeHead(answersWith).end('success')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  own = { url: `http://127.0.0.1:${port}`, stop: () => server.close() }
  const callback = { url: `${own.url}/wechat/events`, token: EVENT_TOKEN }
  wechat = await startWechat({ ...app, now: () => now, random: randomBytes, callback })
  await control('security', { resultDelay: 0 })
})
afterAll(async () => {
  own.stop()
  await wechat.stop()
})
beforeEach(() => {
  pushed = []
  answersWith = 200
})

const post = (path: string, body: unknown) =>
  fetch(`${wechat.url}${path}`, { method: 'POST', body: body === undefined ? '' : JSON.stringify(body) })
const control = async (what: string, body: object) => (await post(`/stand-in/${what}`, body)).status
const json = async (path: string, body: unknown) =>
  (await (await post(path, body)).json()) as Record<string, unknown> & { errcode: number }
const token = async () => {
  const body = { grant_type: 'client_credential', appid: app.appId, secret: app.appSecret }
  return String((await json('/cgi-bin/stable_token', body)).access_token)
}
const common = { version: 2, openid: 'somebody', scene: 3 }
const checkText = async (body: unknown) => json(`/wxa/msg_sec_check?access_token=${await token()}`, body)
const checkMedia = async (body: unknown) => json(`/wxa/media_check_async?access_token=${await token()}`, body)

describe('msgSecCheck', () => {
  it.each([
    ['今天天气好', 'pass', 100],
    ['这是违规词', 'risky', 20003],
    ['这是待审词', 'review', 20013],
  ])('says of %s: %s, %i', async (content, suggest, label) => {
    const said = await checkText({ ...common, content })
    expect(said).toEqual({
      errcode: 0,
      errmsg: 'ok',
      result: { suggest, label },
      detail: [{ strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }],
      trace_id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/),
    })
  })

  it.each([
    ['no body', undefined, 44002],
    ['another version', { ...common, version: 1, content: '好' }, 47001],
    ['no openid', { ...common, openid: '', content: '好' }, 40003],
    ['another scene', { ...common, scene: 5, content: '好' }, 40129],
    ['no content', { ...common, content: '' }, 47001],
    ['2,501 characters', { ...common, content: '好'.repeat(2501) }, 47001],
    ['a text that breaks it off', { ...common, content: '检查中断' }, -1],
  ])('refuses %s', async (_, body, errcode) => {
    expect((await checkText(body)).errcode).toBe(errcode)
  })

  it('takes 2,500 characters, and wants an access token', async () => {
    expect((await checkText({ ...common, content: '好'.repeat(2500) })).errcode).toBe(0)
    expect((await json('/wxa/msg_sec_check?access_token=made-up', {})).errcode).toBe(40001)
  })

  it('refuses who was not seen for two hours, until they come again', async () => {
    await control('leave', { openid: 'away' })
    const asked = { ...common, openid: 'away', content: '好' }
    expect((await checkText(asked)).errcode).toBe(61010)
    await control('login', { openid: 'away' })
    expect((await checkText(asked)).errcode).toBe(0)
  })

  it('can be switched off for a while', async () => {
    await control('security', { off: true })
    expect((await checkText({ ...common, content: '好' })).errcode).toBe(-1)
    await control('security', { off: false })
    expect((await checkText({ ...common, content: '好' })).errcode).toBe(0)
  })

  it('takes 4,000 a minute', async () => {
    now += 60_000
    const path = `/wxa/msg_sec_check?access_token=${await token()}`
    const ask = () => json(path, { ...common, content: '好' })
    for (let asked = 0; asked < 4000; asked += 200) await Promise.all(Array.from({ length: 200 }, ask))
    expect((await ask()).errcode).toBe(45011)
    now += 60_000
    expect((await ask()).errcode).toBe(0)
  })
})

describe('mediaCheckAsync', () => {
  const checked = async (path: string) => {
    const said = await checkMedia({ ...common, media_type: 2, media_url: `${own.url}${path}` })
    expect(said).toEqual({ errcode: 0, errmsg: 'ok', trace_id: expect.any(String) })
    await expect.poll(() => pushed.length).toBe(1)
    return { trace: said.trace_id, ...pushed[0] }
  }

  it.each([
    ['red', [250, 10, 10], 'risky', 20002],
    ['blue', [10, 10, 250], 'review', 20012],
    ['green', [10, 200, 10], 'pass', 100],
  ] as const)('of a %s photo it pushes, signed: %s %s', async (name, colour, suggest, label) => {
    photos.set(`/${name}`, await paintedJpeg(colour))
    const { trace, query, event } = await checked(`/${name}`)
    expect(event).toMatchObject({
      MsgType: 'event',
      Event: 'wxa_media_check',
      appid: 'wx-local',
      trace_id: trace,
      version: 2,
      errcode: 0,
      result: { suggest, label },
    })
    const parts = [EVENT_TOKEN, query?.get('timestamp') ?? '', query?.get('nonce') ?? '']
    expect(query?.get('signature')).toBe(createHash('sha1').update(parts.sort().join('')).digest('hex'))
  })

  it('says so of a photo that it can not fetch', async () => {
    const { event } = await checked('/missing')
    expect(event).toMatchObject({ errcode: -1008 })
    expect(event).not.toHaveProperty('result')
  })

  it('pushes three times to who does not take it', async () => {
    answersWith = 500
    await checkMedia({ ...common, media_type: 2, media_url: `${own.url}/missing` })
    await expect.poll(() => pushed.length, { timeout: 5000 }).toBe(3)
  })

  it.each([
    ['no address', { ...common, media_type: 2, media_url: 'photo' }, 47001],
    ['another kind of media', { ...common, media_type: 3, media_url: 'https://photos.test/1' }, 47001],
    ['another version', { ...common, version: 1, media_type: 2, media_url: 'https://photos.test/1' }, 47001],
  ])('refuses %s', async (_, body, errcode) => {
    expect((await checkMedia(body)).errcode).toBe(errcode)
  })
})
