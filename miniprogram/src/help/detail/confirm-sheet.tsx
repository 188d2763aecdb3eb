import { useState } from 'react'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import { minutesOf } from './minutes.ts'
import { MinutesField } from './minutes-field.tsx'
import type { SheetOfHelp } from './sheet-of-help.ts'
import { useDoing } from './use-doing.ts'

/** Who asked confirms that it is done, and how long each helped. */
export function ConfirmSheet({ me, help, reread, onClose }: SheetOfHelp) {
  // Staff who stepped in earn no hours.
  const came = help.helpers.filter(({ state, staff }) => state !== 'noShow' && !staff)
  const [typed, setTyped] = useState<Record<string, string>>(() =>
    Object.fromEntries(came.map(({ helper, minutes }) => [helper ?? '', minutes === undefined ? '' : String(minutes)])),
  )
  const { busy, failure, act } = useDoing(me.id, help)

  async function confirm() {
    const helpers: { helper: string; minutes: number }[] = []
    for (const { helper } of came) {
      const read = minutesOf(typed[helper ?? ''] ?? '')
      if (read === 'wrong') return
      if (helper && read.minutes !== undefined) helpers.push({ helper, minutes: read.minutes })
    }
    const done = await act('confirmHelp', 'confirm', { helpers }, came.length > 0 ? '已完成，时长记给了帮手' : '已完成')
    if (done) onClose()
    reread()
  }
  return (
    <Sheet title='确认完成' onClose={onClose}>
      <Box>
        {came.length > 0
          ? '谢谢邻居帮忙。时长会记给来帮忙的人，您的时长不够时由社区补上。'
          : '工作人员上门是本职工作，不记时长。'}
      </Box>
      {came.map(({ helper, name }) => (
        <MinutesField
          key={helper}
          id={`minutes-${helper}`}
          label={`${name}帮了多少分钟`}
          value={typed[helper ?? ''] ?? ''}
          onType={(text) => setTyped({ ...typed, [helper ?? '']: text })}
        />
      ))}
      <FieldError id='confirm-help'>{failure?.message}</FieldError>
      <Button kind='main' wide busy={busy} onTap={() => void confirm()}>
        确认完成
      </Button>
    </Sheet>
  )
}
