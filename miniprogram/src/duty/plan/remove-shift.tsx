import type { Shift } from '../../../../shared/duty/contract.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { Confirm } from '../../ui/parts/confirm.tsx'
import { dayOf, dayWords, rangeWords } from '../../words/day.ts'

/** Takes a shift out of the plan, once it was said what that means. */
export function RemoveShift({
  shift,
  onRemoved,
  onClose,
}: {
  shift: Shift
  onRemoved: () => void
  onClose: () => void
}) {
  const { busy, failure, act } = useAct()
  async function remove() {
    const params = { area: shift.area, shift: shift.id }
    if (!(await act(params, () => api.call('removeShift', { params }), '已删除'))) return
    onRemoved()
    onClose()
  }
  return (
    <Confirm title='删除这一班' word='删除' busy={busy} failure={failure} onYes={() => void remove()} onClose={onClose}>
      {shift.name}，{dayWords(dayOf(Date.parse(shift.from)))} {rangeWords(shift)}
      。删除后这段时间若没有别人，会显示为无人值班。
    </Confirm>
  )
}
