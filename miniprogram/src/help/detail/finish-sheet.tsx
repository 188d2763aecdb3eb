import { useState } from 'react'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import { minutesOf } from './minutes.ts'
import { MinutesField } from './minutes-field.tsx'
import type { SheetOfHelp } from './sheet-of-help.ts'
import { useDoing } from './use-doing.ts'

/** A helper says that it is done, and how long it took. */
export function FinishSheet({ me, help, reread, onClose }: SheetOfHelp) {
  const [typed, setTyped] = useState('')
  const staff = help.helpers.some((each) => each.mine && each.staff)
  const { busy, failure, act } = useDoing(me.id, help)

  async function finish() {
    const body = minutesOf(typed)
    if (body === 'wrong') return
    const done = await act('finishHelp', 'finish', body, '辛苦了，等对方确认')
    if (done) onClose()
    reread()
  }
  return (
    <Sheet title='帮完了' onClose={onClose}>
      {staff ? (
        <Box>工作人员上门是本职工作，不记时长。</Box>
      ) : (
        <MinutesField id='finish-minutes' label='用了多少分钟' value={typed} onType={setTyped} />
      )}
      <FieldError id='finish'>{failure?.message}</FieldError>
      <Button kind='main' wide busy={busy} onTap={() => void finish()}>
        帮完了
      </Button>
    </Sheet>
  )
}
