/** What was said and done, the latest first, and a line to say something to all who are at it. */
import { type Alert, type AlertEntry, SAY_MAX } from '../../../../shared/alerts/alert.ts'
import { alertLifecycle, isOpen } from '../../../../shared/alerts/lifecycle.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import type { IconName } from '../../ui/icon/names.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { FieldError, TextField } from '../../ui/parts/field.tsx'
import { type Happened as Entry, History } from '../../ui/parts/history.tsx'
import { PhotoGrid } from '../../ui/photo/photo-grid.tsx'
import { useWords } from '../answer/use-words.ts'
import { Voices } from '../voices.tsx'

export function Happened({ alert, now, done }: { alert: Alert; now: number; done: () => void }) {
  return (
    <Card title='消息和经过'>
      {isOpen(alert.state) && alert.moves.includes('say') && <Say id={alert.id} done={done} />}
      <Voices voices={alert.voices} now={now} />
      <History entries={alert.entries.filter(({ move }) => move !== 'forget').map(entryOf)} now={now} />
    </Card>
  )
}

function Say({ id, done }: { id: string; done: () => void }) {
  const { busy, failure, act } = useAct()
  const { text, setText, forget } = useWords(id, 'say')
  async function send() {
    const body = { text: text.trim() }
    const said = await act(body, (key) => api.call('sayInAlert', { params: { alertId: id }, key, body }))
    if (!said) return
    forget()
    done()
  }
  return (
    <>
      <TextField id='alert-say' label='给来帮忙的人留言' max={SAY_MAX} value={text} onType={setText} />
      <FieldError id='alert-say-failed'>{failure?.message}</FieldError>
      <Button icon='send' busy={busy} disabled={text.trim() === ''} onTap={() => void send()}>
        发送
      </Button>
    </>
  )
}

const iconOf = (move: AlertEntry['move']): IconName => {
  switch (move) {
    case 'say':
      return 'message-circle'
    case 'acknowledge':
    case 'joinIn':
      return 'footprints'
    case 'arrive':
      return 'map-pin'
    case 'resolve':
    case 'callOff':
      return 'circle-check'
    case 'open':
    case 'again':
    case 'witness':
      return 'siren'
    default:
      return 'info'
  }
}

function didWords({ move, eta, told, whereabouts }: AlertEntry): string {
  const did = move === 'open' ? '发出了求助' : alertLifecycle.moves[move].did
  const more = [whereabouts, eta === undefined ? undefined : `约 ${eta} 分钟`, told ? `通知了 ${told} 人` : undefined]
  return [did, ...more.filter((each) => each !== undefined)].join('，')
}

const entryOf = (entry: AlertEntry): Entry => ({
  seq: entry.seq,
  at: entry.at,
  icon: iconOf(entry.move),
  who: entry.by.party === 'clock' ? undefined : entry.mine ? '我' : entry.by.name,
  did: didWords(entry),
  text: entry.text,
  shown: <PhotoGrid photos={entry.photos} />,
})
