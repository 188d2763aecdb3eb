/** The content check goes down for a while, over its real protocol: what is written waits, is lost nowhere, and is shown then. */
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sweep } from '../../functions/sweep/sweep.ts'
import { connectChecker } from '../../functions/wechat/checker.ts'
import { resting } from '../../functions/wechat/resting.ts'
import type { Server } from '../../infra/local/server.ts'
import { startWechat } from '../../infra/local/wechat.ts'
import { CHECK_TIME } from '../../shared/channels/limits.ts'
import { MINUTE } from '../../shared/lifecycle.ts'
import { memoryBucket } from '../support/bucket.ts'
import { sentPhoto } from '../support/cases.ts'
import { deciding, rested } from '../support/channels.ts'
import { community, people } from '../support/district.ts'
import { paintedJpeg } from '../support/painted.ts'
import { MORNING, makeStage, type Stage } from '../support/stage.ts'
import { EVENT_TOKEN } from '../support/wechat.ts'

const app = { appId: 'wx-local', appSecret: 'local-secret' }
const bucket = memoryBucket()
let now = MORNING
let stage: Stage
let wechat: Server
/** Our own address, which WeChat fetches photos from and pushes results to. */
let own: { url: string; stop(): void }
/** Whether what WeChat pushes reaches us. */
let reached = true

