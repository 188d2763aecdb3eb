import { useRouter } from '@tarojs/taro'
import { requestWords } from '../../../../shared/privacy/contract.ts'
import { requestLifecycle } from '../../../../shared/privacy/lifecycle.ts'
import { isAbout } from '../../../../shared/sockets/contract.ts'
import { api } from '../../api/api.ts'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import { paths } from '../../paths.ts'
import { Gate } from '../../session/gate.tsx'
import { Box } from '../../ui/base/box.tsx'
import { Page } from '../../ui/page/page.tsx'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { CaseClock, CaseTag } from '../../ui/parts/case-tag.tsx'
import { History } from '../../ui/parts/history.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { requestDid, requestMoveIcons, requestStateIcons } from '../../words/request.ts'
import { RequestMoves } from './moves.tsx'

export default function MyRequest() {
  const { params } = useRouter()
  return (
    <Page title='请求详情'>
      <Gate>{(me) => <OneRequest key={me.id} requestId={params.id ?? ''} />}</Gate>
    </Page>
  )
}

function OneRequest({ requestId }: { requestId: string }) {
  const now = useNow()
  const { reading, reread } = useReading(() => api.call('getRequest', { params: { requestId } }), {
    key: requestId,
    cares: (event) => event.kind === 'opened' || isAbout(event.frame, requestId),
  })
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') {
    const gone = reading.failure.code === 'notFound' || reading.failure.code === 'badInput'
    if (!gone) return <ErrorState failure={reading.failure} retry={reread} />
    return (
      <Empty
        icon='scroll-text'
        title='没有找到这件请求'
        action={<ButtonLink to={paths.myRequests}>看我的请求</ButtonLink>}
      />
    )
  }
  const request = reading.value
  const rule = requestLifecycle.states[request.state]
  const { word, law } = requestWords[request.kind]
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={reread} />}
      <Card title={word}>
        <Box>
          <CaseTag rule={rule} icon={requestStateIcons[request.state]} />
        </Box>
        <Box>{rule.next}</Box>
        <CaseClock rule={rule} dueAt={request.dueAt} now={now} />
        <Soft>依据：个人信息保护法{law}</Soft>
        <Soft>由负责{request.areaName}的管理员答复</Soft>
      </Card>
      <Card title='您的请求'>
        <Box>{request.text}</Box>
      </Card>
      <RequestMoves request={request} now={now} reread={reread} />
      <Card title='办理进度'>
        <History
          now={now}
          entries={request.timeline.map((entry) => ({
            ...entry,
            icon: requestMoveIcons[entry.move],
            who: entry.by.party === 'clock' ? undefined : entry.by.name,
            did: requestDid(entry),
            text: entry.move === 'open' ? undefined : entry.text,
          }))}
        />
      </Card>
    </>
  )
}
