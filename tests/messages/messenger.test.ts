import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { connectMessenger, type Messenger } from '../../functions/wechat/messenger.ts'
import { localFields, localTemplates } from '../../infra/local/environment.ts'
import type { Server } from '../../infra/local/server.ts'
import { startWechat } from '../../infra/local/wechat.ts'
import { messageOf } from '../../shared/messages/message.ts'

const HOUR = 3_600_000
const START = Date.UTC(2026, 10, 22)
const app = { appId: 'wx-local', appSecret: 'local-secret' }
const clock = { now: () => now }
const templateId = localTemplates.notice
const words = { title: '停水', kind: '停水停电', from: '大江园社区', at: '2026-11-22T00:00:00.000Z', note: '请储水' }
const page = 'notices/detail/index'
let now = START
let wechat: Server
let messenger: Messenger

beforeAll(async () => {
  const pages = [page]
  wechat = await startWechat({ ...app, now: () => now, random: randomBytes, templates: localFields, pages })
  messenger = connectMessenger({ ...app, url: wechat.url }, clock)
})
afterEach(() => vi.restoreAllMocks())
afterAll(() => wechat.stop())

const standIn = async (path: string, body: object) => {
  const reply = await fetch(`${wechat.url}/stand-in/${path}`, { method: 'POST', body: JSON.stringify(body) })
  expect(reply.status).toBe(200)
  return (await reply.json()) as { messages: { data: object; page: string }[]; total: number }
}
const accept = (openid: string, times = 1) =>
  Promise.all(
    Array.from({ length: times }, () => standIn('subscribe', { openid, results: { [templateId]: 'accept' } })),
  )
const send = (openid: string, more: object = {}) =>
  messenger.send({ openid, templateId, ...messageOf('notice', words, 'ntc_1'), ...more })
const received = async (openid: string) => (await standIn('received', { openid })).total

describe('a message', () => {
  it('reaches who accepted it, once for each time', async () => {
    await accept('twice', 2)
    expect([await send('twice'), await send('twice'), await send('twice')]).toEqual([
      { outcome: 'sent' },
      { outcome: 'sent' },
      { outcome: 'refused' },
    ])
    const { messages } = await standIn('received', { openid: 'twice' })
    expect(messages).toHaveLength(2)
    expect(messages[0]).toMatchObject({
      page: `${page}?id=ntc_1`,
      data: {
        thing1: '停水',
        phrase2: '停水停电',
        time3: '2026年11月22日 08:00',
        thing4: '大江园社区',
        thing5: '请储水',
      },
    })
  })

  it('does not reach who takes none, nor who WeChat does not know', async () => {
    await accept('blocks')
    await standIn('block-messages', { openid: 'blocks', blocked: true })
    expect([await send('blocks'), await send('nobody')]).toEqual([{ outcome: 'refused' }, { outcome: 'refused' }])
  })

  it.each([
    ['another template', { templateId: 'none' }, 40037],
    ['another page', { page: 'pages/other/index' }, 41030],
    ['a field that is empty', { data: { ...messageOf('notice', words, 'ntc_1').data, thing1: { value: '' } } }, 47003],
    ['a field that is missing', { data: {} }, 47003],
  ])('of %s is wrong for everybody', async (_, more, errcode) => {
    await accept('somebody')
    expect(await send('somebody', more)).toEqual({ outcome: 'wrong', errcode })
  })

  it.each(['-1', '43108', '45011'] as const)('is to be tried again when WeChat says %s', async (refuse) => {
    await accept('patient')
    await standIn('messages', { refuse })
    expect(await send('patient')).toEqual({ outcome: 'again' })
    await standIn('messages', { refuse: null })
  })

  it('is to be tried again when the quota of the day is used up', async () => {
    await accept('tomorrow')
    await standIn('messages', { quota: 0 })
    expect(await send('tomorrow')).toEqual({ outcome: 'again' })
    await standIn('messages', { quota: 1_000_000 })
    expect(await send('tomorrow')).toEqual({ outcome: 'sent' })
  })
})

describe('a bad day at WeChat', () => {
  const broken = (how: (socket: import('node:http').ServerResponse) => void) =>
    new Promise<{ url: string; stop: () => void }>((resolve) => {
      const server = createServer((request, response) => {
        if (request.url?.includes('stable_token')) response.end(JSON.stringify({ access_token: 't', expires_in: 7200 }))
        else how(response)
      }).listen(0, '127.0.0.1', () =>
        resolve({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => server.close() }),
      )
    })
  const sendTo = (url: string, patience = 300) =>
    connectMessenger({ ...app, url, patience }, clock).send({
      openid: 'x',
      templateId,
      ...messageOf('notice', words, 'ntc_1'),
    })

  it.each([
    ['an error', 'unsure', (response: import('node:http').ServerResponse) => response.writeHead(500).end()],
    [
      'an answer that makes no sense',
      'unsure',
      (response: import('node:http').ServerResponse) => response.end('<html>'),
    ],
    ['no answer', 'unsure', () => undefined],
    ['a line that is cut', 'unsure', (response: import('node:http').ServerResponse) => response.destroy()],
    ['being turned away', 'again', (response: import('node:http').ServerResponse) => response.writeHead(503).end()],
  ] as const)('%s: %s', async (_, outcome, how) => {
    const server = await broken(how)
    expect(await sendTo(server.url)).toEqual({ outcome })
    server.stop()
  })

  it('nobody there: again', async () => {
    expect(await sendTo('http://127.0.0.1:1')).toEqual({ outcome: 'again' })
  })
})

describe('an access token that ended', () => {
  const asked = (fetched: ReturnType<typeof vi.spyOn>) =>
    fetched.mock.calls.filter((call: unknown[]) => String(call[0]).includes('stable_token')).length

  it('is renewed by one request, however many messages find it ended', async () => {
    await accept('many', 60)
    await send('many')
    await standIn('forget-token', {})
    const fetched = vi.spyOn(globalThis, 'fetch')
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => send('many')))
    expect(outcomes).toEqual(outcomes.map(() => ({ outcome: 'sent' })))
    expect(asked(fetched)).toBe(1)
    vi.restoreAllMocks()
    expect(await received('many')).toBe(51)
  })

  it('is renewed by one request when its time is over', async () => {
    await accept('later', 40)
    now += 3 * HOUR
    const fetched = vi.spyOn(globalThis, 'fetch')
    await Promise.all(Array.from({ length: 40 }, () => send('later')))
    expect(asked(fetched)).toBe(1)
    vi.restoreAllMocks()
    expect(await received('later')).toBe(40)
  })

  it('that everybody was given anew in another process is not forced on them again', async () => {
    const other = connectMessenger({ ...app, url: wechat.url }, clock)
    await accept('both', 2)
    const said = await Promise.all([
      send('both'),
      other.send({ openid: 'both', templateId, ...messageOf('notice', words, 'ntc_1') }),
    ])
    expect(said).toEqual([{ outcome: 'sent' }, { outcome: 'sent' }])
  })
})
