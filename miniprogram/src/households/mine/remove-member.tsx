import { useState } from 'react'
import type { Member } from '../../../../shared/households/household.ts'
import { REASON_MAX } from '../../../../shared/households/limits.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { FieldError, TextField } from '../../ui/parts/field.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import { GoesAlong } from '../parts/goes-along.tsx'

/** For who owns the home: ends the membership of another, with a reason. */
export function RemoveMember({ member, done }: { member: Member; done: () => void }) {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const { act, busy, failure, wrong } = useAct()
  async function remove() {
    const wish = { params: { joinId: member.joinId }, body: { reason } }
    if (!(await act(wish, (key) => api.call('removeMember', { ...wish, key }), '已移除'))) return
    setOpen(false)
    done()
  }
  return (
    <>
      <Button kind='quiet' label={`移除：${member.name}`} onTap={() => setOpen(true)}>
        移除
      </Button>
      {open && (
        <Sheet title={`移除 ${member.name}`} onClose={() => setOpen(false)}>
          <Box>移除后，对方不再是这一户的成员，会看到您写的原因。</Box>
          <GoesAlong whose='对方' childless={member.child} />
          <TextField
            id='remove-reason'
            label='原因'
            placeholder='例如：租约到期，已搬走'
            max={REASON_MAX}
            value={reason}
            error={wrong.reason}
            onType={setReason}
          />
          <FieldError id='remove'>{failure?.message}</FieldError>
          <Button kind='main' wide busy={busy} onTap={() => void remove()}>
            确认移除
          </Button>
        </Sheet>
      )}
    </>
  )
}
