/** Words about an alert that wait to be sent: they survive a page that is left, an app that is shut, and another alarm over them. */
import * as z from 'zod/mini'
import { useDraft } from '../../outbox/use-draft.ts'
import { currentSession } from '../../session/store.ts'

const words = z.object({ text: z.string() })

export function useWords(alertId: string, form: 'say' | 'hand-over' | 'resolve' | 'call-off' | 'describe' | 'where') {
  const { value, update, forget } = useDraft(currentSession()?.person.id ?? '', `${form}:${alertId}`, words, {
    text: '',
  })
  return { text: value.text, setText: (text: string) => (text === '' ? forget() : update(() => ({ text }))), forget }
}
