/** What I stand ready for: rung for urgent requests of these kinds, at these times, so far from home; on or off. */
import { useState } from 'react'
import type { FieldErrors } from '../../../../shared/errors.ts'
import {
  type HelpKind,
  type HelpScope,
  helpKinds,
  helpKindWords,
  helpScopes,
  helpScopeWords,
} from '../../../../shared/help/kinds.ts'
import { type DayPart, dayParts, dayPartWords, type Ready as Standing } from '../../../../shared/help/ready.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import { useAsking } from '../../messages/use-asking.ts'
import { paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Check } from '../../ui/parts/check.tsx'
import { Choices } from '../../ui/parts/choices.tsx'
import { FieldError, Group } from '../../ui/parts/field.tsx'
import { Line, Soft } from '../../ui/parts/prose.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { kindIcons } from '../../words/help.ts'
import { momentWords } from '../../words/time.ts'
import { ChoiceTiles } from '../parts/tiles.tsx'
import style from './ready.module.scss'

export function Ready({ me }: { me: Me }) {
  // Beside the form, which begins anew with each answer.
  const asking = useAsking('helpMoved')
  const { reading, reread, put } = useReading(() => api.call('getReady', {}), { key: 'ready', cares: () => false })
  if (!me.homes.some(({ verified }) => verified))
    return (
      <Empty icon='house' title='入户核实后就能待命' action={<ButtonLink to={paths.join}>去入户</ButtonLink>}>
        急事只请住在附近、核实过的邻居。
      </Empty>
    )
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={() => void reread()} />
  const { ready } = reading.value
  return <Form key={ready?.since ?? 'off'} ready={ready} asking={asking} onChanged={put} />
}

const toggled = <T,>(all: readonly T[], one: T): T[] =>
  all.includes(one) ? all.filter((each) => each !== one) : [...all, one]

interface FormProps {
  ready: Standing['ready']
  asking: ReturnType<typeof useAsking>
  onChanged: (next: Standing) => void
}

function Form({ ready, asking: { asks, ask }, onChanged }: FormProps) {
  const now = useNow()
  const [kinds, setKinds] = useState<readonly HelpKind[]>(ready?.kinds ?? [])
  const [parts, setParts] = useState<readonly DayPart[]>(ready?.parts ?? [])
  const [scope, setScope] = useState<HelpScope>(ready?.scope ?? 'grid')
  const [wrong, setWrong] = useState<FieldErrors>({})
  const { busy, failure, act } = useAct()

  async function save() {
    const found: FieldErrors = {}
    if (kinds.length === 0) found.kinds = '至少选一样'
    if (parts.length === 0) found.parts = '至少选一个时段'
    setWrong(found)
    if (Object.keys(found).length > 0) return
    ask()
    const body = { kinds: [...kinds], parts: [...parts], scope }
    const saved = await act(
      body,
      (key) => api.call('saveReady', { body, key }),
      ready ? '已保存' : '谢谢您，有急事会叫您',
    )
    if (saved) onChanged(saved)
  }
  async function stop() {
    const stopped = await act('stop', () => api.call('stopReady', {}), '已停止待命')
    if (stopped) onChanged(stopped)
  }
  return (
    <>
      <Card tone={ready ? 'brand' : 'plain'}>
        <Line icon={ready ? 'bell' : 'bell-off'}>
          {ready ? `您正在待命（${momentWords(ready.since, now)}开始）` : '现在没有待命'}
        </Line>
        <Soft>附近有邻居急着要帮忙、正好用得上您时，会提醒您。去不去由您，随时可以关掉。</Soft>
        {ready && asks && (
          <>
            <Line icon='message-circle'>没打开小程序时，在微信里提醒您。每同意一次，可以提醒一次。</Line>
            <Button icon='bell' onTap={ask}>
              有急事在微信里提醒我
            </Button>
          </>
        )}
        {ready && (
          <Button icon='bell-off' busy={busy} onTap={() => void stop()}>
            停止待命
          </Button>
        )}
      </Card>
      <Group id='ready-kinds' label='我能帮什么' hint='可以选几样' error={wrong.kinds}>
        <ChoiceTiles
          label='我能帮什么'
          options={helpKinds.map((kind) => [kind, helpKindWords[kind], kindIcons[kind]] as const)}
          chosen={kinds}
          onChoose={(kind) => setKinds(toggled(kinds, kind))}
        />
      </Group>
      <Group id='ready-parts' label='什么时候有空' error={wrong.parts}>
        <Box className={style.parts}>
          {dayParts.map((part) => (
            <Check
              key={part}
              label={dayPartWords[part]}
              words={dayPartWords[part]}
              on={parts.includes(part)}
              onToggle={() => setParts(toggled(parts, part))}
            />
          ))}
        </Box>
      </Group>
      <Group id='ready-scope' label='多远的可以叫我'>
        <Choices
          label='多远的可以叫我'
          options={helpScopes.map((each) => [each, helpScopeWords[each]] as const)}
          chosen={scope}
          onChoose={setScope}
        />
      </Group>
      {!ready && asks && <Soft>没打开小程序时也能收到：微信会接着问您，每同意一次可以提醒一次。</Soft>}
      <FieldError id='ready'>{failure?.message}</FieldError>
      <Button kind='main' wide busy={busy} onTap={() => void save()}>
        {ready ? '保存' : '开始待命'}
      </Button>
    </>
  )
}
