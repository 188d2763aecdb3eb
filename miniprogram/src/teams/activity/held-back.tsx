/** That neighbours don't see an activity since several households reported it: to staff with why, and the way back. */
import type { Activity } from '../../../../shared/teams/activity.ts'
import { activityLifecycle } from '../../../../shared/teams/lifecycle.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Line, Soft } from '../../ui/parts/prose.tsx'

export function HeldBack({ activity, put }: { activity: Activity; put: (activity: Activity) => void }) {
  const { act, busy, failure } = useAct()
  if (!activity.heldBack) return null
  const { id: activityId, reports = [], moves } = activity
  async function show() {
    const after = await act(
      'show',
      (key) => api.call('showActivity', { params: { activityId }, key }),
      '邻居又能看到了',
    )
    if (after) put(after)
  }
  return (
    <Card tone='amber'>
      <Line icon='eye-off'>几户邻居举报了这个活动，先不让别的邻居看到，等工作人员看过。报了名的人不受影响。</Line>
      {reports.map((reason, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two may have written the same, and none has an id
        <Line key={i} icon='flag'>
          {reason}
        </Line>
      ))}
      {moves.includes('show') && (
        <>
          <Soft>没有问题就公开显示；有问题请取消活动，并写明原因。</Soft>
          <FieldError id='show-activity'>{failure?.message}</FieldError>
          <Button icon='eye' wide busy={busy} onTap={() => void show()}>
            {activityLifecycle.moves.show.word}
          </Button>
        </>
      )}
    </Card>
  )
}
