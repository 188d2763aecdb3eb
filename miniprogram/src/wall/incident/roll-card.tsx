import { useState } from 'react'
import { type Incident, SAID_MAX } from '../../../../shared/incidents/incident.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useNow } from '../../live/use-now.ts'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Confirm } from '../../ui/parts/confirm.tsx'
import { FieldError, TextField } from '../../ui/parts/field.tsx'
import { Buttons, Line, Soft } from '../../ui/parts/prose.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import { momentWords } from '../../words/time.ts'

/** Asking every household of the area whether they are safe: begin it, look at it, end it. */
export function RollCard({ incident, reread }: { incident: Incident; reread: () => void }) {
  const now = useNow()
  const [asking, setAsking] = useState<'call' | 'end'>()
  const { roll, moves, place } = incident
  if (!roll && !moves.includes('callRoll')) return null
  const close = () => setAsking(undefined)
  const done = () => {
    close()
    reread()
  }
  return (
    <Card title='报平安'>
      {roll ? (
        <Line icon={roll.endedAt ? 'circle-check' : 'users-round'}>
          {momentWords(roll.at, now)} 开始
          {roll.endedAt ? `，${momentWords(roll.endedAt, now)} 结束` : '，正在问每一户'}
        </Line>
      ) : (
        <Soft>问这个片区的每一户：“您和家人平安吗？”居民在首页点一下就能回答；没回应的，列成走访名单。</Soft>
      )}
      <Buttons>
        {roll && (
          <ButtonLink icon='chart-column' to={paths.roll(roll.id, place.area)}>
            看结果和走访名单
          </ButtonLink>
        )}
        {moves.includes('callRoll') && (
          <Button icon='users-round' onTap={() => setAsking('call')}>
            {roll ? '再问一次' : '发起报平安'}
          </Button>
        )}
        {moves.includes('endRoll') && (
          <Button kind='quiet' icon='check' onTap={() => setAsking('end')}>
            结束报平安
          </Button>
        )}
      </Buttons>
      {asking === 'call' && <CallSheet incident={incident} onDone={done} onClose={close} />}
      {asking === 'end' && <EndSheet incident={incident} onDone={done} onClose={close} />}
    </Card>
  )
}

interface SheetProps {
  incident: Incident
  onDone: () => void
  onClose: () => void
}

function CallSheet({ incident, onDone, onClose }: SheetProps) {
  const [text, setText] = useState('')
  const { act, busy, failure, wrong } = useAct()
  const params = { incidentId: incident.id }
  const body = text.trim() ? { text: text.trim() } : {}
  return (
    <Sheet title='发起报平安' onClose={onClose}>
      <Soft>
        {incident.place.name}的每一户都会看到大卡片，一家有一个人回答就算这一户。点“需要帮助”的，会直接带去求助。
      </Soft>
      <TextField
        id='roll-text'
        label='要说的话'
        optional
        value={text}
        max={SAID_MAX}
        placeholder='如：请待在高处，不要蹚水'
        error={wrong.text}
        onType={setText}
      />
      <FieldError id='roll'>{failure?.message}</FieldError>
      <Button
        kind='main'
        wide
        icon='users-round'
        busy={busy}
        onTap={() =>
          void act(body, (key) => api.call('callRoll', { params, body, key }), '已开始问每一户').then(
            (made) => made && onDone(),
          )
        }
      >
        现在就问
      </Button>
    </Sheet>
  )
}

function EndSheet({ incident, onDone, onClose }: SheetProps) {
  const { act, busy, failure } = useAct()
  const params = { incidentId: incident.id }
  return (
    <Confirm
      title='结束报平安？'
      word='结束'
      busy={busy}
      failure={failure}
      onClose={onClose}
      onYes={() =>
        void act('end', (key) => api.call('endRoll', { params, key }), '报平安已结束').then((made) => made && onDone())
      }
    >
      <Soft>居民首页不再显示，走访名单也不能再记。结果会留着；需要时可以再问一次。</Soft>
    </Confirm>
  )
}
