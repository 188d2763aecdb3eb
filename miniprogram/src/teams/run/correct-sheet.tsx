import { useState } from 'react'
import type { Activity } from '../../../../shared/teams/activity.ts'
import type { Attendant } from '../../../../shared/teams/attendance.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { clock } from '../../platform/clock.ts'
import { Box } from '../../ui/base/box.tsx'
import { TimeInput } from '../../ui/base/when.tsx'
import { Button } from '../../ui/parts/button.tsx'
import fieldStyle from '../../ui/parts/field.module.scss'
import { FieldError, Group } from '../../ui/parts/field.tsx'
import { Soft, Stack } from '../../ui/parts/prose.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import { dayAfter, dayOf, momentOf, timeOf } from '../../words/day.ts'
import style from './run.module.scss'

/** When somebody came and left, put right; or that they were not there. */
export function CorrectSheet({
  activity,
  attendant,
  onDone,
  onClose,
}: {
  activity: Activity
  attendant: Attendant
  onDone: () => void
  onClose: () => void
}) {
  const { beginsAt, endedAt } = activity
  const latest = endedAt ?? new Date(clock.now()).toISOString()
  const begun = beginsAt < latest ? beginsAt : latest
  const [from, setFrom] = useState(timeOf(attendant.inAt ?? begun))
  const [to, setTo] = useState(attendant.outAt ? timeOf(attendant.outAt) : '')
  const { act, busy, failure, wrong } = useAct()
  const day = dayOf(Date.parse(attendant.inAt ?? begun))

  async function send(body: { inAt?: string; outAt?: string }) {
    const whole = { person: attendant.person, ...body }
    const params = { activityId: activity.id }
    const done = await act(whole, (key) => api.call('correctAttendance', { params, body: whole, key }), '已更正')
    if (done) onDone()
  }
  /** To the minute: one that is over by seconds is the end itself. */
  const within = (at: string | undefined) => (at && at > latest ? latest : at)
  function correct() {
    const inAt = within(momentOf(day, from))
    const outAt = to ? within(momentOf(to < from ? dayAfter(day, 1) : day, to)) : undefined
    void send({ ...(inAt ? { inAt } : {}), ...(outAt ? { outAt } : {}) })
  }
  return (
    <Sheet title={`${attendant.name} 的签到`} onClose={onClose}>
      <Stack>
        <Group id='in-at' label='几点到的' error={wrong.inAt}>
          <TimeInput id='in' label='几点到的' className={fieldStyle.input} value={from} onPick={setFrom} />
        </Group>
        <Group id='out-at' label='几点走的' error={wrong.outAt}>
          <Box className={style.out}>
            <TimeInput id='out' label='几点走的' className={fieldStyle.input} value={to} onPick={setTo} />
            {to && (
              <Button kind='quiet' onTap={() => setTo('')}>
                没有早走
              </Button>
            )}
          </Box>
        </Group>
        <Soft>不填几点走的，就算到活动结束。</Soft>
        <FieldError id='correct'>{failure && !failure.fields ? failure.message : undefined}</FieldError>
        <Button kind='main' wide busy={busy} onTap={correct}>
          保存
        </Button>
        {attendant.inAt && (
          <Button wide busy={busy} onTap={() => void send({})}>
            其实没有来
          </Button>
        )}
      </Stack>
    </Sheet>
  )
}
