/** Asking WeChat's server: its answers are JSON labelled as text, with status 200 for its errors too; anything else is an outage. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { Refusal } from '../../shared/errors.ts'
import { surelyNotSent, TurnedAway, turnedAway } from '../platform/not-sent.ts'

const TIMEOUT = 5000

/** What every answer may say of itself. */
const outcome = z.looseObject({ errcode: z.optional(z.number()) })

// 45009 daily quota, 45011 minute quota
const TOO_MANY = [45009, 45011]

/**
 * The bytes of an answer, and how they are labelled. `what` is asked, for the log; `patience`: milliseconds. Throws
 * `unavailable`.
 */
export async function ask(
  what: string,
  url: string,
  body?: object,
  patience = TIMEOUT,
): Promise<{ type: string; bytes: Uint8Array }> {
  try {
    const response = await fetch(url, {
      signal: AbortSignal.timeout(patience),
      ...(body ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
    })
    if (turnedAway(response.status)) throw new TurnedAway(`status ${response.status}`)
    if (!response.ok) throw new Error(`status ${response.status}`)
    return { type: response.headers.get('content-type') ?? '', bytes: await response.bytes() }
  } catch (error) {
    // Its name alone: its message may quote the address, with our secret, or the answer, with the openid.
    throw new Outage(what, error instanceof Error ? error.name : 'not an Error', !surelyNotSent(error))
  }
}

/** WeChat is out of reach. `perhaps`: it may have done what was asked of it all the same. */
export class Outage extends Refusal {
  readonly what: string
  readonly perhaps: boolean

  constructor(what: string, cause: string, perhaps: boolean) {
    super('unavailable', undefined, `${what}: ${cause}`)
    this.what = what
    this.perhaps = perhaps
  }
}

/** An answer in JSON, with its errcode (0 where there is none). Throws `unavailable` when it is none. */
export function jsonOf(what: string, bytes: Uint8Array) {
  try {
    const read = z.parse(outcome, JSON.parse(Buffer.from(bytes).toString()))
    return { ...read, errcode: read.errcode ?? 0 }
  } catch {
    throw unavailable(what, 'an answer of another shape')
  }
}

/** An answer in the shape that it must have; `unavailable` when it has another. */
export function shaped<T extends z.ZodMiniType>(what: string, schema: T, answer: unknown): z.output<T> {
  const read = z.safeParse(schema, answer)
  if (!read.success) throw unavailable(what, 'an answer of another shape')
  return read.data
}

/** What an errcode means that the asker has no word for. */
export const refusalOf = (what: string, errcode: number): Refusal =>
  TOO_MANY.includes(errcode) ? new Refusal('tooMany') : unavailable(what, `errcode ${errcode}`)

const unavailable = (what: string, cause: string) => new Refusal('unavailable', undefined, `${what}: ${cause}`)
