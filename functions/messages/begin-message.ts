/**
 * That a message is begun: kept with the person's credits, in the one write that takes a credit, before anything is sent, and
 * never twice about the same thing. So however often whoever sends is broken off, nobody gets a second one; who was in hand at
 * that moment may get none, and is counted as unsure.
 */
import { DAY } from '../../shared/lifecycle.ts'
import { isoTime } from '../platform/clock.ts'
import type { Write } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import type { Begun, StoredCredits } from './credits.ts'

/** So long it is known that a message was begun: nothing is sent about a notice for longer than two days. */
const KNOWN_FOR = 3 * DAY

/** A message about a notice, of a person. */
export interface About {
  person: string
  notice: string
}

/** Begins a message with one of the credits that were read: so many are left then. What is long over is forgotten. */
export function beginMessage({ person, notice }: About, credits: StoredCredits, begun: Begun): Write {
  const known = isoTime(Date.parse(begun.takenAt) - KNOWN_FOR)
  const over = Object.entries(credits.begun).filter(([, { takenAt }]) => takenAt < known)
  return {
    update: keys.credits(person),
    changes: {
      set: { [`begun.${notice}`]: begun, ...Object.fromEntries(over.map(([id]) => [`begun.${id}`, undefined])) },
      add: { 'held.notice': -1 },
    },
    when: {
      expression: `held.notice = :held AND held.notice > :none AND attribute_not_exists(begun.${notice})`,
      values: { ':held': credits.held.notice, ':none': 0 },
    },
  }
}

/** As long as it is in the same hands. */
const unmoved = (notice: string, { takenAt, outcome }: Begun) => ({
  expression: `begun.${notice}.takenAt = :at AND ${outcome ? `begun.${notice}.outcome = :was` : `attribute_not_exists(begun.${notice}.outcome)`}`,
  values: { ':at': takenAt, ...(outcome ? { ':was': outcome } : {}) },
})

/** Takes in hand again what was put aside; its credit was taken before. */
export const resumeMessage = ({ person, notice }: About, before: Begun, takenAt: string): Write => ({
  update: keys.credits(person),
  changes: { set: { [`begun.${notice}.takenAt`]: takenAt, [`begun.${notice}.outcome`]: undefined } },
  when: unmoved(notice, before),
})

/**
 * What became of it. `failed`: nothing was sent and nothing will be, so the credit goes back; `refused`: WeChat says that the
 * person takes none of these (43101), so nothing is left, whatever was counted.
 */
export const endMessage = (
  { person, notice }: About,
  before: Begun,
  outcome: NonNullable<Begun['outcome']>,
): Write => ({
  update: keys.credits(person),
  changes: {
    set: { [`begun.${notice}.outcome`]: outcome, ...(outcome === 'refused' ? { 'held.notice': 0 } : {}) },
    ...(outcome === 'failed' ? { add: { 'held.notice': 1 } } : {}),
  },
  when: unmoved(notice, before),
})
