/** Asking Tencent Cloud (API 3.0): JSON, signed; status 200 for its errors too, which stand in the answer. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import type { Clock } from '../platform/clock.ts'
import { surelyNotSent, TurnedAway, turnedAway } from '../platform/not-sent.ts'
import { authorizationOf, CONTENT_TYPE, type Credentials } from './sign.ts'

/** Milliseconds. Whoever waits for the next is told of an alert as well. */
const TIMEOUT = 5000

export interface Service {
  /** `https://sms.tencentcloudapi.com`. */
  url: string
  /** `sms`, as the signature names it. */
  name: string
  version: string
  region: string
}

const answer = z.object({
  Response: z.looseObject({
    Error: z.optional(z.object({ Code: z.string(), Message: z.string() })),
    RequestId: z.optional(z.string()),
  }),
})

/** What came of it: its answer, its error, or nothing at all. `perhaps`: it may have done what it was asked all the same. */
export type Answered =
  | { kind: 'answer'; response: Record<string, unknown> }
  | { kind: 'error'; code: string }
  | { kind: 'outage'; perhaps: boolean }

export function tencentAsker(credentials: Credentials, clock: Clock, patience = TIMEOUT) {
  return async (service: Service, action: string, params: object): Promise<Answered> => {
    const body = JSON.stringify(params)
    const timestamp = Math.floor(clock.now() / 1000)
    const { host } = new URL(service.url)
    const authorization = authorizationOf(credentials, { service: service.name, host, action, body, timestamp })
    const headers = {
      authorization,
      'content-type': CONTENT_TYPE,
      'x-tc-action': action,
      'x-tc-version': service.version,
      'x-tc-timestamp': String(timestamp),
      'x-tc-region': service.region,
    }
    try {
      const signal = AbortSignal.timeout(patience)
      const response = await fetch(service.url, { method: 'POST', headers, body, signal })
      if (turnedAway(response.status)) throw new TurnedAway(`status ${response.status}`)
      return meaning(await response.text())
    } catch (error) {
      return { kind: 'outage', perhaps: !surelyNotSent(error) }
    }
  }
}

function meaning(text: string): Answered {
  const { Response: response } = z.parse(answer, JSON.parse(text))
  return response.Error ? { kind: 'error', code: response.Error.Code } : { kind: 'answer', response }
}
