/**
 * A stand-in of Tencent Cloud that speaks its protocol (API 3.0): SendSms and SendTtsVoice, signed with TC3-HMAC-SHA256. Nobody is
 * reached by it: what would have gone out is kept. Beside it routes of its own: `POST /stand-in/telephone` sets how it goes (late,
 * refused, failing, doubled), `POST /stand-in/told` tells what reached whom.
 */
import '../../shared/zod.ts'
import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod/mini'
import { bodyOf, type Server, serve } from './server.ts'
import { type Account, openSending } from './tencent/sending.ts'
import { wrongWith } from './tencent/signed.ts'

export interface TencentOptions {
  account: Account
  secretId: string
  secretKey: string
  /** Milliseconds since the epoch. */
  now: () => number
  random: (bytes: number) => Uint8Array
  port?: number
}

/** What a test may set; what it leaves out stays. Times in milliseconds. */
const settings = z.object({
  /** How long an answer takes. */
  delay: z.optional(z.int().check(z.gte(0))),
  /** What every request is refused with, such as `LimitExceeded.DeliveryFrequencyLimit`; null ends it. */
  refuse: z.optional(z.nullable(z.string())),
  /**
   * The next so many requests fail: `error` answers 500, `away` turns them away with 503, `hang` never answers; `lost` sends, and
   * then never answers.
   */
  fail: z.optional(z.object({ times: z.int().check(z.gte(0)), how: z.enum(['error', 'away', 'hang', 'lost']) })),
  /** What is sent arrives twice. */
  duplicate: z.optional(z.boolean()),
  /** Numbers that take nothing: on the operators' list. */
  blocked: z.optional(z.array(z.string())),
})

const told = z.object({ phone: z.optional(z.string()) })

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds).unref())

export async function startTencent(options: TencentOptions): Promise<Server> {
  const { now, random } = options
  const sending = openSending(options)
  const set = { delay: 0, refuse: undefined as string | undefined, fail: { times: 0, how: 'error' } }
  const requestId = () => Buffer.from(random(16)).toString('hex')

  const say = (response: ServerResponse, said: object) =>
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ Response: { ...said, RequestId: requestId() } }))
  const refuse = (response: ServerResponse, code: string) =>
    say(response, { Error: { Code: code, Message: `${code} (stand-in)` } })

  async function answer(request: IncomingMessage, body: string, response: ServerResponse): Promise<void> {
    if (set.delay) await pause(set.delay)
    const failing = set.fail.times > 0 ? set.fail.how : undefined
    if (failing) set.fail.times--
    if (failing === 'error') return void response.writeHead(500).end()
    if (failing === 'away') return void response.writeHead(503).end()
    if (failing === 'hang') return
    const wrong = wrongWith(request.headers, body, options, now())
    if (wrong) return void refuse(response, wrong)
    if (set.refuse) return void refuse(response, set.refuse)
    const outcome = sending.take(String(request.headers['x-tc-action']), body)
    if (failing === 'lost') return
    if ('refused' in outcome) refuse(response, outcome.refused)
    else say(response, outcome.answer)
  }

  return serve(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const body = (await bodyOf(request, 100_000))?.toString('utf8') ?? ''
    const own = (said: object) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(said))
    if (request.method === 'POST' && pathname === '/') return answer(request, body, response)
    const read = <T extends z.ZodMiniType>(schema: T) => z.safeParse(schema, jsonOf(body))
    if (pathname === '/stand-in/telephone') {
      const wanted = read(settings)
      if (!wanted.success) return void response.writeHead(400).end()
      const { delay, refuse: refused, fail, duplicate, blocked } = wanted.data
      if (delay !== undefined) set.delay = delay
      if (refused !== undefined) set.refuse = refused ?? undefined
      if (fail) set.fail = { ...fail }
      sending.set({ duplicate, blocked })
      own({})
    } else if (pathname === '/stand-in/told') {
      const wanted = read(told)
      own(sending.told(wanted.success ? wanted.data.phone : undefined))
    } else response.writeHead(404).end()
  }, options.port)
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body || '{}')
  } catch {
    return undefined
  }
}
