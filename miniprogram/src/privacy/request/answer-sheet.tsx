import { useState } from 'react'
import { REQUEST_MAX } from '../../../../shared/privacy/contract.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Choices } from '../../ui/parts/choices.tsx'
import { FieldError, Group, TextField } from '../../ui/parts/field.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import type { MoveProps } from './moves.tsx'

const outcomes = [
  ['done', '已按要求办理'],
  ['not', '没有按要求办理'],
] as const
type Outcome = (typeof outcomes)[number][0]

/** Answers a request; the law asks for the reason where it isn't done as asked (个人信息保护法 50). */
export function AnswerSheet({ requestId, done, onClose }: MoveProps) {
  const [outcome, setOutcome] = useState<Outcome>()
  const [text, setText] = useState('')
  const { act, busy, failure, wrong } = useAct()
  async function send() {
    if (!outcome) return
    const wish = { params: { requestId }, body: { text, done: outcome === 'done' } }
    if (!(await act(wish, (key) => api.call('answerRequest', { ...wish, key }), '已答复居民'))) return
    onClose()
    done()
  }
  return (
    <Sheet title='答复居民' onClose={onClose}>
      <Group id='answer-outcome' label='办理结果'>
        <Choices label='办理结果' options={outcomes} chosen={outcome} onChoose={setOutcome} />
      </Group>
      <TextField
        id='answer-text'
        label='答复内容'
        hint={outcome === 'not' ? '说明不能办的理由，居民会看到' : '怎样办的，居民会看到'}
        max={REQUEST_MAX}
        value={text}
        error={wrong.text}
        onType={setText}
      />
      <FieldError id='answer'>{failure?.message}</FieldError>
      <Button kind='main' wide busy={busy} disabled={!outcome} onTap={() => void send()}>
        发送答复
      </Button>
    </Sheet>
  )
}
