import { useState } from 'react'
import { minutesWords } from '../../../../shared/hours/words.ts'
import type { Activity } from '../../../../shared/teams/activity.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Confirm } from '../../ui/parts/confirm.tsx'
import { Line, Soft } from '../../ui/parts/prose.tsx'
import { stateRule } from '../parts/words.ts'

/** Ending it, and, when the attendance is right, booking the hours: with the figures of what it was. */
export function EndPart({ activity, put }: { activity: Activity; put: (activity: Activity) => void }) {
  const { id: activityId, moves, state, figures } = activity
  const [asking, setAsking] = useState<'end' | 'close'>()
  const { act, busy, failure, forget } = useAct()
  const params = { activityId }
  async function doIt(move: 'end' | 'close') {
    const after =
      move === 'end'
        ? await act('end', (key) => api.call('endActivity', { params, key }), '活动已结束')
        : await act('close', (key) => api.call('closeActivity', { params, key }), '核对完成，时长马上记入')
    if (!after) return
    setAsking(undefined)
    put(after)
  }
  const ask = (move: 'end' | 'close') => {
    forget()
    setAsking(move)
  }
  return (
    <>
      {moves.includes('end') && (
        <Button wide onTap={() => ask('end')}>
          结束活动
        </Button>
      )}
      {moves.includes('close') && (
        <Card title='核对签到'>
          <Soft>核对后每个人的时长记入账户，不能再改。三天内没有核对会自动记入。</Soft>
          <Button kind='main' wide onTap={() => ask('close')}>
            核对完成，记入时长
          </Button>
        </Card>
      )}
      {state === 'booking' && <Soft>{stateRule(state).next}</Soft>}
      {figures && (
        <Card tone='brand' title='这次活动'>
          <Line icon='users-round'>{figures.came} 人参加</Line>
          <Line icon='clock'>合计 {minutesWords(figures.minutes)}，已记入每个人的账户</Line>
        </Card>
      )}
      {asking && (
        <Confirm
          title={asking === 'end' ? '结束活动？' : '签到都对了？'}
          word={asking === 'end' ? '结束活动' : '记入时长'}
          busy={busy}
          failure={failure}
          onYes={() => void doIt(asking)}
          onClose={() => setAsking(undefined)}
        >
          <Soft>{asking === 'end' ? '没有签退的人，时长算到现在。' : '时长记入后要更正，只能在时长里另记一笔。'}</Soft>
        </Confirm>
      )}
    </>
  )
}
