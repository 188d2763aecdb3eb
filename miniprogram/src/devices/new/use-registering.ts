/** Registering a device or a key fire point: the form with its draft, what is wrong at which field, and the sending. */
import { useState } from 'react'
import * as z from 'zod/mini'
import type { FieldErrors } from '../../../../shared/errors.ts'
import type { Outcome } from '../../api/outcome.ts'
import { useAct } from '../../live/use-act.ts'
import { useDraft } from '../../outbox/use-draft.ts'
import { goInstead, type Path } from '../../paths.ts'
import type { Placed } from './form.ts'
import { wrongIn } from './wrong-in.ts'

interface Registering<F extends Placed, B extends z.ZodMiniType> {
  me: string
  /** What its draft is kept as. */
  draft: string
  shape: z.ZodMiniType<F>
  empty: F
  bodyOf: (form: F) => Record<string, unknown>
  contract: B
  /** What is said where its kind is missing. */
  asksKind: string
  send: (body: z.output<B>, key: string) => Promise<Outcome<{ id: string }>>
  said: string
  to: (id: string) => Path
}

export function useRegistering<F extends Placed, B extends z.ZodMiniType>(of: Registering<F, B>) {
  const draft = useDraft(of.me, of.draft, of.shape, of.empty)
  const form = draft.value
  const [wrong, setWrong] = useState<FieldErrors>({})
  const { busy, failure, wrong: refused, act } = useAct()

  async function submit() {
    const body = of.bodyOf(form)
    const found = {
      ...wrongIn(of.contract, body),
      ...(form.kind ? {} : { kind: of.asksKind }),
      ...(form.place ? {} : { area: '请选楼栋或网格' }),
    }
    setWrong(found)
    if (Object.keys(found).length > 0) return
    const sent = z.parse(of.contract, body)
    const card = await act(body, (key) => of.send(sent, key), of.said)
    if (!card) return
    draft.forget()
    goInstead(of.to(card.id))
  }
  return {
    form,
    change: (part: Partial<F>) => draft.update((latest) => ({ ...latest, ...part })),
    /** What is wrong there. */
    at: (field: string) => wrong[field] ?? refused[field],
    busy,
    /** What went wrong that belongs to no field. */
    failed: failure && !failure.fields ? failure.message : undefined,
    submit: () => void submit(),
  }
}
