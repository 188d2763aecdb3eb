import { useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import type { Join } from '../../../../shared/households/join.ts'
import { joinLifecycle } from '../../../../shared/households/lifecycle.ts'
import { relationWords } from '../../../../shared/people/person.ts'
import { isAbout } from '../../../../shared/sockets/contract.ts'
import { api } from '../../api/api.ts'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import { paths } from '../../paths.ts'
import { rereadMe } from '../../session/freshen.ts'
import { Gate } from '../../session/gate.tsx'
import { Box } from '../../ui/base/box.tsx'
import { Page } from '../../ui/page/page.tsx'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { CaseClock, CaseTag } from '../../ui/parts/case-tag.tsx'
import { History } from '../../ui/parts/history.tsx'
import { Line } from '../../ui/parts/prose.tsx'
import { RowLink, Rows } from '../../ui/parts/rows.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { addressWords, joinDid, joinMoveIcons, joinStateIcons } from '../../words/join.ts'
import { Verify } from './verify.tsx'
import { Withdraw } from './withdraw.tsx'

/** How a join of mine stands, how it can be verified, and what can be done meanwhile. */
export default function Progress() {
  const { params } = useRouter()
  return (
    <Page title='入户申请'>
      <Gate>{(me) => <OneJoin key={me.id} joinId={params.id ?? ''} />}</Gate>
    </Page>
  )
}

function OneJoin({ joinId }: { joinId: string }) {
  const now = useNow()
  const { reading, reread } = useReading(() => api.call('getJoin', { params: { joinId } }), {
    key: joinId,
    cares: (event) => event.kind === 'opened' || isAbout(event.frame, joinId),
  })
  const state = reading.state === 'ready' ? reading.value.state : undefined
  // Being verified changes what I am here.
  useEffect(() => {
    if (state !== undefined) void rereadMe()
  }, [state])
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') {
    const gone = reading.failure.code === 'notFound' || reading.failure.code === 'badInput'
    if (!gone) return <ErrorState failure={reading.failure} retry={reread} />
    return <Empty icon='house' title='没有找到这次申请' action={<ButtonLink to={paths.myHome}>看我的家</ButtonLink>} />
  }
  const join = reading.value
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={reread} />}
      <Head join={join} now={now} />
      {join.state === 'waiting' && <Verify join={join} done={reread} />}
      {join.state === 'waiting' && <Meanwhile />}
      {join.state === 'refused' && (
        <ButtonLink kind='main' icon='house' to={paths.joinAt(join.building)}>
          改一改，再申请
        </ButtonLink>
      )}
      {join.state === 'verified' && (
        <ButtonLink kind='main' icon='users-round' to={paths.myHome}>
          去我的家
        </ButtonLink>
      )}
      <Card title='办理进度'>
        <History
          now={now}
          entries={join.timeline.map((entry) => ({
            ...entry,
            icon: joinMoveIcons[entry.move],
            who: entry.by.party === 'clock' || entry.by.party === 'roster' ? undefined : entry.by.name,
            did: joinDid(entry.move),
          }))}
        />
      </Card>
      <Withdraw join={join} now={now} done={reread} />
    </>
  )
}

function Head({ join, now }: { join: Join; now: number }) {
  const rule = joinLifecycle.states[join.state]
  return (
    <Card title={addressWords(join)}>
      <Box>
        <CaseTag rule={rule} icon={joinStateIcons[join.state]} />
      </Box>
      <Box>{join.child && join.state === 'waiting' ? '要由同住的家长确认' : rule.next}</Box>
      {join.reason && <Line icon='message-square-text'>{join.reason}</Line>}
      <CaseClock rule={rule} dueAt={join.dueAt} now={now} />
      <Line icon='user-round'>
        {relationWords[join.relation]}
        {join.child && '，未满 14 岁'}
        {join.note && `，${join.note}`}
      </Line>
    </Card>
  )
}

/** What needs no verified home. */
function Meanwhile() {
  return (
    <Card title='等的时候就能做'>
      <Rows>
        <RowLink icon='file-pen-line' to={paths.openTicket} title='提诉求' hint='不用等核实' />
        <RowLink icon='phone' to={paths.contacts} title='登记紧急联系人' />
      </Rows>
      <Line icon='lock'>核实之后，才能看邻居的公开诉求、在频道里说话、参加投票。</Line>
    </Card>
  )
}
