/** wx.request over real HTTP: ten at once, the rest wait their turn, as on a phone. */
import type { Options } from '../asking.ts'
import { type Asking, Refused } from '../asking.ts'
import type { Device, Line } from '../device.ts'
import type { Realm } from '../realm.ts'

const AT_ONCE = 10
const METHODS = ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT']
const DISCONNECTED = new Refused('net::ERR_INTERNET_DISCONNECTED', { errno: 600001 })

/** Ends a request from outside: the phone loses its network, the app aborts it, it takes too long. */
export class Ending implements Line {
  readonly controller = new AbortController()
  why = DISCONNECTED

  end(why: Refused) {
    this.why = why
    this.controller.abort()
  }
  cut() {
    this.end(DISCONNECTED)
  }
}

/** Where an address leads to on this network; WeChat refuses one that is not on the app's list of domains. */
function resolve(url: string, origins: Readonly<Record<string, string>>): string {
  const { origin } = new URL(url)
  const actual = origins[origin]
  if (actual === undefined) throw new Refused('url not in domain list', { errno: 600002 })
  return actual + url.slice(origin.length)
}

/** Sends it, unless the phone is offline, and counts it as a line that a cut ends. */
export async function over<T>(device: Device, ending: Ending, send: (signal: AbortSignal) => Promise<T>): Promise<T> {
  if (!device.online) throw DISCONNECTED
  device.requests.add(ending)
  try {
    return await send(ending.controller.signal)
  } catch (error) {
    if (ending.controller.signal.aborted) throw ending.why
    throw error instanceof TypeError ? new Refused('net::ERR_CONNECTION_REFUSED', { errno: 600003 }) : error
  } finally {
    device.requests.delete(ending)
  }
}

export function requestApi(device: Device, realm: Realm, asking: Asking) {
  let running = 0
  const waiting: (() => void)[] = []
  const turn = () => (running++ < AT_ONCE ? undefined : new Promise<void>((go) => waiting.push(go)))
  const done = () => {
    running--
    waiting.shift()?.()
  }

  async function send(options: Options, ending: Ending) {
    const method = String(options.method ?? 'GET')
    if (!METHODS.includes(method)) throw new Refused(`method is invalid: ${method}`)
    const asked = String(options.url)
    const url = resolve(asked, device.options.origins)
    const timeout = setTimeout(
      () => ending.end(new Refused('timeout', { errno: 5 })),
      Number(options.timeout ?? 60_000),
    )
    await turn()
    try {
      return await over(device, ending, async (signal) => {
        const body = options.data === undefined || method === 'GET' ? undefined : String(options.data)
        const headers = { 'content-type': 'application/json', ...(options.header as Record<string, string>) }
        const answer = await fetch(url, { method, headers, signal, ...(body === undefined ? {} : { body }) })
        const text = await answer.text()
        device.sent.push({ method, url: asked, status: answer.status })
        if (device.loses?.(method, asked)) {
          device.loses = undefined
          device.cut()
          throw DISCONNECTED
        }
        const header = Object.fromEntries(answer.headers)
        return { data: dataOf(text, options.dataType ?? 'json'), statusCode: answer.status, header, cookies: [] }
      })
    } finally {
      clearTimeout(timeout)
      done()
    }
  }

  return {
    request: (options: Options) => {
      const ending = new Ending()
      const promise = asking('request', (given) => send(given, ending))(options)
      const nothing = () => undefined
      const abort = () => ending.end(new Refused('abort'))
      const task = { abort, onHeadersReceived: nothing, offHeadersReceived: nothing, onChunkReceived: nothing }
      return promise instanceof Promise ? Object.assign(promise, task) : task
    },
  }

  function dataOf(text: string, dataType: unknown): unknown {
    if (dataType !== 'json') return text
    try {
      return realm.inside(JSON.parse(text))
    } catch {
      return text
    }
  }
}
