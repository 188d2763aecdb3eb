/**
 * A checker that is left alone for a moment when it was out of reach: what waits for it is long, and asking for each in turn
 * would hold up all else that is due.
 */
import { Refusal } from '../../shared/errors.ts'
import type { Clock } from '../platform/clock.ts'
import { type Checker, NotAsked } from './checker.ts'

/** In milliseconds; what could not be asked meanwhile is tried again later than that. */
const REST = 10_000

export function resting(checker: Checker, clock: Clock): Checker {
  let until = 0
  async function unlessResting<T>(ask: () => Promise<T>): Promise<T> {
    if (clock.now() < until) throw new Refusal('unavailable', undefined, 'the content check rests')
    try {
      return await ask()
    } catch (error) {
      if (!(error instanceof NotAsked)) until = clock.now() + REST
      throw error
    }
  }
  return {
    text: (openid, content) => unlessResting(() => checker.text(openid, content)),
    photo: (openid, url) => unlessResting(() => checker.photo(openid, url)),
  }
}
