/**
 * Fetches a document from an address that somebody typed, and reaches nothing of our own by it: https at its usual port only, no
 * host of which any address is not public; each redirect anew. A name is looked up once, and the connection goes to what was found.
 */
import type { LookupAddress } from 'node:dns'
import { lookup as lookUp } from 'node:dns/promises'
import http from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { FETCHED_MAX } from '../../shared/warnings/found.ts'
import { decoded } from './decoded.ts'
import { isPublic } from './public-address.ts'
import { Unreadable } from './unreadable.ts'

/** Where it was found in the end, and what stands there. */
export interface Fetched {
  url: string
  text: string
}
/** Throws `Unreadable`. */
export type FetchDocument = (url: string) => Promise<Fetched>

export interface Fetching {
  /** An origin that may be asked without TLS and wherever it is: of a local stage. */
  origin?: string | undefined
  lookup?: (host: string) => Promise<LookupAddress[]>
  /** Milliseconds for all of it. */
  patience?: number
}

const PATIENCE = 5_000
const REDIRECTS = 2
const ALL = (host: string) => lookUp(host, { all: true, verbatim: true })

export function makeFetchDocument({ origin, lookup = ALL, patience = PATIENCE }: Fetching = {}): FetchDocument {
  /** The addresses that a connection may go to. */
  async function addressesOf({ hostname }: URL, trusted: boolean): Promise<LookupAddress[]> {
    const host = hostname.replace(/^\[|\]$/g, '')
    const family = isIP(host)
    const found = family ? [{ address: host, family }] : await lookup(host)
    if (!found.length) throw new Unreadable('找不到这个网址，请检查有没有写错')
    if (!trusted && !found.every(({ address }) => isPublic(address)))
      throw new Unreadable('这个网址指向内部网络，不能读取')
    return found
  }

  async function ask(url: URL, signal: AbortSignal): Promise<http.IncomingMessage> {
    const trusted = url.origin === origin
    if (!trusted) checkAddress(url)
    const found = await before(signal, addressesOf(url, trusted))
    const pinned: LookupFunction = (_, { all }, tell) => {
      const [first] = found
      if (all || !first) tell(null, found)
      else tell(null, first.address, first.family)
    }
    const { request } = url.protocol === 'http:' ? http : https
    const headers = {
      accept: 'application/cap+xml, application/atom+xml, application/xml, text/xml, text/plain;q=0.5',
      'accept-encoding': 'identity',
      'user-agent': 'weilinli',
    }
    return new Promise((resolve, reject) => {
      request(url, { headers, agent: false, lookup: pinned, signal }).on('response', resolve).on('error', reject).end()
    })
  }

  return async (address) => {
    const signal = AbortSignal.timeout(patience)
    try {
      let url = urlOf(address)
      for (let redirects = 0; ; redirects++) {
        const answer = await ask(url, signal)
        try {
          const { statusCode = 0, headers } = answer
          if (![301, 302, 303, 307, 308].includes(statusCode)) return { url: url.href, text: await textOf(answer) }
          if (redirects === REDIRECTS) throw new Unreadable('这个网址一再转到别处，没有读到文件')
          url = urlOf(headers.location ?? '', url)
        } finally {
          answer.destroy()
        }
      }
    } catch (error) {
      throw error instanceof Unreadable ? error : new Unreadable(whyNot(error, signal))
    }
  }
}

function urlOf(address: string, base?: URL): URL {
  if (!URL.canParse(address, base)) throw new Unreadable('这不是一个完整的网址')
  return new URL(address, base)
}

function checkAddress({ protocol, port, username, password }: URL): void {
  if (protocol !== 'https:') throw new Unreadable('只能读取 https:// 开头的网址')
  if (port) throw new Unreadable('只能读取默认端口的网址')
  if (username || password) throw new Unreadable('网址里不要带用户名和密码')
}

async function textOf(answer: http.IncomingMessage): Promise<string> {
  const { statusCode, headers } = answer
  const type = headers['content-type'] ?? ''
  if (statusCode !== 200) throw new Unreadable(`对方没有给出文件（${statusCode}）`)
  if (!/^\s*((application|text)\/([\w.-]+\+)?xml|text\/plain)\s*(;|$)/i.test(type))
    throw new Unreadable('那里不是预警文件，也不是订阅源')
  if (!/^(identity)?$/i.test(headers['content-encoding'] ?? '')) throw new Unreadable('那里的文件是压缩过的，读不了')
  const parts: Buffer[] = []
  let size = 0
  for await (const part of answer) {
    size += part.length
    if (size > FETCHED_MAX) throw new Unreadable(`那里的文件太大了，最多 ${FETCHED_MAX / 1024} KB`)
    parts.push(part)
  }
  return decoded(Buffer.concat(parts), type)
}

/** What comes first: the end of the time, or what is awaited. */
const before = <T>(signal: AbortSignal, promise: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    promise.then(resolve, reject)
  })

function whyNot(error: unknown, { aborted }: AbortSignal): string {
  if (aborted) return '对方太久没有回应，请稍后再试，或者粘贴文件内容'
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (/^(ENOTFOUND|EAI_AGAIN|ENODATA)$/.test(code)) return '找不到这个网址，请检查有没有写错'
  if (/CERT|TLS|SSL|SELF_SIGNED|ALTNAME/.test(code)) return '对方网站的安全证书有问题，不能读取'
  return '连不上这个网址，请稍后再试，或者粘贴文件内容'
}
