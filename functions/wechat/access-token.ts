/**
 * The access token that WeChat's server wants with all but code2Session (接口调用凭据, stable_token). Asked for once a process
 * and kept until shortly before its end; processes that ask at the same time are given the same one.
 */
import * as z from 'zod/mini'
import { MINUTE } from '../../shared/lifecycle.ts'
import type { Clock } from '../platform/clock.ts'
import { ask, jsonOf, refusalOf, shaped } from './ask.ts'
import type { WechatOptions } from './wechat.ts'

/** WeChat hands out the next one five minutes before the end, and takes both until then. */
const BEFORE_END = 5 * MINUTE
const given = z.object({ access_token: z.string(), expires_in: z.number() })

// 40001 not the latest, 40014 not valid, 42001 expired
const ENDED = [40001, 40014, 42001]

interface Kept {
  token: string
  until: number
}

export function accessTokens({ url, appId: appid, appSecret: secret, patience }: WechatOptions, clock: Clock) {
  let kept: Promise<Kept> | undefined

  async function fetchOne(): Promise<Kept> {
    const asked = clock.now()
    const body = { grant_type: 'client_credential', appid, secret, force_refresh: false }
    const { bytes } = await ask('stable_token', `${url}/cgi-bin/stable_token`, body, patience)
    const answer = jsonOf('stable_token', bytes)
    if (answer.errcode !== 0) throw refusalOf('stable_token', answer.errcode)
    const { access_token: token, expires_in } = shaped('stable_token', given, answer)
    return { token, until: asked + expires_in * 1000 - BEFORE_END }
  }

  /** The token, other than `not`, which WeChat takes no longer. All who wait share one request. */
  async function current(not?: string): Promise<string> {
    const before = kept
    const held = await before?.catch(() => undefined)
    if (held && held.token !== not && held.until > clock.now()) return held.token
    if (kept === before) kept = fetchOne()
    return (await kept)?.token ?? current(not)
  }

  /** Asks with the token, and once more with another where WeChat says that this one has ended. */
  return async (what: string, path: string, body: object): Promise<{ type: string; bytes: Uint8Array }> => {
    const send = (token: string) => ask(what, `${url}${path}?access_token=${encodeURIComponent(token)}`, body, patience)
    const token = await current()
    const answer = await send(token)
    const ended = !isPicture(answer.type) && ENDED.includes(jsonOf(what, answer.bytes).errcode)
    return ended ? send(await current(token)) : answer
  }
}

export const isPicture = (type: string) => type.startsWith('image/')
