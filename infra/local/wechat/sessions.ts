/** The codes of wx.login: used once, within 5 minutes, at most 100 exchanges a minute for one user (WeChat's code2Session). */

const CODE_LIFE = 5 * 60 * 1000
const MINUTE = 60 * 1000
const MOST_A_MINUTE = 100
const CODE_BYTES = 24
const SESSION_KEY_BYTES = 16

export interface User {
  openid: string
  unionid?: string | undefined
}

export interface Session {
  session_key: string
  openid: string
  unionid?: string
}

export type Exchange = { kind: 'session'; session: Session } | { kind: 'unknown' | 'used' | 'tooMany' }

interface Code {
  user: User
  until: number
  used: boolean
}

export function openSessions(now: () => number, random: (bytes: number) => Uint8Array) {
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

  return {
    /** What wx.login gives to this user. Codes long expired are forgotten here. */
    mint(user: User): string {
      for (const [code, { until }] of codes) if (until < now()) codes.delete(code)
      const code = text(CODE_BYTES, 'base64url')
      codes.set(code, { user, until: now() + CODE_LIFE, used: false })
      return code
    },

    exchange(code: string): Exchange {
      const found = codes.get(code)
      if (!found || found.until <= now()) return { kind: 'unknown' }
      if (tooMany(found.user.openid)) return { kind: 'tooMany' }
      if (found.used) return { kind: 'used' }
      found.used = true
      const { openid, unionid } = found.user
      const session_key = text(SESSION_KEY_BYTES, 'base64')
      return { kind: 'session', session: { session_key, openid, ...(unionid ? { unionid } : {}) } }
    },
  }
}
