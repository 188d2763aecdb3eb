/** Message push (消息推送): events that WeChat brings to the app's own server, as JSON in the open mode, signed with a token. */
import { createHash } from 'node:crypto'

/** Where events are pushed, and with which token they are signed. */
export interface Callback {
  url: string
  token: string
}

interface Means {
  now: () => number
  random: (bytes: number) => Uint8Array
}

/** WeChat tries three times, until it is answered with status 200. */
const TRIES = 3
const BETWEEN = 1000

export const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds).unref())

/** Brings an event `wxa_media_check` to the app's server. */
export async function push({ url, token }: Callback, said: object, { now, random }: Means): Promise<void> {
  const seconds = Math.floor(now() / 1000)
  const about = { ToUserName: 'gh_000000000000', FromUserName: 'local', CreateTime: seconds, MsgType: 'event' }
  const body = JSON.stringify({ ...about, Event: 'wxa_media_check', ...said })
  const headers = { 'content-type': 'application/json' }
  for (let tried = 0; tried < TRIES; tried++) {
    const query = signedQuery(token, `${seconds}`, Buffer.from(random(8)).toString('hex'))
    const reply = await fetch(`${url}?${query}`, { method: 'POST', headers, body }).catch(() => undefined)
    await reply?.text()
    if (reply?.ok) return
    await pause(BETWEEN)
  }
}

/** The query that shows that a push is WeChat's: `signature` is the SHA-1 of token, timestamp and nonce, sorted. */
export function signedQuery(token: string, timestamp: string, nonce: string): URLSearchParams {
  const signature = createHash('sha1').update([token, timestamp, nonce].sort().join('')).digest('hex')
  return new URLSearchParams({ signature, timestamp, nonce })
}
