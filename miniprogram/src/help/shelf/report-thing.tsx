/** Says to staff that a thing has no place on the shelf, and why. */
import { useState } from 'react'
import * as z from 'zod/mini'
import { REASON_MAX } from '../../../../shared/help/limits.ts'
import type { Thing } from '../../../../shared/help/things.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useDraft } from '../../outbox/use-draft.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { FieldError, TextField } from '../../ui/parts/field.tsx'

const form = z.object({ reason: z.string() })

export function ReportThing({ person, thing, onDone }: { person: string; thing: Thing; onDone: () => void }) {
  const draft = useDraft(person, `report:${thing.id}`, form, { reason: '' })
  const reason = draft.value.reason.trim()
  const [missing, setMissing] = useState(false)
  const { busy, failure, wrong, act } = useAct()

  async function report() {
    setMissing(reason.length < 2)
    if (reason.length < 2) return
    const params = { thingId: thing.id }
    const body = { reason }
    const done = await act(body, (key) => api.call('reportThing', { params, body, key }), '已收到举报，谢谢您')
    if (!done) return
    draft.forget()
    onDone()
  }
  return (
    <>
      <Box>内容不合适、像骗人或推销的，请告诉我们。几户邻居都举报时先隐藏，由工作人员看过再定。</Box>
      <TextField
        id='report-reason'
        label='哪里不合适'
        value={draft.value.reason}
        max={REASON_MAX}
        error={missing ? '请写两个字以上' : wrong.reason}
        onType={(next) => draft.update(() => ({ reason: next }))}
      />
      <FieldError id='report'>{failure && !failure.fields ? failure.message : undefined}</FieldError>
      <Button kind='main' wide busy={busy} onTap={() => void report()}>
        举报
      </Button>
    </>
  )
}
