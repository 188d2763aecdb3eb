import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import WebSocket from 'ws'
import { connectTable, type Table } from '../../functions/platform/dynamo.ts'
import { keys } from '../../functions/platform/table.ts'
import { demoPeople } from '../../infra/demo/people.ts'
import { localCredentials, localRegion } from '../../infra/local/credentials.ts'
import { localTable } from '../../infra/local/environment.ts'
import { beginFirstMinute } from '../../infra/local/first-minute.ts'
import { freePort } from '../../infra/local/ports.ts'
import { type Stage, startStage } from '../../infra/local/stage.ts'
import { ancestorAt } from '../../shared/areas/code.ts'
import type { DemoPerson } from '../../shared/people/contract.ts'
import type { Frame } from '../../shared/sockets/contract.ts'

let folder: string
let stage: Stage
let client: DynamoDBClient
let table: Table
let open: WebSocket[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alerts-'))
  stage = await startStage({ apiPort: await freePort(), socketPort: await freePort(), folder, inMemory: true })
  client = new DynamoDBClient({ endpoint: stage.dynamodb.url, region: localRegion, credentials: localCredentials })
  table = connectTable({ tableName: localTable, region: localRegion }, client)
}, 120_000)
afterEach(() => {
  for (const socket of open) socket.close()
  open = []
})
afterAll(async () => {
  client?.destroy()
  await stage?.stop()
  await rm(folder, { recursive: true })
})

async function post(path: string, token?: string, body?: unknown) {
  const headers = new Headers({ 'idempotency-key': crypto.randomUUID() })
  if (token) headers.set('authorization', `Bearer ${token}`)
  if (body) headers.set('content-type', 'application/json')
  const reply = await fetch(`${stage.api}${path}`, {
    method: 'POST',
    headers,
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  // biome-ignore lint/suspicious/noExplicitAny: replies of every shape
  return { status: reply.status, body: (await reply.json()) as any }
}

async function signIn(openid: string): Promise<string> {
  const { items } = (await (await fetch(`${stage.api}/demo/people`)).json()) as { items: DemoPerson[] }
  const id = demoPeople.find((person) => person.openid === openid)?.id
  return (await post('/session', undefined, { code: items.find((person) => person.id === id)?.code })).body.token
}

/** Opens a socket of theirs, and gives all that it hears from now on. */
async function listen(openid: string): Promise<Frame[]> {
  const heard: Frame[] = []
  const socket = new WebSocket((await post('/sockets', await signIn(openid))).body.url)
  open.push(socket)
  socket.on('message', (data) => heard.push(JSON.parse(String(data))))
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  return heard
}

const ringsOf = (heard: Frame[], id: string) =>
  heard.flatMap((frame) => (frame.type === 'alertRings' && frame.id === id ? [frame.ring] : []))
const changes = (heard: Frame[], id: string) => heard.filter((frame) => frame.type === 'caseChanged' && frame.id === id)
/** The relay begins with what the demo district was made of. */
const soon = { timeout: 60_000, interval: 20 }

describe('on the local stage', () => {
  it('who is told is rung though the stream stands; the relay then rings only for who was not reached, and nobody twice', async () => {
    const worker = await listen('demo-worker-1')
    await stage.following.relay.stop()
    const resident = await signIn('demo-resident-1')
    const { status, body } = await post('/alerts', resident, { kind: 'fire' })
    expect(status).toBe(201)
    await expect.poll(() => ringsOf(worker, body.id), soon).toEqual([1])
    // It was told with the grid, at a fire, and had no socket then.
    const community = await listen('demo-community-1')
    const ticket = await post('/tickets', resident, { category: 'workSafety', text: '楼道里堆了杂物' })
    // The stream does stand: what the demo district was made of was told before.
    for (const { id } of [body, ticket.body]) expect(changes([...worker, ...community], id)).toEqual([])
    expect(ringsOf(community, body.id)).toEqual([])

    await stage.following.relay.start()
    await expect.poll(() => ringsOf(community, body.id), soon).toEqual([1])
    // What was written after the alert has come: all of the alert has been taken before.
    await expect.poll(() => changes(worker, ticket.body.id).length, soon).toBe(1)
    expect(changes(worker, body.id).length).toBeGreaterThan(0)
    expect(ringsOf(worker, body.id)).toEqual([1])
    expect(ringsOf(community, body.id)).toEqual([1])
  }, 150_000)

  it('an alert that nobody answers goes a level up, from the first minute of the stage on', async () => {
    const home = demoPeople.find(({ openid }) => openid === 'demo-resident-2')?.homes[0]?.household ?? ''
    const grid = ancestorAt(home, 'grid') ?? ''
    await table.write([{ put: { ...keys.shortening(grid), shortening: { community: 3 } } }])
    const community = await listen('demo-community-1')
    const { body } = await post('/alerts', await signIn('demo-resident-2'), { kind: 'medical' })
    expect(body.level).toBe('grid')
    await expect.poll(() => ringsOf(community, body.id), soon).toEqual([1])
  }, 90_000)

  it('the watchdog gives an alert its clock back', async () => {
    const { body } = await post('/alerts', await signIn('demo-resident-3'), {})
    await table.write([{ update: keys.alert(body.id), changes: { set: { due: undefined, dueAt: undefined } } }])
    await stage.gateway.invoke('watchdog', {})
    const [item] = await table.read([keys.alert(body.id)])
    expect(item?.due).toMatch(/^URGENT#/)
  })

  it('all three are in the schedule of the gateway, each minute', async () => {
    const said = await readFile(join(folder, 'gateway.log'), 'utf8')
    for (const name of ['escalation', 'ways', 'watchdog'])
      expect(said).toContain(`Scheduling [${name}] cron: [*/1 * * * *]`)
  })
})

it('the first minute is not left out, and ends with the stage', async () => {
  const begun = new Map<string, AbortSignal | undefined>()
  const said = vi.fn()
  const invoke = (name: string, _: unknown, signal?: AbortSignal) => {
    begun.set(name, signal)
    return new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('ended'))))
  }
  const minute = beginFirstMinute({ invoke }, said)
  expect([...begun.keys()]).toEqual(['escalation', 'ways', 'watchdog'])
  await minute.stop()
  for (const signal of begun.values()) expect(signal?.aborted).toBe(true)
  expect(said).not.toHaveBeenCalled()
})

it('that it failed is said', async () => {
  const said = vi.fn()
  beginFirstMinute({ invoke: () => Promise.reject(new Error('no table')) }, said)
  await vi.waitFor(() => expect(said).toHaveBeenCalledTimes(3))
  expect(said).toHaveBeenCalledWith('The escalation failed in the first minute: Error: no table')
})
