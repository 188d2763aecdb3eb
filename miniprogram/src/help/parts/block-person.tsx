import { type ReactNode, useState } from 'react'
import type { Outcome } from '../../api/outcome.ts'
import { useAct } from '../../live/use-act.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Confirm } from '../../ui/parts/confirm.tsx'
import { Buttons } from '../../ui/parts/prose.tsx'

/** Leaves somebody out, after asking. `wish`: what is asked of the service, the same for each try. */
export function BlockPerson<Wish extends object>({
  name,
  wish,
  block,
  done,
  children,
}: {
  name: string
  wish: Wish
  block: (wish: Wish) => Promise<Outcome<unknown>>
  done: () => void
  children: ReactNode
}) {
  const [open, setOpen] = useState(false)
  const { busy, failure, act } = useAct()
  async function go() {
    if (!(await act(wish, () => block(wish), '已屏蔽'))) return
    setOpen(false)
    done()
  }
  return (
    <>
      <Buttons>
        <Button kind='quiet' icon='user-round-x' label={`屏蔽${name}`} onTap={() => setOpen(true)}>
          屏蔽此人
        </Button>
      </Buttons>
      {open && (
        <Confirm
          title={`屏蔽${name}？`}
          word='屏蔽'
          busy={busy}
          failure={failure}
          onYes={() => void go()}
          onClose={() => setOpen(false)}
        >
          <Box>
            {children}
            对方不会知道。可以在“频道设置”里取消。
          </Box>
        </Confirm>
      )}
    </>
  )
}
