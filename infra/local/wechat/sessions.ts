/** The codes of wx.login: used once, within 5 minutes, at most 100 exchanges a minute for one user (WeChat's code2Session). */
import type { Outcome } from './refusals.ts'

const CODE_LIFE = 5 * 60 * 1000
const MINUTE = 60 * 1000
const MOST_A_MINUTE = 100
const CODE_BYTES = 24
const SESSION_KEY_BYTES = 16

export interface User {
  openid: string
  unionid?: string | undefined
}

interface Session {
  session_key: string
  openid: string
  unionid?: string
}

interface Code {
  user: User
  until: number
  used: boolean
}

export interface SessionOptions {
  appId: string
  appSecret: string
  now: () => number
  random: (bytes: number) => Uint8Array
}

export function openSessions({ appId, appSecret, now, random }: SessionOptions) {
  const codes = new Map<string, Code>()
  const exchanges = new Map<string, { minute: number; count: number }>()
  const text = (bytes: number, encoding: 'base64' | 'base64url') => Buffer.from(random(bytes)).toString(encoding)

  /** Counts an exchange; whether it was one too many. */
  function tooMany(openid: string): boolean {
    const minute = Math.floor(now() / MINUTE)
    const before = exchanges.get(openid)
    const count = before?.minute === minute ? before.count + 1 : 1
    exchanges.set(openid, { minute, count })
    return count > MOST_A_MINUTE
  }

  function exchange(code: string): Outcome {
    const found = codes.get(code)
    if (!found || found.until <= now()) return { refused: '40029' }
    if (tooMany(found.user.openid)) return { refused: '45011' }
    if (found.used) return { refused: '40163' }
    found.used = true
    const { openid, unionid } = found.user
    const session: Session = {
      session_key: text(SESSION_KEY_BYTES, 'base64'),
      openid,
      ...(unionid ? { unionid } : {}),
    }
    return { answer: session }
  }

  return {
    /** What wx.login gives to this user. Codes long expired are forgotten here. */
    mint(user: User): string {
      for (const [code, { until }] of codes) if (until < now()) codes.delete(code)
      const code = text(CODE_BYTES, 'base64url')
      codes.set(code, { user, until: now() + CODE_LIFE, used: false })
      return code
    },

    code2Session(query: URLSearchParams): Outcome {
      const [appid, secret, code] = [query.get('appid'), query.get('secret'), query.get('js_code')]
      if (!appid) return { refused: '41002' }
      if (!secret) return { refused: '41004' }
      if (!code) return { refused: '41008' }
      if (query.get('grant_type') !== 'authorization_code') return { refused: '40002' }
      if (appid !== appId) return { refused: '40013' }
      if (secret !== appSecret) return { refused: '40125' }
      return exchange(code)
    },
  }
}
