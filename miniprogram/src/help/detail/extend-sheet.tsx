import { useState } from 'react'
import { STANDS_MAX } from '../../../../shared/help/limits.ts'
import type { Help } from '../../../../shared/help/request.ts'
import { DAY } from '../../../../shared/lifecycle.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { Box } from '../../ui/base/box.tsx'
import { DateInput, TimeInput } from '../../ui/base/when.tsx'
import { Button } from '../../ui/parts/button.tsx'
import fieldStyle from '../../ui/parts/field.module.scss'
import { FieldError, Group } from '../../ui/parts/field.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import { dayAfter, dayOf, momentOf, timeOf } from '../../words/day.ts'
import style from './detail.module.scss'
import { extended } from './extended.ts'
import { useDoing } from './use-doing.ts'

/** Another time to come at, or more time, as the request has one or the other. */
export function ExtendSheet({
  me,
  help,
  now,
  reread,
  onClose,
}: {
  me: Me
  help: Help
  now: number
  reread: () => void
  onClose: () => void
}) {
  const today = dayOf(now)
  const held = help.at ?? help.until
  const [day, setDay] = useState(dayAfter(dayOf(Math.max(Date.parse(held), now)), 1))
  const [time, setTime] = useState(timeOf(held))
  const { busy, failure, wrong, act } = useDoing(me.id, help)

  async function extend() {
    const moment = momentOf(day, time)
    if (!moment) return
    const body = extended(help, moment)
    const done = await act('extendHelp', 'extend', body, help.accepted > 0 ? '时间已改，告诉了要来的邻居' : '时间已改')
    if (done) onClose()
    reread()
  }
  return (
    <Sheet title='延长时间' onClose={onClose}>
      <Group id='extend-when' label={help.at ? '改到什么时候' : '延长到什么时候'} error={wrong.at ?? wrong.until}>
        <Box className={style.times}>
          <DateInput
            id='extend-day'
            label='哪一天'
            className={fieldStyle.input}
            value={day}
            from={today}
            to={dayAfter(today, STANDS_MAX / DAY - 1)}
            onPick={setDay}
          />
          <TimeInput id='extend-time' label='几点' className={fieldStyle.input} value={time} onPick={setTime} />
        </Box>
      </Group>
      <FieldError id='extend'>{failure && !failure.fields ? failure.message : undefined}</FieldError>
      <Button kind='main' wide busy={busy} onTap={() => void extend()}>
        改好时间
      </Button>
    </Sheet>
  )
}
