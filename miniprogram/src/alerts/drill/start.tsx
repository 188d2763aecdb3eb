/** What a drill plays, and the button that begins it; asked for once more, since it rings for others. */
import { useState } from 'react'
import { ALERT_TEXT_MAX } from '../../../../shared/alerts/alert.ts'
import { drillLevels } from '../../../../shared/alerts/drills.ts'
import { type AlertKind, alertKinds, alertKindWords, skillsFor } from '../../../../shared/alerts/kinds.ts'
import { ancestorAt, levelOf, levelWords } from '../../../../shared/areas/code.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Choices, Switch } from '../../ui/parts/choices.tsx'
import { Confirm } from '../../ui/parts/confirm.tsx'
import { FieldError, Group, TextField } from '../../ui/parts/field.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { useAreaName } from '../../work/area-bar.tsx'

export function Start({ area, started }: { area: string; started: () => void }) {
  const name = useAreaName(area)
  const levels: readonly (string | undefined)[] = drillLevels
  const level = levelOf(area)
  const above = level && !ancestorAt(area, 'grid') ? levelWords[level] : undefined
  const [kind, setKind] = useState<AlertKind>()
  const [text, setText] = useState('')
  const [neighbours, setNeighbours] = useState(false)
  const [asks, setAsks] = useState(false)
  const { busy, failure, wrong, act } = useAct()
  if (!levels.includes(level))
    return (
      <Card title='开始一次演练'>
        <Soft>演练在一个区，或区里的街道、社区、网格、楼栋进行。请先用上面的“选下级片区”选一处。</Soft>
      </Card>
    )
  const helped = kind !== undefined && skillsFor[kind].length > 0 && level === 'building'

  async function run() {
    if (!kind) return
    const body = { kind, text: text.trim() || undefined, neighbours: helped && neighbours }
    const begun = await act(
      { area, ...body },
      (key) => api.call('runDrill', { params: { area }, body, key }),
      '演练开始',
    )
    setAsks(false)
    if (begun) started()
  }
  return (
    <Card title='开始一次演练'>
      <Soft>在 {name}。当班的人会像真的求助一样响铃，屏幕上标着“演练”。</Soft>
      {above && (
        <Soft>
          练的是{above}这一级：先通知{above}里当班的人。要练某个网格，请用上面的“选下级片区”选它。
        </Soft>
      )}
      <Group id='drill-kind' label='演练什么' error={wrong.kind}>
        <Choices
          label='演练的情况'
          options={alertKinds.map((each) => [each, alertKindWords[each]] as const)}
          chosen={kind}
          onChoose={setKind}
        />
      </Group>
      <TextField
        id='drill-text'
        label='假设的情况'
        placeholder='例如：假设 301 室老人摔倒，起不来'
        optional
        value={text}
        max={ALERT_TEXT_MAX}
        error={wrong.text}
        onType={setText}
      />
      {helped && (
        <Switch
          label='邻居也参加'
          hint='同楼里报名愿意帮这类忙的邻居也会响铃'
          on={neighbours}
          onChange={setNeighbours}
        />
      )}
      <FieldError id='drill-area'>{wrong.area ?? (wrong.kind || wrong.text ? undefined : failure?.message)}</FieldError>
      <Button kind='main' wide icon='siren' disabled={!kind} onTap={() => setAsks(true)}>
        开始演练
      </Button>
      {asks && kind && (
        <Confirm
          title='现在开始演练？'
          word='开始，通知当班的人'
          busy={busy}
          onYes={() => void run()}
          onClose={() => setAsks(false)}
        >
          <Soft>
            {name}，{alertKindWords[kind]}
            。没有人应答会逐级通知到区里；不发短信，不打电话。一小时后自动结束，您随时可以结束。
          </Soft>
        </Confirm>
      )}
    </Card>
  )
}
