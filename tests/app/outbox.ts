/** An outbox in the hands of a test: what the service answers, one after the other, and what came of it. */
import type { Parts } from '../../miniprogram/src/api/client.ts'
import { type Failure, noAnswer, type Outcome } from '../../miniprogram/src/api/outcome.ts'
import type { Wish } from '../../miniprogram/src/outbox/item.ts'
import { makeOutbox, type OutboxPorts } from '../../miniprogram/src/outbox/outbox.ts'
import { handClock, memoryStorage } from './fakes.ts'
import { card } from './samples.ts'

export const wish: Wish = {
  person: 'per_a',
  operation: 'openTicket',
  body: { text: '路灯不亮' },
  label: '诉求：路灯不亮',
}
export const offline: Outcome<unknown> = { ok: false, failure: noAnswer('offline') }
export const done: Outcome<unknown> = { ok: true, value: card() }
export const refused = (failure: Failure): Outcome<unknown> => ({ ok: false, failure })

export function setUp(answers: Outcome<unknown>[], change: Partial<OutboxPorts> = {}) {
  const sent: { operation: string; parts: Parts }[] = []
  const arrived: string[] = []
  const storage = memoryStorage()
  const clock = handClock()
  let keys = 0
  const ports: OutboxPorts = {
    send: async (operation, parts) => {
      sent.push({ operation, parts })
      return answers.shift() ?? done
    },
    storage,
    clock,
    makeKey: () => `key-${++keys}-abcdef`,
    person: () => 'per_a',
    changed: () => undefined,
    sent: (item) => arrived.push(item.key),
    posted: (item) => arrived.push(item.key),
    marked: (item) => arrived.push(item.key),
    ...change,
  }
  return { outbox: makeOutbox(ports), ports, sent, arrived, storage, clock }
}
