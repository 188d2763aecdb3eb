/** Sends a join, or a move, after the policy was agreed to where it was not yet. */
import { useRef, useState } from 'react'
import type { JoinCard, NewJoin } from '../../../../shared/households/join.ts'
import { api } from '../../api/api.ts'
import type { Outcome } from '../../api/outcome.ts'
import { isTransient } from '../../api/outcome.ts'
import { makeKey } from '../../platform/random.ts'
import { answerConsent } from '../../privacy/consent.ts'
import { rereadMe } from '../../session/freshen.ts'

export function useJoin(from: string | undefined) {
  const [busy, setBusy] = useState(false)
  // What may have arrived is sent again under its own key; anything else is another wish.
  const open = useRef<{ text: string; key: string } | undefined>(undefined)

  async function send(body: NewJoin, policyAgreed: boolean): Promise<Outcome<JoinCard>> {
    if (!policyAgreed) {
      const kept = await answerConsent('policy', true)
      if (!kept.ok) return kept
    }
    const text = JSON.stringify(body)
    if (open.current?.text !== text) open.current = { text, key: makeKey() }
    const { key } = open.current
    const made = from
      ? await api.call('moveHouse', { params: { household: from }, body, key })
      : await api.call('requestJoin', { body, key })
    if (made.ok || !isTransient(made.failure.code)) open.current = undefined
    if (made.ok) await rereadMe()
    return made
  }

  async function join(body: NewJoin, policyAgreed: boolean): Promise<Outcome<JoinCard>> {
    setBusy(true)
    const made = await send(body, policyAgreed)
    setBusy(false)
    return made
  }
  return { busy, join }
}
