/**
 * Message push (消息推送): events that WeChat brings to the app's own server, as its console is told to: JSON or XML, in the open or, with
 * a key, encrypted; signed with a token.
 */
import { createCipheriv, createHash } from 'node:crypto'

/** Where events are pushed, and with which token they are signed; `key`: the EncodingAESKey of the safe mode. */
export interface Callback {
  url: string
  token: string
  as?: 'json' | 'xml'
  key?: string
}

interface Means {
  now: () => number
  random: (bytes: number) => Uint8Array
}

/** WeChat tries three times, until it is answered with status 200. */
const TRIES = 3
const BETWEEN = 1000

export const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds).unref())

type Said = Record<string, unknown>

/** Brings an event `wxa_media_check` of an app to its server. */
export async function push(callback: Callback, said: Said & { appid: string }, { now, random }: Means): Promise<void> {
  const seconds = Math.floor(now() / 1000)
  const about = { ToUserName: 'gh_000000000000', FromUserName: 'local', CreateTime: seconds, MsgType: 'event' }
  const event = { ...about, Event: 'wxa_media_check', ...said }
  for (let tried = 0; tried < TRIES; tried++) {
    const { query, type, body } = pushed(callback, event, `${seconds}`, random)
    const headers = { 'content-type': type }
    const reply = await fetch(`${callback.url}?${query}`, { method: 'POST', headers, body }).catch(() => undefined)
    await reply?.text()
    if (reply?.ok) return
    await pause(BETWEEN)
  }
}

/** What goes over the wire. */
export function pushed(
  { token, as = 'json', key }: Pick<Callback, 'token' | 'as' | 'key'>,
  event: Said & { appid: string },
  timestamp: string,
  random: Means['random'],
) {
  const written = (fields: Said) => (as === 'xml' ? `<xml>${elementsOf(fields)}</xml>` : JSON.stringify(fields))
  const type = as === 'xml' ? 'text/xml' : 'application/json'
  const nonce = Buffer.from(random(8)).toString('hex')
  const query = signedQuery(token, timestamp, nonce)
  if (key === undefined) return { query, type, body: written(event) }
  const Encrypt = encrypted(key, written(event), event.appid, random)
  query.set('encrypt_type', 'aes')
  query.set('msg_signature', signatureOf(token, timestamp, nonce, Encrypt))
  return { query, type, body: written({ ToUserName: event.ToUserName, Encrypt }) }
}

/** Numbers stand bare, texts in CDATA sections; of a list each has the list's name. */
const elementsOf = (fields: Said): string =>
  Object.entries(fields)
    .flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((each) => `<${name}>${xmlOf(each)}</${name}>`),
    )
    .join('')

function xmlOf(value: unknown): string {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'object' && value !== null) return elementsOf({ ...value })
  return `<![CDATA[${String(value)}]]>`
}

/** AES-256-CBC of 16 random bytes, the length, the text and the app's id, padded to blocks of 32 bytes. */
function encrypted(key: string, text: string, appId: string, random: Means['random']): string {
  const bytes = Buffer.from(`${key}=`, 'base64')
  const length = Buffer.alloc(4)
  length.writeUInt32BE(Buffer.byteLength(text))
  const whole = Buffer.concat([Buffer.from(random(16)), length, Buffer.from(text), Buffer.from(appId)])
  const padding = 32 - (whole.length % 32)
  const cipher = createCipheriv('aes-256-cbc', bytes, bytes.subarray(0, 16)).setAutoPadding(false)
  const padded = Buffer.concat([whole, Buffer.alloc(padding, padding)])
  return Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64')
}

const signatureOf = (...parts: string[]) => createHash('sha1').update(parts.sort().join('')).digest('hex')

/** The query that shows that a push is WeChat's: `signature` is the SHA-1 of token, timestamp and nonce, sorted. */
export const signedQuery = (token: string, timestamp: string, nonce: string): URLSearchParams =>
  new URLSearchParams({ signature: signatureOf(token, timestamp, nonce), timestamp, nonce })
