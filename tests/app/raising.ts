/** An alert on its way, with answers that the test chooses and a clock that it turns. */
import { makeRaising, type RaisingPorts } from '../../miniprogram/src/alerts/raise/raising.ts'
import { noAnswer, type Outcome } from '../../miniprogram/src/api/outcome.ts'
import { handClock, memoryStorage } from './fakes.ts'

export const SECOND = 1000
export const ALERT = 'alr_01M7V7FAM03333333333333333'
export const done: Outcome<unknown> = { ok: true, value: { id: ALERT, of: 'a later version' } }
export const offline: Outcome<unknown> = { ok: false, failure: noAnswer('offline') }
export const never = new Promise<Outcome<unknown>>(() => undefined)

export function setUp(answers: (Outcome<unknown> | Promise<Outcome<unknown>>)[], change: Partial<RaisingPorts> = {}) {
  const keys: string[] = []
  const sent: string[] = []
  const storage = memoryStorage()
  const clock = handClock(1_000_000_000)
  const ports: RaisingPorts = {
    beSomebody: async () => undefined,
    send: async (key) => {
      keys.push(key)
      return answers.shift() ?? done
    },
    storage,
    clock,
    person: () => 'per_a',
    changed: () => undefined,
    sent: (alert) => sent.push(alert),
    ...change,
  }
  return { raising: makeRaising(ports), ports, keys, sent, storage, clock }
}
