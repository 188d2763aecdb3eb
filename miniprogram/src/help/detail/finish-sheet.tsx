import { useState } from 'react'
import type { Help } from '../../../../shared/help/request.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { Button } from '../../ui/parts/button.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import { minutesOf } from './minutes.ts'
import { MinutesField } from './minutes-field.tsx'

/** A helper says that it is done, and how long it took. */
export function FinishSheet({ help, reread, onClose }: { help: Help; reread: () => void; onClose: () => void }) {
  const [typed, setTyped] = useState('')
  const { busy, failure, act } = useAct()

  async function finish() {
    const body = minutesOf(typed)
    if (body === 'wrong') return
    const params = { helpId: help.id }
    const done = await act(body, (key) => api.call('finishHelp', { params, body, key }), '辛苦了，等对方确认')
    if (done) onClose()
    reread()
  }
  return (
    <Sheet title='帮完了' onClose={onClose}>
      <MinutesField id='finish-minutes' label='用了多少分钟' value={typed} onType={setTyped} />
      <FieldError id='finish'>{failure?.message}</FieldError>
      <Button kind='main' wide busy={busy} onTap={() => void finish()}>
        帮完了
      </Button>
    </Sheet>
  )
}
