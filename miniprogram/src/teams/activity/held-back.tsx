/**
 * That households reported an activity, and that neighbours don't see it when there are several: to staff with why, and that they looked.
 * And that nobody reads yet why it was called off.
 */
import type { Activity } from '../../../../shared/teams/activity.ts'
import { REPORTS_TO_HIDE } from '../../../../shared/teams/kinds.ts'
import { activityLifecycle } from '../../../../shared/teams/lifecycle.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Line, Soft } from '../../ui/parts/prose.tsx'

export function HeldBack({ activity, put }: { activity: Activity; put: (activity: Activity) => void }) {
  const { act, busy, failure } = useAct()
  const { id: activityId, heldBack, reportedBy, reports = [], heldReason, moves } = activity
  if (!heldBack && !reportedBy && !heldReason) return null
  async function show() {
    const after = await act(
      'show',
      (key) => api.call('showActivity', { params: { activityId }, key }),
      heldReason ? '邻居能看到原因了' : heldBack ? '邻居又能看到了' : '已记下您看过了',
    )
    if (after) put(after)
  }
  return (
    <Card tone='amber'>
      {heldReason && <Line icon='eye-off'>取消原因先不公开，等工作人员看过：{heldReason}</Line>}
      {heldBack ? (
        <Line icon='eye-off'>几户邻居举报了这个活动，先不让别的邻居看到，等工作人员看过。报了名的人不受影响。</Line>
      ) : reportedBy ? (
        <Line icon='flag'>
          {reportedBy} 户邻居举报了这个活动。邻居现在还能看到，满 {REPORTS_TO_HIDE} 户就先隐藏。
        </Line>
      ) : null}
      {reports.map((reason, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two may have written the same, and none has an id
        <Line key={i} icon='flag'>
          {reason}
        </Line>
      ))}
      {moves.includes('show') && (
        <>
          <Soft>
            {heldReason
              ? '没有问题就公开显示；有问题就不用点，邻居看不到这句话。'
              : `${heldBack ? '没有问题就公开显示' : '没有问题请点“看过了”'}；有问题请取消活动，并写明原因。`}
          </Soft>
          <FieldError id='show-activity'>{failure?.message}</FieldError>
          <Button icon='eye' wide busy={busy} onTap={() => void show()}>
            {heldBack || heldReason ? activityLifecycle.moves.show.word : '看过了，没有问题'}
          </Button>
        </>
      )}
    </Card>
  )
}
