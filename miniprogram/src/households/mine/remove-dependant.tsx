import type { Dependant } from '../../../../shared/households/household.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { Box } from '../../ui/base/box.tsx'
import { Confirm } from '../../ui/parts/confirm.tsx'

/** Deletes the record of a dependant, after a question. */
export function RemoveDependant({
  household,
  dependant,
  done,
  onClose,
}: {
  household: string
  dependant: Dependant
  done: () => void
  onClose: () => void
}) {
  const { act, busy, failure } = useAct()
  async function remove() {
    const wish = { params: { household, dependantId: dependant.id } }
    if (!(await act(wish, () => api.call('removeDependant', wish), '已删除'))) return
    onClose()
    done()
  }
  return (
    <Confirm
      title={`删除 ${dependant.name} 的登记`}
      word='删除'
      busy={busy}
      failure={failure}
      onYes={() => void remove()}
      onClose={onClose}
    >
      <Box>登记和照护信息一起删除，不能恢复。</Box>
    </Confirm>
  )
}
