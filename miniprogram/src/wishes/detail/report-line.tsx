import { useState } from 'react'
import { SAID_MAX, type Wish, wishBodies } from '../../../../shared/wishes/wish.ts'
import { api } from '../../api/api.ts'
import { useMe } from '../../session/store.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { MoveSheet } from '../parts/move-sheet.tsx'

const form = {
  title: '举报这个心愿',
  says: '网格员会来看。没有人知道是谁举报的。',
  text: { field: 'reason', label: '有什么不对', max: SAID_MAX },
  submit: '提交举报',
  done: '谢谢，网格员会来看',
} as const

export function ReportLine({ wish, onChanged }: { wish: Wish; onChanged: () => void }) {
  const [open, setOpen] = useState(false)
  const me = useMe()
  if (wish.reported) return <Soft>您已举报，网格员会来看。</Soft>
  return (
    <>
      <Button kind='quiet' icon='flag' onTap={() => setOpen(true)}>
        举报
      </Button>
      {open && me && (
        <MoveSheet
          person={me.id}
          name={`report:${wish.id}`}
          form={form}
          body={wishBodies.report}
          send={(body) => api.call('reportWish', { params: { wishId: wish.id }, body })}
          onClose={(done) => {
            setOpen(false)
            if (done) onChanged()
          }}
        />
      )}
    </>
  )
}
