import { useState } from 'react'
import type { Help } from '../../../../shared/help/request.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Confirm } from '../../ui/parts/confirm.tsx'

/** Leaves somebody out, here and in channels: whom the asker names, else who asks. Staff only look, and leave out nobody. */
export function BlockButton({
  help,
  helper,
  name,
  reread,
}: {
  help: Pick<Help, 'id' | 'parties'>
  helper?: string
  name: string
  reread: () => void
}) {
  const [open, setOpen] = useState(false)
  const { busy, failure, act } = useAct()
  const asks = help.parties.includes('asker')
  const may = helper ? asks : !asks && help.parties.some((party) => party !== 'staff')
  if (!may) return null
  async function block() {
    const wish = { params: { helpId: help.id }, body: helper ? { helper } : {} }
    if (!(await act(wish, () => api.call('blockInHelp', wish), '已屏蔽'))) return
    setOpen(false)
    reread()
  }
  return (
    <>
      <Button kind='quiet' icon='user-round-x' label={`屏蔽${name}`} onTap={() => setOpen(true)}>
        屏蔽此人
      </Button>
      {open && (
        <Confirm
          title={`屏蔽${name}？`}
          word='屏蔽'
          busy={busy}
          failure={failure}
          onYes={() => void block()}
          onClose={() => setOpen(false)}
        >
          <Box>
            {helper ? 'TA 以后不会再来帮您的忙，' : 'TA 以后请人帮忙不会再显示给您，急事也不会叫您，'}
            您也不会再看到 TA 在各个频道的发言。对方不会知道。可以在“频道设置”里取消。
          </Box>
        </Confirm>
      )}
    </>
  )
}
