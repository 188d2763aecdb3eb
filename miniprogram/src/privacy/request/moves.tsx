import { useState } from 'react'
import { movesFor } from '../../../../shared/lifecycle.ts'
import { REQUEST_MAX, type Request } from '../../../../shared/privacy/contract.ts'
import { requestLifecycle } from '../../../../shared/privacy/lifecycle.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Confirm } from '../../ui/parts/confirm.tsx'
import { FieldError, TextField } from '../../ui/parts/field.tsx'
import { Buttons } from '../../ui/parts/prose.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import { requestMoveIcons } from '../../words/request.ts'
import { AnswerSheet } from './answer-sheet.tsx'

/** What can be done with a request: answering it; adding to one's own, taking it back. */
export function RequestMoves({ request, now, reread }: { request: Request; now: number; reread: () => void }) {
  const [open, setOpen] = useState<'answer' | 'add' | 'withdraw'>()
  const moves = movesFor(requestLifecycle, request, undefined, request.parties, new Date(now).toISOString())
  const shown = (['answer', 'add', 'withdraw'] as const).filter((move) => moves.includes(move))
  if (shown.length === 0) return null
  const close = () => setOpen(undefined)
  return (
    <Card title='可以做的'>
      <Buttons>
        {shown.map((move) => (
          <Button
            key={move}
            kind={move === 'answer' ? 'main' : 'plain'}
            icon={requestMoveIcons[move]}
            onTap={() => setOpen(move)}
          >
            {requestLifecycle.moves[move].word}
          </Button>
        ))}
      </Buttons>
      {open === 'answer' && <AnswerSheet requestId={request.id} done={reread} onClose={close} />}
      {open === 'add' && <AddSheet requestId={request.id} done={reread} onClose={close} />}
      {open === 'withdraw' && <Withdraw requestId={request.id} done={reread} onClose={close} />}
    </Card>
  )
}

export interface MoveProps {
  requestId: string
  done: () => void
  onClose: () => void
}

function AddSheet({ requestId, done, onClose }: MoveProps) {
  const [text, setText] = useState('')
  const { act, busy, failure, wrong } = useAct()
  async function send() {
    const wish = { params: { requestId }, body: { text } }
    if (!(await act(wish, (key) => api.call('addToRequest', { ...wish, key }), '已补充'))) return
    onClose()
    done()
  }
  return (
    <Sheet title='补充说明' onClose={onClose}>
      <TextField
        id='request-more'
        label='补充内容'
        max={REQUEST_MAX}
        value={text}
        error={wrong.text}
        onType={setText}
      />
      <FieldError id='more'>{failure?.message}</FieldError>
      <Button kind='main' wide busy={busy} onTap={() => void send()}>
        提交补充
      </Button>
    </Sheet>
  )
}

function Withdraw({ requestId, done, onClose }: MoveProps) {
  const { act, busy, failure } = useAct()
  async function send() {
    const wish = { params: { requestId } }
    if (!(await act(wish, (key) => api.call('withdrawRequest', { ...wish, key }), '已撤回'))) return
    onClose()
    done()
  }
  return (
    <Confirm
      title='撤回这次请求'
      word='确认撤回'
      busy={busy}
      failure={failure}
      onYes={() => void send()}
      onClose={onClose}
    >
      <Box>撤回后不再答复，需要时可以再提一次。</Box>
    </Confirm>
  )
}
