/** What those who are at it say to one another and to whoever asks for help. */
import type { Alert } from '../../../../shared/alerts/alert.ts'
import { SAY_MAX } from '../../../../shared/alerts/alert.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { FieldError, LineField } from '../../ui/parts/field.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { Saying, Sayings } from '../../ui/parts/sayings.tsx'
import { momentWords } from '../../words/time.ts'
import { useWords } from './use-words.ts'

export function Chat({ alert, now, reread }: { alert: Alert; now: number; reread: () => void }) {
  const said = alert.entries.filter(({ move, text }) => move === 'say' && text)
  const may = alert.moves.includes('say')
  if (!may && said.length === 0) return null
  return (
    <Card title='消息'>
      {said.length === 0 && <Soft>求助的人和赶来的人都能看到这里说的话。</Soft>}
      <Sayings label='消息' live>
        {said.map(({ seq, by, mine, text, at }) => (
          <Saying
            key={seq}
            mine={mine}
            by={
              <>
                {mine ? '您' : by.name}
                {by.party === 'raiser' && !mine && '（求助的人）'} · {momentWords(at, now)}
              </>
            }
          >
            {text}
          </Saying>
        ))}
      </Sayings>
      {may && <SayForm alertId={alert.id} said={reread} />}
    </Card>
  )
}

function SayForm({ alertId, said }: { alertId: string; said: () => void }) {
  const { text, setText, forget } = useWords(alertId, 'say')
  const { busy, failure, act } = useAct()

  async function send() {
    const body = { text: text.trim() }
    if (body.text === '') return
    const done = await act(body, (key) => api.call('sayInAlert', { params: { alertId }, body, key }))
    if (!done) return
    forget()
    said()
  }

  return (
    <>
      <LineField id='alert-say' label='发消息' value={text} max={SAY_MAX} onType={setText} />
      <FieldError id='say'>{failure?.message}</FieldError>
      <Button icon='send' busy={busy} disabled={text.trim() === ''} onTap={() => void send()}>
        发送
      </Button>
    </>
  )
}
