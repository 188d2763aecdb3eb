import { useState } from 'react'
import { type HoursMove, REASON_MAX } from '../../../../shared/hours/oversight.ts'
import { minutesWords } from '../../../../shared/hours/words.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { FieldError, LineField, TextField } from '../../ui/parts/field.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'

interface CorrectProps {
  area: string
  move: HoursMove
  onClose: () => void
  onDone: () => void
}

/** Takes back minutes of a move, with the reason that both sides will read. */
export function CorrectSheet({ area, move, onClose, onDone }: CorrectProps) {
  const left = move.minutes - move.corrected
  const [minutes, setMinutes] = useState(String(left))
  const [reason, setReason] = useState('')
  const { act, busy, failure, wrong } = useAct()
  async function correct() {
    const wish = { params: { area, moveId: move.id }, body: { minutes: Number(minutes), reason } }
    if (await act(wish, (key) => api.call('correctMove', { ...wish, key }), '已更正')) onDone()
  }
  return (
    <Sheet title={`更正：${move.what}`} onClose={onClose}>
      <Box>
        {move.to} 把时长退回 {move.from}，最多 {minutesWords(left)}。对方已经用掉的收不回来。
      </Box>
      <LineField
        id='minutes'
        label='退回多少分钟'
        keyboard='number'
        value={minutes}
        onType={setMinutes}
        error={wrong.minutes}
      />
      <TextField
        id='reason'
        label='原因'
        hint='两边的明细里都会写上'
        placeholder='例如：当天没有参加，多记了'
        value={reason}
        onType={setReason}
        max={REASON_MAX}
        error={wrong.reason}
      />
      <FieldError id='correct'>{failure && !failure.fields ? failure.message : undefined}</FieldError>
      <Button kind='main' icon='undo-2' wide busy={busy} onTap={() => void correct()}>
        更正
      </Button>
      <Button wide onTap={onClose}>
        先不了
      </Button>
    </Sheet>
  )
}
