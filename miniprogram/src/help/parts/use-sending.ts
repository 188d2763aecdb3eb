/** Doing something about a request through the outbox: what can't be sent for now waits, and is sent later by itself, once. */
import { useState } from 'react'
import type * as z from 'zod/mini'
import type { FieldErrors } from '../../../../shared/errors.ts'
import type { Sent } from '../../../../shared/routes.ts'
import type { Failure } from '../../api/outcome.ts'
import { outbox, useOutbox } from '../../outbox/device-outbox.ts'
import type { HelpSendable } from '../../outbox/item.ts'
import { anyReply } from '../../outbox/outbox.ts'
import { say } from '../../ui/toast/say.ts'

interface Doing<O extends HelpSendable> {
  operation: O
  /** None of one that is made only now. */
  helpId?: string
  body: Sent<O>['body']
  /** The form that made it, if it may be taken back there. */
  form?: unknown
  /** What it is, for the person: 确认完成：搬柜子 */
  label: string
}

/** What became of it: the service's answer, or that it waits. */
export type Became<T> = { state: 'sent'; value: T } | { state: 'kept' }

export function useSending(person: string) {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure>()

  /** Does it, and says `said` when it was done; nothing comes back where it was refused. */
  async function sendFor<O extends HelpSendable, S extends z.ZodMiniType>(
    doing: Doing<O>,
    reply: S,
    said?: string,
  ): Promise<Became<z.output<S>> | undefined> {
    setBusy(true)
    setFailure(undefined)
    const sending = await outbox.submit({ ...doing, person }, reply)
    setBusy(false)
    switch (sending.state) {
      case 'sent':
        if (said) say(said)
        return sending
      case 'kept':
        say('现在发不出去，已放进“待发送”，联网后自动发出')
        return { state: 'kept' }
      case 'refused':
        setFailure(sending.failure)
        return undefined
    }
  }
  const wrong: FieldErrors = failure?.fields ?? {}
  return {
    busy,
    failure,
    wrong,
    sendFor,
    /** The same where the answer's content is of no use. */
    send: <O extends HelpSendable>(doing: Doing<O>, said?: string) => sendFor(doing, anyReply, said),
    forget: () => setFailure(undefined),
  }
}

/** What was done about this request and did not leave the device yet: steps, and words for its thread. */
export function useUnsent(person: string, helpId: string) {
  const items = useOutbox(person).filter((item) => item.helpId === helpId)
  return {
    steps: items.filter(({ operation, status, tried }) => operation !== 'sayInHelp' && status === 'waiting' && tried),
    words: items.filter(({ operation }) => operation === 'sayInHelp'),
  }
}
