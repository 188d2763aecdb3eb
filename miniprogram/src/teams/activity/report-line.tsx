/** A neighbour's word that an activity should not be there, at the foot of its page. */
import { useState } from 'react'
import * as z from 'zod/mini'
import type { Activity } from '../../../../shared/teams/activity.ts'
import { REASON_MAX } from '../../../../shared/teams/kinds.ts'
import { takesCheckIns, takesSignUps } from '../../../../shared/teams/lifecycle.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useDraft } from '../../outbox/use-draft.ts'
import { useMe } from '../../session/store.ts'
import { Button } from '../../ui/parts/button.tsx'
import { FieldError, TextField } from '../../ui/parts/field.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'

/** For who lives where it is and doesn't run it, while people come to it. */
export function ReportLine({ activity, reread }: { activity: Activity; reread: () => void }) {
  const { state, parties, reported } = activity
  const [open, setOpen] = useState(false)
  const me = useMe()
  const runs = parties.includes('lead') || parties.includes('staff')
  if (!me || runs || !parties.includes('local') || !(takesSignUps(state) || takesCheckIns(state))) return null
  if (reported) return <Soft>您已举报，社区工作人员会来看。</Soft>
  return (
    <>
      <Button kind='quiet' icon='flag' onTap={() => setOpen(true)}>
        举报这个活动
      </Button>
      {open && (
        <ReportSheet
          person={me.id}
          activityId={activity.id}
          onClose={(done) => {
            setOpen(false)
            if (done) reread()
          }}
        />
      )}
    </>
  )
}

const form = z.object({ reason: z.string() })

function ReportSheet({
  person,
  activityId,
  onClose,
}: {
  person: string
  activityId: string
  onClose: (done: boolean) => void
}) {
  const draft = useDraft(person, `report:${activityId}`, form, { reason: '' })
  const reason = draft.value.reason.trim()
  const [missing, setMissing] = useState(false)
  const { act, busy, failure, wrong } = useAct()
  async function send() {
    setMissing(reason.length < 2)
    if (reason.length < 2) return
    const call = (key: string) => api.call('reportActivity', { params: { activityId }, body: { reason }, key })
    if (!(await act(reason, call, '已收到举报，谢谢您'))) return
    draft.forget()
    onClose(true)
  }
  return (
    <Sheet title='举报这个活动' onClose={() => onClose(false)}>
      <Soft>
        像骗人、推销或内容不合适的，请告诉我们。社区工作人员马上能看到您写的原因，不知道是谁举报的；几户邻居都举报时先隐藏，看过再定。
      </Soft>
      <TextField
        id='report-reason'
        label='哪里不合适'
        value={draft.value.reason}
        max={REASON_MAX}
        error={missing ? '请写两个字以上' : wrong.reason}
        onType={(next) => draft.update(() => ({ reason: next }))}
      />
      <FieldError id='report'>{failure && !failure.fields ? failure.message : undefined}</FieldError>
      <Button kind='main' wide busy={busy} onTap={() => void send()}>
        举报
      </Button>
      <Button wide onTap={() => onClose(false)}>
        先不了
      </Button>
    </Sheet>
  )
}
