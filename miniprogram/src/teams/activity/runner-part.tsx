/** What who runs it can do: publish, change, run it on the spot, call it off. The buttons follow the lifecycle. */
import { useState } from 'react'
import type { OperationId } from '../../../../shared/routes.ts'
import type { Activity } from '../../../../shared/teams/activity.ts'
import { REASON_MAX } from '../../../../shared/teams/kinds.ts'
import { activityLifecycle, isHeld, takesCheckIns } from '../../../../shared/teams/lifecycle.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Confirm } from '../../ui/parts/confirm.tsx'
import { FieldError, TextField } from '../../ui/parts/field.tsx'
import { Buttons, Soft } from '../../ui/parts/prose.tsx'

type Asked = 'publish' | 'discard' | 'callOff'
const operations = {
  publish: 'publishActivity',
  discard: 'discardActivity',
} as const satisfies Record<string, OperationId>

const asks: Record<Asked, { title: string; hint: string }> = {
  publish: { title: '发布这个活动？', hint: '发布后附近的居民都能看到并报名。' },
  discard: { title: '删除这份草稿？', hint: '删除后找不回来。' },
  callOff: { title: '取消这个活动？', hint: '报名和候补的人都会收到通知，看到您写的原因。' },
}

export function RunnerPart({ activity, put }: { activity: Activity; put: (activity: Activity) => void }) {
  const { id: activityId, moves, state } = activity
  const [asking, setAsking] = useState<Asked>()
  const [reason, setReason] = useState('')
  const { act, busy, failure, wrong, forget } = useAct()
  const can = (move: Activity['moves'][number]) => moves.includes(move)
  const params = { activityId }

  async function doIt(move: Asked) {
    const after =
      move === 'callOff'
        ? await act(
            reason,
            (key) => api.call('callOffActivity', { params, body: { reason: reason.trim() }, key }),
            '已取消，并通知了报名的人',
          )
        : await act(
            move,
            (key) => api.call(operations[move], { params, key }),
            move === 'publish' ? '已发布' : '已删除',
          )
    if (!after) return
    setAsking(undefined)
    put(after)
  }
  const ask = (move: Asked) => {
    forget()
    setAsking(move)
  }
  const runs = takesCheckIns(state) || isHeld(state) || state === 'published'
  return (
    <Card title='组织活动'>
      {can('publish') && (
        <Button kind='main' icon='megaphone' wide onTap={() => ask('publish')}>
          发布
        </Button>
      )}
      {runs && (
        <ButtonLink
          kind={takesCheckIns(state) ? 'main' : 'plain'}
          icon='qr-code'
          wide
          to={paths.runActivity(activityId)}
        >
          {takesCheckIns(state) ? '现场签到' : '报名与签到名单'}
        </ButtonLink>
      )}
      <Buttons>
        {(can('edit') || can('change')) && (
          <ButtonLink icon='pencil' to={paths.editActivity(activityId)}>
            修改
          </ButtonLink>
        )}
        {can('discard') && <Button onTap={() => ask('discard')}>删除草稿</Button>}
        {can('callOff') && <Button onTap={() => ask('callOff')}>取消活动</Button>}
      </Buttons>
      {asking && (
        <Confirm
          title={asks[asking].title}
          word={activityLifecycle.moves[asking].word}
          busy={busy}
          onYes={() => void doIt(asking)}
          onClose={() => setAsking(undefined)}
        >
          <Soft>{asks[asking].hint}</Soft>
          {asking === 'callOff' && (
            <TextField
              id='reason'
              label='原因'
              placeholder='例如：预报有大雨，改到下周六'
              value={reason}
              max={REASON_MAX}
              error={wrong.reason}
              onType={setReason}
            />
          )}
          <FieldError id='runner'>{failureWords(failure)}</FieldError>
        </Confirm>
      )}
    </Card>
  )
}

/** What is wrong with the activity itself stands in its fields, which this page doesn't have. */
export function failureWords(failure: { message: string; fields?: Record<string, string> | undefined } | undefined) {
  if (!failure) return undefined
  const [first] = Object.entries(failure.fields ?? {}).filter(([name]) => name !== 'reason')
  return first?.[1] ?? (failure.fields ? undefined : failure.message)
}
