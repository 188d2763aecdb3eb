/** Neighbours whom a story needs beside those at a browser: they use the service by its API, as their own phones would. */
import { randomUUID } from 'node:crypto'
import { POLICY_VERSION } from '../../shared/privacy/purposes.ts'

/** Where the product answers. */
export interface Addresses {
  api: string
  wechat: string
}

export interface Caller {
  get<T>(path: string): Promise<T>
  post<T>(path: string, body?: object): Promise<T>
}

async function send<T>(url: string, init: RequestInit): Promise<T> {
  const answer = await fetch(url, init)
  if (!answer.ok) throw new Error(`${init.method} ${url} was answered with ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as T
}

const sendJson = <T>(url: string, body: object, headers: Record<string, string> = {}) =>
  send<T>(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })

async function callerWith({ api }: Addresses, code: string): Promise<Caller> {
  const { token } = await sendJson<{ token: string }>(`${api}/session`, { code })
  const authorization = `Bearer ${token}`
  return {
    get: (path) => send(`${api}${path}`, { method: 'GET', headers: { authorization } }),
    post: (path, body = {}) => sendJson(`${api}${path}`, body, { authorization, 'idempotency-key': randomUUID() }),
  }
}

/** A login code of whoever has this openid, as wx.login gives one. */
export async function codeOf(at: Addresses, openid: string): Promise<string> {
  const { code } = await sendJson<{ code: string }>(`${at.wechat}/stand-in/login`, { openid })
  return code
}

/** Whoever has this openid; a person is made of who comes for the first time, and agrees to the policy as the page asks. */
export async function comer(at: Addresses, openid: string): Promise<Caller> {
  const caller = await callerWith(at, await codeOf(at, openid))
  await caller.post('/me/consents', { purpose: 'policy', version: POLICY_VERSION, given: true })
  return caller
}

/** Has WeChat's check down for a while, or up again. */
export const checkIsDown = (at: Addresses, off: boolean) => sendJson(`${at.wechat}/stand-in/security`, { off })

/** A demo person, by the local door. */
export async function demoPerson(at: Addresses, name: string): Promise<Caller> {
  const { items } = await send<{ items: { name: string; code: string }[] }>(`${at.api}/demo/people`, { method: 'GET' })
  const found = items.find((each) => each.name === name)
  if (!found) throw new Error(`There is no ${name}`)
  return callerWith(at, found.code)
}

/** Of who lives in that room of unit 2. */
export const openidOf = (building: string, room: number) => `neighbour-${building}-${room}`

/** New neighbours in a building, each in a household of their own of unit 2, approved by the community's staff. */
export async function neighbours(at: Addresses, building: string, rooms: readonly number[]): Promise<Caller[]> {
  const staff = await demoPerson(at, '演示社区员 一')
  const made: Caller[] = []
  for (const room of rooms) {
    const neighbour = await comer(at, openidOf(building, room))
    const { homes }: { homes: unknown[] } = await neighbour.get('/me')
    if (homes.length === 0) {
      const join: { id: string } = await neighbour.post('/joins', { building, unit: 2, room, relation: 'owner' })
      await staff.post('/joins/answers', { joins: [join.id], answer: 'approve' })
    }
    made.push(neighbour)
  }
  return made
}
