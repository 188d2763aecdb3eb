/** The content check in the whole local stage: the functions ask the stand-in, which fetches photos and pushes what it found. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { demoPeople } from '../../infra/demo/people.ts'
import { localEventToken } from '../../infra/local/environment.ts'
import { freePort } from '../../infra/local/ports.ts'
import { type Stage, startStage } from '../../infra/local/stage.ts'
import { signedQuery } from '../../infra/local/wechat/push.ts'
import type { DemoPerson } from '../../shared/people/contract.ts'
import { paintedJpeg } from '../support/painted.ts'

let folder: string
let stage: Stage
let resident: string
let neighbour: string
const community = demoPeople.find(({ openid }) => openid === 'demo-community-1')?.roles[0]?.area ?? ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'check-'))
  stage = await startStage({ apiPort: await freePort(), socketPort: await freePort(), folder, inMemory: true })
  resident = await signIn('demo-resident-1')
  neighbour = await signIn('demo-resident-2')
}, 180_000)
afterAll(async () => {
  await stage?.stop()
  await rm(folder, { recursive: true })
})

async function call<R>(method: string, path: string, token?: string, body?: unknown) {
  const headers = new Headers({ 'idempotency-key': crypto.randomUUID() })
  if (token) headers.set('authorization', `Bearer ${token}`)
  if (body) headers.set('content-type', 'application/json')
  const reply = await fetch(`${stage.api}${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
  return { status: reply.status, body: (await reply.json()) as R }
}

async function signIn(openid: string): Promise<string> {
  const { items } = (await call<{ items: DemoPerson[] }>('GET', '/demo/people')).body
  const id = demoPeople.find((person) => person.openid === openid)?.id
  const code = items.find((person) => person.id === id)?.code
  return (await call<{ token: string }>('POST', '/session', undefined, { code })).body.token
}

interface RequestedPhoto {
  photoId: string
  upload: { url: string; fields: Record<string, string> }
}

async function sent(colour: readonly [number, number, number]): Promise<string> {
  const bytes = await paintedJpeg(colour)
  const asked = await call<RequestedPhoto>('POST', '/photos', resident, { type: 'image/jpeg', bytes: bytes.length })
  const { photoId, upload } = asked.body
  const form = new FormData()
  for (const [name, value] of Object.entries(upload.fields)) form.append(name, value)
  form.append('file', new Blob([Uint8Array.from(bytes)], { type: 'image/jpeg' }))
  expect((await fetch(upload.url, { method: 'POST', body: form })).ok).toBe(true)
  expect((await call('POST', `/photos/${photoId}/check`, resident)).status).toBe(200)
  return photoId
}

interface Written {
  id: string
  state: string
}

const path = `/channels/${community}/posts`
const write = async (text: string, photos: string[] = []) =>
  (await call<Written>('POST', path, resident, { text, photos })).body
const stateOf = async (id: string) => (await call<Written>('GET', `/posts/${id}`, resident)).body.state
const seen = async () =>
  (await call<{ items: { text: string }[] }>('GET', path, neighbour)).body.items.map(({ text }) => text)

it('lets through, holds for a person and refuses by the words of the stand-in', async () => {
  expect((await write('今天天气好')).state).toBe('shown')
  expect((await write('这里有待审词')).state).toBe('review')
  expect((await write('这里有违规词')).state).toBe('refused')
  expect((await write('检查中断')).state).toBe('waiting')
  const texts = await seen()
  expect(texts).toContain('今天天气好')
  for (const word of ['待审词', '违规词', '检查中断']) expect(texts.join()).not.toContain(word)
})

it('shows a photo when its result was pushed, and refuses a red one', async () => {
  const [green, red] = [
    await write('绿色的照片', [await sent([20, 180, 20])]),
    await write('红色的照片', [await sent([250, 10, 10])]),
  ]
  expect([green.state, red.state]).toEqual(['waiting', 'waiting'])
  await expect.poll(() => stateOf(green.id), { timeout: 20_000 }).toBe('shown')
  await expect.poll(() => stateOf(red.id), { timeout: 20_000 }).toBe('refused')
  expect(await seen()).toContain('绿色的照片')
  expect(await seen()).not.toContain('红色的照片')
})

it('answers WeChat as it wants: what it sent, as bare text', async () => {
  const query = signedQuery(localEventToken, `${Math.floor(Date.now() / 1000)}`, 'nonce')
  query.set('echostr', '4375120948345356249')
  const reply = await fetch(`${stage.api}/wechat/events?${query}`)
  expect([reply.status, await reply.text()]).toEqual([200, '4375120948345356249'])
  query.set('signature', '0'.repeat(40))
  expect((await fetch(`${stage.api}/wechat/events?${query}`)).status).toBe(403)
})
