import { useState } from 'react'
import { type Incident, SAID_MAX } from '../../../../shared/incidents/incident.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { FieldError, TextField } from '../../ui/parts/field.tsx'
import { Buttons, Line, Soft } from '../../ui/parts/prose.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import { GroupSheet } from './group-sheet.tsx'

type Asking = 'note' | 'group' | 'close'

/** What can be done about it now, by the lifecycle. */
export function Moves({ me, incident, reread }: { me: Me; incident: Incident; reread: () => void }) {
  const [asking, setAsking] = useState<Asking>()
  const { moves, place } = incident
  const close = () => setAsking(undefined)
  const done = () => {
    close()
    reread()
  }
  return (
    <>
      <Buttons>
        {moves.includes('close') && (
          <Button kind='main' icon='circle-check-big' onTap={() => setAsking('close')}>
            转为平时
          </Button>
        )}
        {moves.includes('note') && (
          <Button icon='sticky-note' onTap={() => setAsking('note')}>
            记一笔
          </Button>
        )}
        {moves.includes('group') && (
          <Button icon='plus' onTap={() => setAsking('group')}>
            归入求助
          </Button>
        )}
        <ButtonLink icon='presentation' to={paths.wall(place.area)}>
          指挥大屏
        </ButtonLink>
      </Buttons>
      {asking === 'note' && <NoteSheet incident={incident} onDone={done} onClose={close} />}
      {asking === 'close' && <CloseSheet incident={incident} onDone={done} onClose={close} />}
      {asking === 'group' && <GroupSheet me={me} incident={incident} onDone={reread} onClose={close} />}
    </>
  )
}

interface SheetProps {
  incident: Incident
  onDone: () => void
  onClose: () => void
}

function NoteSheet({ incident, onDone, onClose }: SheetProps) {
  const [text, setText] = useState('')
  const { act, busy, failure, wrong } = useAct()
  const body = { text: text.trim() }
  const params = { incidentId: incident.id }
  return (
    <Sheet title='记一笔' onClose={onClose}>
      <TextField
        id='note'
        label='决定了什么、发现了什么'
        value={text}
        max={SAID_MAX}
        error={wrong.text}
        onType={setText}
      />
      <FieldError id='note-general'>{failure?.message}</FieldError>
      <Button
        kind='main'
        wide
        busy={busy}
        disabled={body.text.length < 2}
        onTap={() =>
          void act(body, (key) => api.call('noteIncident', { params, body, key }), '已记下').then(
            (made) => made && onDone(),
          )
        }
      >
        记下
      </Button>
    </Sheet>
  )
}

/** What is still open is said before anybody says that it is over. */
function CloseSheet({ incident, onDone, onClose }: SheetProps) {
  const [text, setText] = useState('')
  const { act, busy, failure, wrong } = useAct()
  const { figures, roll, notices } = incident
  const body = { result: text.trim() }
  const params = { incidentId: incident.id }
  const unsent = notices.filter(({ state }) => state === 'draft' || state === 'proposed').length
  return (
    <Sheet title='转为平时' onClose={onClose}>
      {figures.open > 0 ? (
        <Line icon='triangle-alert'>
          还有 {figures.open} 起求助没有结束{figures.waiting > 0 && `，其中 ${figures.waiting} 起没有人去`}
          。转为平时后它们照常处置，不会丢。
        </Line>
      ) : (
        <Line icon='circle-check'>归入的求助都结束了。</Line>
      )}
      {roll && !roll.endedAt && <Line icon='users-round'>正在进行的报平安会一起结束。</Line>}
      {unsent > 0 && <Line icon='megaphone'>还有 {unsent} 条通知没有发出。</Line>}
      <TextField
        id='result'
        label='处置结果'
        value={text}
        max={SAID_MAX}
        placeholder='怎么处置的、有没有人受伤、还要跟进什么'
        error={wrong.result}
        onType={setText}
      />
      <FieldError id='close-general'>{failure?.message}</FieldError>
      <Button
        kind='main'
        wide
        busy={busy}
        disabled={body.result.length < 2}
        onTap={() =>
          void act(body, (key) => api.call('closeIncident', { params, body, key }), '已转为平时').then(
            (made) => made && onDone(),
          )
        }
      >
        确认转为平时
      </Button>
      <Soft>结果会留在经过里，不能再改。</Soft>
    </Sheet>
  )
}
