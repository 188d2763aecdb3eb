/** Doing something by one call, from a button or a form: busy while it runs, what was wrong, and one key for one wish. */
import { useRef, useState } from 'react'
import type { FieldErrors } from '../../../shared/errors.ts'
import { type Failure, isTransient, type Outcome } from '../api/outcome.ts'
import { makeKey } from '../platform/random.ts'
import { say } from '../ui/toast/say.ts'

export interface Act {
  busy: boolean
  failure: Failure | undefined
  /** What is wrong at which field. */
  wrong: FieldErrors
  /**
   * Sends `wish` (what is asked for, to tell one from another) by `send`, which is handed the wish's Idempotency-Key. Answers the
   * reply, or undefined when there was none. `said` is told when it is done.
   */
  act: <T>(wish: unknown, send: (key: string) => Promise<Outcome<T>>, said?: string) => Promise<T | undefined>
  forget: () => void
}

export function useAct(): Act {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  // A wish that may have arrived is sent again under its own key; one that was refused, or changed, is another wish.
  const open = useRef<{ text: string; key: string } | undefined>(undefined)

  const act: Act['act'] = async (wish, send, said) => {
    const text = JSON.stringify(wish)
    if (open.current?.text !== text) open.current = { text, key: makeKey() }
    setBusy(true)
    setFailure(undefined)
    const outcome = await send(open.current.key)
    setBusy(false)
    if (outcome.ok || !isTransient(outcome.failure.code)) open.current = undefined
    if (!outcome.ok) {
      setFailure(outcome.failure)
      return undefined
    }
    if (said) say(said)
    return outcome.value
  }
  return { busy, failure, wrong: failure?.fields ?? {}, act, forget: () => setFailure(undefined) }
}
