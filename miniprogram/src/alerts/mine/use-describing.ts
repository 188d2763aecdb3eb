/** Saying what an alert is about, through the outbox: what can't be sent for now waits, and is sent later by itself, once. */
import { useState } from 'react'
import type { Alert, Described } from '../../../../shared/alerts/alert.ts'
import type { Failure } from '../../api/outcome.ts'
import { outbox, useOutbox } from '../../outbox/device-outbox.ts'
import { anyReply } from '../../outbox/outbox.ts'
import { useMe } from '../../session/store.ts'
import { say } from '../../ui/toast/say.ts'

/** What is chosen, of which the last word alone counts. */
const choices = ['kind', 'forWhom', 'where'] as const
type Choice = (typeof choices)[number]

export type Telling = Partial<Described>

const chosenIn = (body: unknown): Telling => (typeof body === 'object' && body !== null ? body : {})

export function useDescribing({ id: alertId }: Pick<Alert, 'id'>, done: () => void) {
  const person = useMe()?.id ?? ''
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const kept = useOutbox(person).filter((item) => item.alertId === alertId && item.status === 'waiting' && item.tried)
  const waiting: Telling = Object.assign({}, ...kept.map(({ body }) => chosenIn(body)))

  /** Tells it, and whether nothing is left to do: it was sent, or waits. `word`: what it is, for the person. */
  async function tell(body: Telling, word: string): Promise<boolean> {
    const isChosen = (choice: Choice, of: Telling) => of[choice] !== undefined
    const replaced = kept
      .filter((item) => choices.some((choice) => isChosen(choice, body) && isChosen(choice, chosenIn(item.body))))
      .map(({ key }) => key)
    setBusy(true)
    setFailure(undefined)
    const label = `求助：${word}`
    const whole = { photos: [], voices: [], ...body }
    const wish = { operation: 'describeAlert', alertId, person, body: whole, label } as const
    const sending = await outbox.submit(wish, anyReply, replaced)
    setBusy(false)
    if (sending.state === 'refused') {
      setFailure(sending.failure)
      return false
    }
    say(sending.state === 'sent' ? '已告诉大家' : '现在发不出去，联网后自动告诉大家')
    done()
    return true
  }

  return { busy, failure, waiting, tell }
}
