import { useState } from 'react'
import type { Point } from '../../../../shared/devices/points.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Confirm } from '../../ui/parts/confirm.tsx'
import { Buttons, Soft } from '../../ui/parts/prose.tsx'
import { ChangeSheet } from '../parts/change-sheet.tsx'

export function ManagePoint({ point, onChanged }: { point: Point; onChanged: () => void }) {
  const [open, setOpen] = useState<'change' | 'retire'>()
  const { busy, failure, act, forget } = useAct()
  function close() {
    forget()
    setOpen(undefined)
    onChanged()
  }
  async function retire() {
    const params = { pointId: point.id }
    if (await act({ retire: point.id }, (key) => api.call('retirePoint', { params, key }), '已停用')) close()
  }
  return (
    <Card title='管理'>
      <Buttons>
        <Button icon='pencil' onTap={() => setOpen('change')}>
          更改
        </Button>
        <Button icon='ban' onTap={() => setOpen('retire')}>
          停用
        </Button>
      </Buttons>
      {open === 'change' && (
        <ChangeSheet
          title='更改重点部位'
          of={point}
          every={{ label: '多少天巡检一次', hint: '从上次巡检算起；改短了可能马上就超期' }}
          save={(body, key) => api.call('changePoint', { params: { pointId: point.id }, body, key })}
          onClose={close}
        />
      )}
      {open === 'retire' && (
        <Confirm
          title='停用这个部位？'
          word='停用'
          busy={busy}
          failure={failure}
          onYes={() => void retire()}
          onClose={close}
        >
          <Soft>停用后不再安排巡检，以往的记录保留。</Soft>
        </Confirm>
      )}
    </Card>
  )
}
