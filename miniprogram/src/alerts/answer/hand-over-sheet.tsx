import { type Alert, SAY_MAX } from '../../../../shared/alerts/alert.ts'
import { api } from '../../api/api.ts'
import type { Failure } from '../../api/outcome.ts'
import { Button } from '../../ui/parts/button.tsx'
import { FieldError, TextField } from '../../ui/parts/field.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import type { Make } from './moves.tsx'
import { useWords } from './use-words.ts'

export interface MoveSheetProps {
  alert: Alert
  make: Make
  busy: boolean
  failure: Failure | undefined
  onClose: () => void
}

/** Somebody else please: with the words that they need. */
export function HandOverSheet({ alert, make, busy, failure, onClose }: MoveSheetProps) {
  const { text, setText, forget } = useWords(alert.id, 'hand-over')
  const body = { text: text.trim() }
  return (
    <Sheet title='请人接手' onClose={onClose}>
      <Soft>还有别人在去或者在场，就由他们接着管；没有别人，会从网格起重新响铃，直到有人应答。请写明现在的情况。</Soft>
      <TextField
        id='hand-over'
        label='现在怎么样，为什么要人接手'
        value={text}
        max={SAY_MAX}
        error={failure?.fields?.text}
        onType={setText}
      />
      <FieldError id='hand-over-general'>{failure?.message}</FieldError>
      <Button
        kind='main'
        wide
        busy={busy}
        disabled={body.text.length < 2}
        onTap={() =>
          void make(
            { handOver: body },
            (key) => api.call('handOverAlert', { params: { alertId: alert.id }, body, key }),
            '已经告诉大家',
          ).then((done) => done && forget())
        }
      >
        请人接手
      </Button>
    </Sheet>
  )
}
