import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { demoAreas } from '../../infra/demo/areas.ts'
import { demoPeople } from '../../infra/demo/people.ts'
import { freePort } from '../../infra/local/ports.ts'
import { type Stage, startStage } from '../../infra/local/stage.ts'
import type { DemoPerson } from '../../shared/people/contract.ts'
import { readPdf } from '../support/pdf.ts'
import { readCode } from '../support/read-code.ts'

let folder: string
let stage: Stage

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stage-'))
  stage = await startStage({ apiPort: await freePort(), socketPort: await freePort(), folder, inMemory: true })
}, 120_000)
afterAll(async () => {
  await stage?.stop()
  await rm(folder, { recursive: true })
})

async function call(method: string, path: string, token?: string, body?: unknown) {
  const headers = new Headers({ origin: 'http://localhost:4173', 'idempotency-key': crypto.randomUUID() })
  if (token) headers.set('authorization', `Bearer ${token}`)
  if (body) headers.set('content-type', 'application/json')
  const reply = await fetch(`${stage.api}${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
  // biome-ignore lint/suspicious/noExplicitAny: replies of every shape
  return { status: reply.status, headers: reply.headers, body: (await reply.json()) as any }
}

async function signIn(openid: string): Promise<string> {
  const { items } = (await call('GET', '/demo/people')).body as { items: DemoPerson[] }
  const id = demoPeople.find((person) => person.openid === openid)?.id
  const code = items.find((person) => person.id === id)?.code
  return (await call('POST', '/session', undefined, { code })).body.token
}

describe('the local stage', () => {
  it('lists the demo persons in their order, each with a code that signs in', async () => {
    const { status, body } = await call('GET', '/demo/people')
    expect(status).toBe(200)
    expect(body.items.map((person: DemoPerson) => person.title)).toEqual(demoPeople.map(({ title }) => title))
    for (const { id, code } of body.items) {
      const { body: session } = await call('POST', '/session', undefined, { code })
      expect(session.person.id).toBe(id)
    }
  })

  it('answers a browser of another origin', async () => {
    const asked = {
      origin: 'http://localhost:4173',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type,idempotency-key,x-request-id',
    }
    const preflight = await fetch(`${stage.api}/tickets`, { method: 'OPTIONS', headers: asked })
    expect(preflight.status).toBe(204)
    for (const name of asked['access-control-request-headers'].split(',')) {
      expect(preflight.headers.get('access-control-allow-headers')).toContain(name)
    }
    const { status, headers } = await call('GET', '/me')
    expect(status).toBe(401)
    expect(headers.get('access-control-allow-origin')).toBe('http://localhost:4173')
    expect(headers.get('access-control-expose-headers')).toContain('x-request-id')
  })

  it('refuses a socket without a pass', async () => {
    const socket = new WebSocket(stage.environment.SOCKET_URL ?? '')
    const why = await new Promise<Error>((resolve) => socket.once('error', resolve))
    expect(why.message).toContain('401')
  })

  it('tells a grid worker of a new ticket within a second, by stream, relay and socket', async () => {
    const [resident, worker] = [await signIn('demo-resident-1'), await signIn('demo-worker-1')]
    const socket = new WebSocket((await call('POST', '/sockets', worker)).body.url)
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
    // What the demo district begins with is told too.
    const heard = new Map<string, number>()
    socket.on('message', (data) => heard.set(JSON.parse(String(data)).id, performance.now()))
    const took: number[] = []
    for (const text of ['楼道里堆了杂物', '楼道灯不亮了', '电动车停在楼道里', '消防栓前停了车', '井盖松动了']) {
      const sent = performance.now()
      const filed = await call('POST', '/tickets', resident, { category: 'workSafety', text })
      expect(filed.status).toBe(201)
      await expect.poll(() => heard.has(filed.body.id), { timeout: 20_000, interval: 10 }).toBe(true)
      took.push((heard.get(filed.body.id) ?? 0) - sent)
    }
    // The median, since the machine may be busy with other tests for a moment.
    expect(took.sort((a, b) => a - b)[2]).toBeLessThan(1000)
    socket.close()
  })

  it('prints the posters of a community for its staff: a file that the store hands out by a signed address', async () => {
    const staff = await signIn('demo-community-1')
    const area = demoPeople.find(({ openid }) => openid === 'demo-community-1')?.roles[0]?.area ?? ''
    const begun = performance.now()
    const { status, body } = await call('GET', `/areas/${area}/posters`, staff)
    expect(status).toBe(200)
    expect(performance.now() - begun).toBeLessThan(20_000)
    const reply = await fetch(body.url)
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    const { pages } = await readPdf(await reply.bytes())
    expect(pages.length).toBe(body.pages)
    expect(body.pages).toBe(demoAreas.filter(({ code, level }) => level === 'building' && code.startsWith(area)).length)
    const code = await readCode((await pages.at(-1)?.picture(100)) ?? new Uint8Array())
    expect(code).toMatch(new RegExp(`^weilinli://people/arrive/index\\?scene=b=${area}\\d{6}$`))
    const unsigned = new URL(body.url)
    unsigned.search = ''
    expect((await fetch(unsigned)).status).toBe(403)
  })
})