beforeAll(async () => {
  const photo = await paintedJpeg([20, 180, 20])
  const server = createServer(async (request, response) => {
    if (request.method === 'GET') return void response.writeHead(200).end(photo)
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    if (!reached) return void response.writeHead(502).end()
    const answer = await stage.raw({
      method: 'POST',
      path: '/wechat/events',
      headers: { 'content-type': String(request.headers['content-type']) },
      query: Object.fromEntries(new URL(request.url ?? '/', 'http://localhost').searchParams),
      body: Buffer.concat(chunks).toString(),
    })
    response.writeHead(answer.status).end(String(answer.body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  own = { url: `http://127.0.0.1:${port}`, stop: () => server.close() }
  const callback = { url: `${own.url}/wechat/events`, token: EVENT_TOKEN }
  wechat = await startWechat({ ...app, now: () => now, random: randomBytes, callback })
  await set({ resultDelay: 0 })
  stage = await makeStage({
    bucket,
    checker: connectChecker({ ...app, url: wechat.url }, { now: () => now }),
    photoUrls: async (key) => ({ url: `${own.url}/${key}`, thumbUrl: `${own.url}/${key}/thumb` }),
  })
})
afterAll(async () => {
  own.stop()
  await wechat.stop()
})
beforeEach(async () => {
  reached = true
  await set({ off: false, delay: 0 })
})

const set = (wanted: object) =>
  fetch(`${wechat.url}/stand-in/security`, { method: 'POST', body: JSON.stringify(wanted) })
const pass = (milliseconds: number) => {
  stage.clock.pass(milliseconds)
  now = stage.clock.now()
}
const channel = { params: { channel: community } }
const write = async (text: string, photos: string[] = []) => {
  await rested(stage, 'resident')
  pass(1000)
  return stage.ok('resident', 'writePost', { ...channel, body: { text, photos } })
}
const seen = async (who: 'neighbour' | 'resident' = 'neighbour') =>
  (await stage.ok(who, 'listPosts', { ...channel, query: {} })).items.map(({ text }) => text)
const mine = async () => (await stage.ok('resident', 'listMyPosts', { query: { limit: 50 } })).items
const looked = async () => {
  const photoId = await sentPhoto(stage, bucket)
  await stage.ok('resident', 'checkPhoto', { params: { photoId } })
  return photoId
}

describe('while the content check is down', () => {
  it('posts wait, seen by their author alone; when it is back all are shown, and those that may not be are not', async () => {
    await set({ off: true })
    for (const text of ['第一条', '第二条', '第三条 违规词', '第四条 待审词'])
      expect((await write(text)).state).toBe('waiting')
    expect(await seen()).toEqual([])
    expect((await mine()).map(({ state, text }) => [state, text])).toEqual([
      ['waiting', '第四条 待审词'],
      ['waiting', '第三条 违规词'],
      ['waiting', '第二条'],
      ['waiting', '第一条'],
    ])
    // Tried again and again meanwhile.
    for (let i = 0; i < 4; i++) {
      pass(MINUTE)
      expect((await sweep(stage.ports)).failed).toBe(0)
    }
    expect(await seen()).toEqual([])

    await set({ off: false })
    pass(5 * MINUTE)
    expect((await sweep(stage.ports)).failed).toBe(0)
    expect((await seen()).sort()).toEqual(['第一条', '第二条'])
    const states = new Map((await mine()).map(({ text, state }) => [text, state]))
    expect([states.get('第三条 违规词'), states.get('第四条 待审词')]).toEqual(['refused', 'review'])
  })

  it('nobody waits for it longer than for a moment', async () => {
    await set({ delay: 10_000 })
    const began = performance.now()
    expect((await write('慢慢来')).state).toBe('waiting')
    expect(performance.now() - began).toBeLessThan(4000)
    await set({ delay: 0 })
    pass(MINUTE)
    await sweep(stage.ports)
    expect(await seen()).toContain('慢慢来')
  })

  it('for too long, a person looks at what waits', async () => {
    await set({ off: true })
    const { id } = await write('等了很久')
    for (let waited = 0; waited <= CHECK_TIME; waited += 5 * MINUTE) {
      pass(5 * MINUTE)
      await sweep(stage.ports)
    }
    const { items } = await stage.ok('communityStaff', 'listModerationQueue', { query: {} })
    expect(items.map((card) => card.id)).toContain(id)
    await stage.ok('communityStaff', 'decidePost', await deciding(stage, id, 'approve'))
    expect(await seen()).toContain('等了很久')
  })

  it('a ticket is filed all the same', async () => {
    await set({ off: true })
    const body = { category: 'roadTraffic', text: '路面破损，请修补。', visibility: 'public' } as const
    expect(await stage.ok('resident', 'openTicket', { body })).toMatchObject({ state: 'filed', heldBack: 'unchecked' })
  })
})

describe('a photo', () => {
  it('is shown when WeChat has looked at it', async () => {
    expect((await write('看这花', [await looked()])).state).toBe('waiting')
    await expect.poll(() => seen(), { timeout: 10_000 }).toContain('看这花')
  })

  it('whose check could not be asked for is asked about again', async () => {
    const photo = await looked()
    // The text passes, and then it is down.
    const { text } = stage.ports.checker
    stage.ports.checker.text = async (...asked) => {
      const verdict = await text(...asked)
      await set({ off: true })
      return verdict
    }
    expect((await write('花又开了', [photo])).state).toBe('waiting')
    stage.ports.checker.text = text
    await set({ off: false })
    expect(await seen()).not.toContain('花又开了')
    pass(MINUTE)
    await sweep(stage.ports)
    await expect.poll(() => seen(), { timeout: 10_000 }).toContain('花又开了')
  })

  it('whose result never reaches us is looked at by a person', async () => {
    reached = false
    const { id } = await write('花谢了', [await looked()])
    pass(CHECK_TIME + MINUTE)
    await sweep(stage.ports)
    const { items } = await stage.ok('communityStaff', 'listModerationQueue', { query: {} })
    expect(items.map((card) => card.id)).toContain(id)
    expect(await seen()).not.toContain('花谢了')
  })

  it('of who has not been here for two hours is looked at by a person, and holds up nobody else', async () => {
    await fetch(`${wechat.url}/stand-in/leave`, {
      method: 'POST',
      body: JSON.stringify({ openid: people.resident.openid }),
    })
    stage.ports.checker = resting(stage.ports.checker, stage.clock)
    const { id } = await write('', [await looked()])
    const { items } = await stage.ok('communityStaff', 'listModerationQueue', { query: {} })
    expect(items.map((card) => card.id)).toContain(id)
    expect(await stage.ports.checker.text('somebody', '你好')).toMatchObject({ suggest: 'pass' })
  })
})
