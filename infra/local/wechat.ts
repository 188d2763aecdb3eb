/**
 * A stand-in of WeChat's server that speaks its protocol: `GET /sns/jscode2session`. Beside it two routes of its own
 * play what has no place here: `POST /stand-in/login` is wx.login, `POST /stand-in/fail` is a bad day at WeChat's.
 */
import '../../shared/zod.ts'
import type { ServerResponse } from 'node:http'
import * as z from 'zod/mini'
import { bodyOf, type Server, serve } from './server.ts'
import { openSessions } from './wechat/sessions.ts'

export interface WechatOptions {
  appId: string
  appSecret: string
  /** Milliseconds since the epoch. */
  now: () => number
  random: (bytes: number) => Uint8Array
  port?: number
}

const login = z.object({ openid: z.string().check(z.minLength(1), z.maxLength(128)), unionid: z.optional(z.string()) })

/** `times` calls fail: `busy` answers -1, `error` answers 500, `hang` never answers. */
const fail = z.object({ times: z.int().check(z.gte(0)), how: z.enum(['busy', 'error', 'hang']) })

const errors = {
  '-1': 'system error',
  '40002': 'invalid grant_type',
  '40013': 'invalid appid',
  '40029': 'invalid code',
  '40125': 'invalid appsecret',
  '40163': 'code been used',
  '41002': 'appid missing',
  '41004': 'appsecret missing',
  '41008': 'missing code',
  '45011': 'api minute-quota reach limit  mustslower  retry next minute',
} as const

export async function startWechat(options: WechatOptions): Promise<Server> {
  const { appId, appSecret, now, random, port } = options
  const sessions = openSessions(now, random)
  let failing: z.infer<typeof fail> = { times: 0, how: 'busy' }

  /** Refusals come with status 200 and a request id in the message, and all is labelled text, as at WeChat's. */
  function answer(response: ServerResponse, body: unknown) {
    response.writeHead(200, { 'content-type': 'text/plain' })
    response.end(JSON.stringify(body))
  }
  function refuse(response: ServerResponse, code: keyof typeof errors) {
    const rid = [0, 4, 8].map((from) => hex(random(12).slice(from, from + 4))).join('-')
    answer(response, { errcode: Number(code), errmsg: `${errors[code]}, rid: ${rid}` })
  }

  function code2Session(query: URLSearchParams, response: ServerResponse) {
    const [appid, secret, code] = [query.get('appid'), query.get('secret'), query.get('js_code')]
    if (!appid) return refuse(response, '41002')
    if (!secret) return refuse(response, '41004')
    if (!code) return refuse(response, '41008')
    if (query.get('grant_type') !== 'authorization_code') return refuse(response, '40002')
    if (appid !== appId) return refuse(response, '40013')
    if (secret !== appSecret) return refuse(response, '40125')
    const outcome = sessions.exchange(code)
    switch (outcome.kind) {
      case 'unknown':
        return refuse(response, '40029')
      case 'used':
        return refuse(response, '40163')
      case 'tooMany':
        return refuse(response, '45011')
      case 'session':
        return answer(response, outcome.session)
    }
  }

  function misfortune(response: ServerResponse): boolean {
    if (failing.times === 0) return false
    failing = { ...failing, times: failing.times - 1 }
    switch (failing.how) {
      case 'busy':
        refuse(response, '-1')
        return true
      case 'error':
        response.writeHead(500).end()
        return true
      case 'hang':
        return true
    }
  }

  return serve(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const control = async <T extends z.ZodMiniType>(schema: T) => {
      const read = z.safeParse(schema, jsonOf(await bodyOf(request, 10_000)))
      if (!read.success) response.writeHead(400).end(z.prettifyError(read.error))
      return read.data
    }
    switch (`${request.method} ${url.pathname}`) {
      case 'GET /sns/jscode2session': {
        if (!misfortune(response)) code2Session(url.searchParams, response)
        return
      }
      case 'POST /stand-in/login': {
        const who = await control(login)
        if (who)
          response.setHeader('content-type', 'application/json').end(JSON.stringify({ code: sessions.mint(who) }))
        return
      }
      case 'POST /stand-in/fail': {
        const wanted = await control(fail)
        if (!wanted) return
        failing = wanted
        response.writeHead(204).end()
        return
      }
      default:
        response.writeHead(404).end()
    }
  }, port)
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

function jsonOf(body: Buffer | undefined): unknown {
  try {
    return JSON.parse(body?.toString('utf8') ?? '')
  } catch {
    return undefined
  }
}
