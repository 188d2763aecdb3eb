import { useState } from 'react'
import * as z from 'zod/mini'
import { REASON_MAX } from '../../../../shared/households/limits.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useDraft } from '../../outbox/use-draft.ts'
import { Button } from '../../ui/parts/button.tsx'
import { FieldError, TextField } from '../../ui/parts/field.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import { GoesAlong } from './goes-along.tsx'

const draftShape = z.object({ reason: z.string() })

/** Ends someone's membership of a household, with a reason for them. */
export function RemoveMember({
  me,
  join,
  onDone,
  onClose,
}: {
  me: Me
  /** The join that the membership came of. */
  join: { id: string; name: string; child: boolean }
  onDone: () => void
  onClose: () => void
}) {
  const { value, update, forget } = useDraft(me.id, `remove:${join.id}`, draftShape, { reason: '' })
  const { act, busy, failure, wrong } = useAct()
  const [missing, setMissing] = useState(false)

  async function send() {
    const reason = value.reason.trim()
    setMissing(reason.length < 2)
    if (reason.length < 2) return
    const sent = { params: { joinId: join.id }, body: { reason } }
    const reply = await act(sent, (key) => api.call('removeMember', { ...sent, key }), '已移出这一户')
    if (!reply) return
    forget()
    onDone()
    onClose()
  }

  return (
    <Sheet title={`把${join.name}移出这一户`} onClose={onClose}>
      <GoesAlong whose='对方' childless={join.child} />
      <TextField
        id='removal'
        label='移出的原因'
        hint='本人会看到这段话。移出后不能撤销，可以重新申请入户。'
        max={REASON_MAX}
        value={value.reason}
        error={missing ? '请写明原因，至少 2 个字' : wrong.reason}
        onType={(reason) => update(() => ({ reason }))}
      />
      <FieldError id='remove'>{failure?.message}</FieldError>
      <Button kind='main' wide busy={busy} onTap={() => void send()}>
        确认移出
      </Button>
    </Sheet>
  )
}
