import { describe, expect, it } from 'vitest'
import { answerError } from '../../functions/http/answer.ts'
import type { Log } from '../../functions/platform/log.ts'
import { Refusal } from '../../shared/errors.ts'

function answered(error: unknown) {
  const logged: unknown[] = []
  const note = (...said: unknown[]) => void logged.push(said)
  const log: Log = { info: note, warn: note, error: note }
  const { statusCode, body } = answerError(error, 'request-1', log)
  return { statusCode, body, logged: JSON.stringify(logged) }
}

describe('an error as an answer', () => {
  it('that is an outage says nothing of its cause; the log does', () => {
    const { statusCode, body, logged } = answered(new Refusal('unavailable', undefined, 'code2Session: errcode 40013'))
    expect(statusCode).toBe(503)
    expect(body).not.toContain('40013')
    expect(logged).toContain('code2Session: errcode 40013')
  })

  it('that is a refusal leaves nothing in the log', () => {
    const { statusCode, logged } = answered(new Refusal('wrongState'))
    expect([statusCode, logged]).toEqual([409, '[]'])
  })

  it.each(['TimeoutError', 'ThrottlingException', 'TransactionInProgressException'])('%s is an outage', (name) => {
    expect(answered(Object.assign(new Error('no'), { name })).statusCode).toBe(503)
  })

  it('that nobody foresaw is internal, without a word of it', () => {
    const { statusCode, body } = answered(new Error('a secret'))
    expect([statusCode, body.includes('a secret')]).toEqual([500, false])
  })
})
