/**
 * A stand-in of WeChat's server that speaks its protocol: code2Session, stable_token, getuserphonenumber, getwxacodeunlimit,
 * subscribe/send, msgSecCheck, mediaCheckAsync with the push of its results.
 * Beside it routes of its own play what has no place here: `POST /stand-in/login` is wx.login, `POST /stand-in/phone` the button
 * getPhoneNumber, `POST /stand-in/fail` a bad day at WeChat's, `POST /stand-in/forget-token` somebody else's forced token,
 * `POST /stand-in/subscribe` is requestSubscribeMessage, `POST /stand-in/block-messages` the switch that takes no messages, `POST
 * /stand-in/messages` sets how they are sent and `POST /stand-in/received` tells what was,
 * `POST /stand-in/security` sets the content check, `POST /stand-in/leave` has somebody not seen in the mini-program for two hours.
 */
import '../../shared/zod.ts'
import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod/mini'
import { bodyOf, type Server, serve } from './server.ts'
import { openCodes } from './wechat/codes.ts'
import { blocked, messageSettings, openMessages, subscribed } from './wechat/messages.ts'
import { openPhones } from './wechat/phones.ts'
import type { Callback } from './wechat/push.ts'
import { type Outcome, reply } from './wechat/refusals.ts'
import { openSecurity, securitySettings } from './wechat/security.ts'
import { openSessions } from './wechat/sessions.ts'
import { openTokens } from './wechat/tokens.ts'

export interface WechatOptions {
  appId: string
  appSecret: string
  /** Milliseconds since the epoch. */
  now: () => number
  random: (bytes: number) => Uint8Array
  port?: number
  /** The pages of the mini-program that is published; none unless said. */
  pages?: readonly string[]
  /** The fields of the message templates that the operator has, by template id; none unless said. */
  templates?: Record<string, readonly string[]>
  /** Where the results of media checks are pushed; nowhere without it. */
  callback?: Callback
}

const openid = z.string().check(z.minLength(1), z.maxLength(128))
const login = z.object({ openid, unionid: z.optional(z.string()) })
const leave = z.object({ openid })
const phone = z.object({ openid: z.optional(openid), phoneNumber: z.string().check(z.regex(/^1\d{10}$/)) })
/** `times` calls fail: `busy` answers -1, `error` answers 500, `hang` never answers. */
const fail = z.object({ times: z.int().check(z.gte(0)), how: z.enum(['busy', 'error', 'hang']) })

export async function startWechat(options: WechatOptions): Promise<Server> {
  const { appId, appSecret, now, random, port, pages = [], templates = {}, callback } = options
  const sessions = openSessions({ appId, appSecret, now, random })
  const tokens = openTokens({ appId, appSecret, now, random })
  const phones = openPhones({ appId, now, random })
  const drawCode = openCodes(now, pages)
  const messages = openMessages({ now, templates, pages })
  const security = openSecurity({ appId, now, random, callback })
  let failing: z.infer<typeof fail> = { times: 0, how: 'busy' }

  /** What an address of WeChat's does; `body` is the request's, read as JSON. */
  const protocol: Record<string, (query: URLSearchParams, body: unknown) => Outcome | Promise<Outcome>> = {
    'GET /sns/jscode2session': (query) => sessions.code2Session(query),
    'POST /cgi-bin/stable_token': (_, body) => tokens.stableToken(body),
    'POST /wxa/business/getuserphonenumber': withToken((body) => phones.exchange(body)),
    'POST /wxa/getwxacodeunlimit': withToken(drawCode),
    'POST /cgi-bin/message/subscribe/send': withToken(messages.send),
    'POST /wxa/msg_sec_check': withToken(security.checkText),
    'POST /wxa/media_check_async': withToken(security.checkMedia),
  }

  function withToken(then: (body: unknown) => Outcome | Promise<Outcome>) {
    return (query: URLSearchParams, body: unknown): Outcome | Promise<Outcome> => {
      const refused = tokens.wrong(query.get('access_token'))
      return refused ? { refused } : then(body)
    }
  }

  /** Our own routes; undefined says that the request made no sense. */
  const standIn: Record<string, (body: unknown) => object | undefined> = {
    'POST /stand-in/login': taking(login, (who) => {
      security.visit(who.openid)
      return { code: sessions.mint(who) }
    }),
    'POST /stand-in/security': taking(securitySettings, (wanted) => {
      security.set(wanted)
      return {}
    }),
    'POST /stand-in/leave': taking(leave, (who) => {
      security.leave(who.openid)
      return {}
    }),
    'POST /stand-in/phone': taking(phone, ({ phoneNumber }) => ({ code: phones.mint(phoneNumber) })),
    'POST /stand-in/fail': taking(fail, (wanted) => {
      failing = wanted
      return {}
    }),
    'POST /stand-in/subscribe': taking(subscribed, (wanted) => {
      messages.subscribe(wanted)
      return {}
    }),
    'POST /stand-in/block-messages': taking(blocked, (wanted) => {
      messages.block(wanted)
      return {}
    }),
    'POST /stand-in/messages': taking(messageSettings, (wanted) => {
      messages.set(wanted)
      return {}
    }),
    'POST /stand-in/received': taking(z.object({ openid: z.optional(openid) }), (wanted) =>
      messages.received(wanted.openid),
    ),
    'POST /stand-in/forget-token': () => {
      tokens.forget()
      return {}
    },
  }

  function misfortune(response: ServerResponse): boolean {
    if (failing.times === 0) return false
    failing = { ...failing, times: failing.times - 1 }
    if (failing.how === 'busy') reply(response, { refused: '-1' }, random)
    if (failing.how === 'error') response.writeHead(500).end()
    return true
  }

  return serve(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const route = `${request.method} ${url.pathname}`
    const body = await jsonBodyOf(request)
    const answer = protocol[route]
    const own = standIn[route]
    if (answer) {
      if (!misfortune(response)) reply(response, await answer(url.searchParams, body), random)
    } else if (own) {
      const said = own(body)
      response.writeHead(said ? 200 : 400, { 'content-type': 'application/json' }).end(JSON.stringify(said ?? {}))
    } else response.writeHead(404).end()
  }, port)
}

const taking =
  <T extends z.ZodMiniType>(schema: T, then: (wanted: z.output<T>) => object) =>
  (body: unknown): object | undefined => {
    const read = z.safeParse(schema, body)
    return read.success ? then(read.data) : undefined
  }

async function jsonBodyOf(request: IncomingMessage): Promise<unknown> {
  try {
    return JSON.parse((await bodyOf(request, 20_000))?.toString('utf8') ?? '')
  } catch {
    return undefined
  }
}
