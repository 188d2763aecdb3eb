import { useState } from 'react'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useNow } from '../../live/use-now.ts'
import { readyOf, useReading } from '../../live/use-reading.ts'
import { addressOf } from '../../platform/calendar.ts'
import { copyText } from '../../platform/copy.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Confirm } from '../../ui/parts/confirm.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Buttons, Line, Soft } from '../../ui/parts/prose.tsx'
import { momentWords } from '../../words/time.ts'
import style from './mine.module.scss'

/** A link that a calendar subscribes to. It is told once; whoever lost it makes another. */
export function CalendarCard() {
  const now = useNow()
  const { reading, reread } = useReading(() => api.call('getMyCalendar', {}), {
    key: 'my-calendar',
    cares: () => false,
  })
  const [path, setPath] = useState<string>()
  const [asking, setAsking] = useState<'again' | 'drop'>()
  const { act, busy, failure } = useAct()
  const madeAt = readyOf(reading)?.madeAt

  async function make() {
    setAsking(undefined)
    const made = await act('make', () => api.call('makeMyCalendar', {}))
    if (made) setPath(made.path)
    void reread()
  }
  async function drop() {
    setAsking(undefined)
    const done = await act('drop', () => api.call('dropMyCalendar', {}), '链接已停用')
    if (done) setPath(undefined)
    void reread()
  }
  return (
    <Card title='订阅到手机日历'>
      <Line icon='calendar-days'>把链接加到手机或电脑的日历里，报名、改期、取消都会自动更新。</Line>
      {path && (
        <>
          <Box className={style.link}>{addressOf(path)}</Box>
          <Soft>这个链接只显示这一次，不要发给别人；谁拿到它都能看到您报名的活动。</Soft>
        </>
      )}
      {!path && madeAt && <Soft>{momentWords(madeAt, now)} 生成过链接。忘了的话，可以换一个，旧的马上停用。</Soft>}
      <FieldError id='calendar'>{failure?.message}</FieldError>
      <Buttons>
        {path ? (
          <Button kind='main' icon='copy' onTap={() => void copyText(addressOf(path))}>
            复制链接
          </Button>
        ) : (
          <Button icon='calendar-days' busy={busy} onTap={() => (madeAt ? setAsking('again') : void make())}>
            {madeAt ? '换一个链接' : '生成订阅链接'}
          </Button>
        )}
        {madeAt && (
          <Button kind='quiet' busy={busy} onTap={() => setAsking('drop')}>
            停用
          </Button>
        )}
      </Buttons>
      {asking && (
        <Confirm
          title={asking === 'again' ? '换一个订阅链接？' : '停用订阅链接？'}
          word={asking === 'again' ? '换一个' : '停用'}
          busy={busy}
          onYes={() => void (asking === 'again' ? make() : drop())}
          onClose={() => setAsking(undefined)}
        >
          <Soft>正在用旧链接的日历不会再更新。</Soft>
        </Confirm>
      )}
    </Card>
  )
}
