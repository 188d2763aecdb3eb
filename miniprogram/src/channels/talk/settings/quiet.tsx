import { useEffect, useState } from 'react'
import type { QuietHours } from '../../../../../shared/channels/reading.ts'
import { api } from '../../../api/api.ts'
import { useAct } from '../../../live/use-act.ts'
import { useReading } from '../../../live/use-reading.ts'
import { TimeInput } from '../../../ui/base/when.tsx'
import { Button } from '../../../ui/parts/button.tsx'
import { Card } from '../../../ui/parts/card.tsx'
import { Switch } from '../../../ui/parts/choices.tsx'
import fieldStyle from '../../../ui/parts/field.module.scss'
import { FieldError, Group } from '../../../ui/parts/field.tsx'
import { ErrorState, Skeleton } from '../../../ui/parts/states.tsx'

/** What is proposed to who never set any: the hours in which most people sleep. */
const NIGHT: QuietHours = { from: '22:00', to: '07:00' }

/** From when to when messages wait that don't press. */
export function Quiet() {
  const { reading, reread } = useReading(() => api.call('listChannels', {}), {
    key: 'quiet',
    cares: (event) => event.kind === 'opened',
  })
  if (reading.state === 'loading') return <Skeleton cards={1} />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={() => void reread()} />
  return <Hours kept={reading.value.quiet} onKept={() => void reread()} />
}

function Hours({ kept, onKept }: { kept: QuietHours | undefined; onKept: () => void }) {
  const [hours, setHours] = useState(kept)
  useEffect(() => setHours(kept), [kept])
  const { busy, failure, wrong, act } = useAct()
  const changed = hours?.from !== kept?.from || hours?.to !== kept?.to

  async function save(body: Partial<QuietHours>) {
    if (await act(body, () => api.call('setQuietHours', { body }), body.from ? '已保存' : '已关闭')) onKept()
  }
  return (
    <Card title='勿扰时段'>
      <Switch
        label='这段时间不提醒'
        hint='微信提醒等这段时间过后再发，小程序里照常能看到。紧急求助、预警、紧急通知、值班，还有急着要帮忙、约在半天之内的事，随时都会提醒。'
        on={hours !== undefined}
        onChange={(on) => {
          setHours(on ? NIGHT : undefined)
          if (!on && kept) void save({})
        }}
      />
      {hours && (
        <>
          <Group id='quiet-from' label='从'>
            <TimeInput
              id='quiet-from-time'
              label='从'
              className={fieldStyle.input}
              value={hours.from}
              onPick={(from) => setHours({ ...hours, from })}
            />
          </Group>
          <Group id='quiet-to' label='到' error={wrong.to ?? wrong.from}>
            <TimeInput
              id='quiet-to-time'
              label='到'
              className={fieldStyle.input}
              value={hours.to}
              onPick={(to) => setHours({ ...hours, to })}
            />
          </Group>
        </>
      )}
      <FieldError id='quiet'>{wrong.to || wrong.from ? undefined : failure?.message}</FieldError>
      {hours && changed && (
        <Button kind='main' busy={busy} onTap={() => void save(hours)}>
          保存
        </Button>
      )}
    </Card>
  )
}
