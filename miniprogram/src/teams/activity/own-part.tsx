/** How I take part: a place, a turn in the line, coming and leaving by the code. */
import { useState } from 'react'
import { minutesWords } from '../../../../shared/hours/words.ts'
import { isChild } from '../../../../shared/people/child.ts'
import type { Activity } from '../../../../shared/teams/activity.ts'
import type { CheckPurpose } from '../../../../shared/teams/check-code.ts'
import { CHILD_TAKES_PART } from '../../../../shared/teams/kinds.ts'
import { takesCheckIns, takesSignUps } from '../../../../shared/teams/lifecycle.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useNow } from '../../live/use-now.ts'
import { useAsking } from '../../messages/use-asking.ts'
import { paths } from '../../paths.ts'
import { useMe } from '../../session/store.ts'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Confirm } from '../../ui/parts/confirm.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Line, Soft } from '../../ui/parts/prose.tsx'
import { momentWords } from '../../words/time.ts'
import { isTaking } from '../parts/words.ts'
import { CheckSheet } from './check-sheet.tsx'

interface PartProps {
  activity: Activity
  put: (activity: Activity) => void
  reread: () => void
}

export function OwnPart(props: PartProps) {
  const { activity } = props
  const now = useNow()
  const me = useMe()
  const state = activity.own?.state
  const going = takesSignUps(activity.state) || takesCheckIns(activity.state)
  if (!activity.own && !going) return null
  if (state === 'joined') return <Joined {...props} now={now} />
  if (state === 'waiting') return <Waiting {...props} />
  if (me && isChild(me)) return <Soft>{CHILD_TAKES_PART}。</Soft>
  if (!activity.admitted)
    return (
      <Card tone='amber' title='核实住处后就能报名'>
        <Soft>让队长放心：参加活动的都是核实过的邻居。</Soft>
        <ButtonLink kind='main' to={paths.join}>
          去入户
        </ButtonLink>
      </Card>
    )
  if (!going) return null
  return <Outside {...props} now={now} />
}

/** Not in it: a place, or a turn in the line; on the spot, without having signed up. */
function Outside({ activity, put, now }: PartProps & { now: number }) {
  const { act, busy, failure } = useAct()
  const [checking, setChecking] = useState(false)
  const { id: activityId, places, taken, waiting } = activity
  const full = taken >= places || waiting > 0
  const { ask } = useAsking('helpMoved')
  async function signUp() {
    ask()
    const said = full ? '已排上候补' : '报名成功'
    const after = await act('signUp', (key) => api.call('signUp', { params: { activityId }, key }), said)
    if (after) put(after)
  }
  if (!isTaking(activity, now) && !takesCheckIns(activity.state)) return <Soft>报名已经截止。</Soft>
  return (
    <>
      <FieldError id='sign-up'>{failure?.message}</FieldError>
      {isTaking(activity, now) && (
        <Button kind='main' icon='ticket' wide busy={busy} onTap={() => void signUp()}>
          {full ? '名额满了，排队候补' : '我要报名'}
        </Button>
      )}
      {takesCheckIns(activity.state) && (
        <Button icon='scan-line' wide onTap={() => setChecking(true)}>
          我在现场，扫码参加
        </Button>
      )}
      {checking && <CheckSheet activityId={activityId} purpose='in' put={put} onClose={() => setChecking(false)} />}
    </>
  )
}

function Joined({ activity, put, now }: PartProps & { now: number }) {
  const [checking, setChecking] = useState<CheckPurpose>()
  const { id: activityId, own, state } = activity
  const can = takesCheckIns(state)
  const next: CheckPurpose | undefined = !can || own?.outAt ? undefined : own?.inAt ? 'out' : 'in'
  return (
    <Card tone='brand' title={own?.inAt ? '您已签到' : '您已报名'}>
      {own?.inAt && <Line icon='user-round-check'>{momentWords(own.inAt, now)} 签到</Line>}
      {own?.outAt && <Line icon='log-out'>{momentWords(own.outAt, now)} 签退</Line>}
      {own?.minutes !== undefined && <Line icon='clock'>参加了 {minutesWords(own.minutes)}</Line>}
      {state === 'closed' && own?.inAt && (
        <ButtonLink icon='clock' to={paths.hours}>
          看我的时长
        </ButtonLink>
      )}
      {!own?.inAt && !can && takesSignUps(state) && <Soft>活动开始前两小时起，到现场扫码签到。</Soft>}
      {next && (
        <Button kind='main' icon='scan-line' wide onTap={() => setChecking(next)}>
          {next === 'in' ? '扫码签到' : '扫码签退'}
        </Button>
      )}
      {takesSignUps(state) && !own?.inAt && <GiveUp activityId={activityId} put={put} word='退出报名' />}
      {checking && (
        <CheckSheet activityId={activityId} purpose={checking} put={put} onClose={() => setChecking(undefined)} />
      )}
    </Card>
  )
}

function Waiting({ activity, put }: PartProps) {
  const { id, own, state } = activity
  return (
    <Card tone='amber' title={own?.position ? `候补第 ${own.position} 位` : '候补中'}>
      <Line icon='bell'>有人退出时按先后自动补上，补上了会告诉您。</Line>
      {takesSignUps(state) && <GiveUp activityId={id} put={put} word='不等了' />}
    </Card>
  )
}

function GiveUp({ activityId, put, word }: { activityId: string; put: PartProps['put']; word: string }) {
  const [asking, setAsking] = useState(false)
  const { act, busy, failure } = useAct()
  async function giveUp() {
    const call = (key: string) => api.call('cancelSignUp', { params: { activityId }, key })
    const after = await act('cancel', call, '已退出')
    if (!after) return
    setAsking(false)
    put(after)
  }
  return (
    <>
      <Button onTap={() => setAsking(true)}>{word}</Button>
      {asking && (
        <Confirm
          title={`${word}？`}
          word={word}
          busy={busy}
          failure={failure}
          onYes={() => void giveUp()}
          onClose={() => setAsking(false)}
        >
          <Soft>名额会给候补的邻居；想再参加，要重新排队。</Soft>
        </Confirm>
      )}
    </>
  )
}
