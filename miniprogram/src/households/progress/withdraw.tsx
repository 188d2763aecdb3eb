import { useState } from 'react'
import type { Join } from '../../../../shared/households/join.ts'
import { joinLifecycle } from '../../../../shared/households/lifecycle.ts'
import { movesFor } from '../../../../shared/lifecycle.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { rereadMe } from '../../session/freshen.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Confirm } from '../../ui/parts/confirm.tsx'

/** Taking a join back, while that can be done. */
export function Withdraw({ join, now, done }: { join: Join; now: number; done: () => void }) {
  const [asking, setAsking] = useState(false)
  const { act, busy, failure } = useAct()
  const mine = join.parties.filter((party) => party === 'applicant')
  const facts = { child: join.child, guarded: false }
  const may = movesFor(joinLifecycle, join, facts, mine, new Date(now).toISOString()).includes('withdraw')
  if (!may) return null
  async function withdraw() {
    const wish = { params: { joinId: join.id } }
    if (!(await act(wish, (key) => api.call('withdrawJoin', { ...wish, key }), '已撤回'))) return
    setAsking(false)
    done()
    await rereadMe()
  }
  return (
    <>
      <Button icon='undo-2' onTap={() => setAsking(true)}>
        撤回申请
      </Button>
      {asking && (
        <Confirm
          title='撤回入户申请'
          word='确认撤回'
          busy={busy}
          failure={failure}
          onYes={() => void withdraw()}
          onClose={() => setAsking(false)}
        >
          <Box>撤回后社区不再核实，需要时可以再申请。</Box>
        </Confirm>
      )}
    </>
  )
}
