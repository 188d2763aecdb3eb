import { useRef } from 'react'
import type { Request } from '../../../../shared/privacy/contract.ts'
import { requestWords } from '../../../../shared/privacy/contract.ts'
import { requestLifecycle } from '../../../../shared/privacy/lifecycle.ts'
import { isAbout } from '../../../../shared/sockets/contract.ts'
import { api } from '../../api/api.ts'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import { paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { CaseClock, CaseTag } from '../../ui/parts/case-tag.tsx'
import { Head } from '../../ui/parts/head.tsx'
import { History } from '../../ui/parts/history.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { requestDid, requestMoveIcons, requestStateIcons } from '../../words/request.ts'
import { RequestMoves } from './moves.tsx'

/** One request whole, for whoever asked it and for whoever answers it. */
export function OneRequest({ requestId, onChanged }: { requestId: string; onChanged?: (() => void) | undefined }) {
  const now = useNow()
  const own = useRef(true)
  const { reading, reread } = useReading(
    async () => {
      const read = await api.call('getRequest', { params: { requestId } })
      if (read.ok) own.current = read.value.parties.includes('asker')
      return read
    },
    // Each reading of another's is kept as a look, so it is read again only when it changed.
    {
      key: requestId,
      cares: (event) => (event.kind === 'opened' ? own.current : isAbout(event.frame, requestId)),
    },
  )
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
  const mine = request.parties.includes('asker')
  const changed = () => {
    void reread()
    onChanged?.()
  }
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={reread} />}
      <Card>
        <Head title={mine ? word : `${word} · ${request.askedBy}`}>
          <CaseTag rule={rule} icon={requestStateIcons[request.state]} />
        </Head>
        <Box>{mine ? rule.next : staffNext[request.state]}</Box>
        <CaseClock rule={rule} dueAt={request.dueAt} now={now} />
        <Soft>依据：个人信息保护法{law}</Soft>
        <Soft>由负责{request.areaName}的管理员答复</Soft>
      </Card>
      <Card title={mine ? '您的请求' : '居民的请求'}>
        <Box>{request.text}</Box>
      </Card>
      <RequestMoves request={request} now={now} reread={changed} />
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

/** The lifecycle speaks to whoever asked; this to whoever answers. */
const staffNext: Record<Request['state'], string> = {
  asked: '请在期限内答复；没有按要求办理的，要说明理由',
  answered: '已经答复居民',
  withdrawn: '居民已撤回这次请求',
}
