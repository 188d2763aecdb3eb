/** A notice as staff work with it: how it stands, what can be done, whom it goes to or reached, and what residents see. */
import { noticeLifecycle } from '../../../../shared/notices/lifecycle.ts'
import type { Notice } from '../../../../shared/notices/notice.ts'
import { isAbout } from '../../../../shared/sockets/contract.ts'
import { api } from '../../api/api.ts'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import { paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Head } from '../../ui/parts/head.tsx'
import { History } from '../../ui/parts/history.tsx'
import { Heading, Line, Soft } from '../../ui/parts/prose.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { noticeDid, noticeMoveIcons, noticeTimeWords } from '../../words/notice.ts'
import { Columns } from '../../work/columns.tsx'
import { Corrections } from '../parts/corrections.tsx'
import { Delivery } from '../parts/delivery.tsx'
import { StateTag } from '../parts/notice-tags.tsx'
import { NoticeText } from '../parts/notice-text.tsx'
import { Reached } from '../parts/reached.tsx'
import { Audience } from './audience.tsx'
import { Moves } from './moves.tsx'
import { Proposed } from './proposed.tsx'

export function NoticeCase({ noticeId }: { noticeId: string }) {
  const now = useNow()
  const { reading, reread } = useReading(() => api.call('getNotice', { params: { noticeId } }), {
    key: noticeId,
    cares: (event) => event.kind === 'opened' || isAbout(event.frame, noticeId),
  })
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') {
    const gone = reading.failure.code === 'notFound' || reading.failure.code === 'badInput'
    if (!gone) return <ErrorState failure={reading.failure} retry={reread} />
    return (
      <Empty
        icon='megaphone'
        title='没有找到这条通知'
        action={<ButtonLink to={paths.noticeDesk()}>看通知</ButtonLink>}
      />
    )
  }
  const notice = reading.value
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={reread} />}
      <Columns
        even
        first={
          <>
            <Standing notice={notice} now={now} />
            <Proposed notice={notice} />
            <Moves notice={notice} now={now} reread={() => void reread()} />
            <Numbers notice={notice} />
          </>
        }
        second={
          <>
            <Heading>居民看到的样子</Heading>
            <NoticeText notice={notice} now={now} renew={() => void reread()} />
            <Corrections history={notice.history} now={now} />
            <Happened notice={notice} now={now} />
          </>
        }
      />
    </>
  )
}

function Standing({ notice, now }: { notice: Notice; now: number }) {
  const { state, second, targets, confirm, reason, incident } = notice
  return (
    <Card>
      <Head title={notice.title}>
        <StateTag {...notice} />
      </Head>
      <Box>{nextWords(notice)}</Box>
      {state === 'withdrawn' && reason && <Box>撤回原因：{reason}</Box>}
      <Line icon='map-pin'>{targets.map(({ name }) => name).join('、')}</Line>
      <Line icon='clock'>{noticeTimeWords(notice, now)}</Line>
      {confirm && <Line icon='circle-check'>请居民确认</Line>}
      {incident && (
        <ButtonLink kind='quiet' icon='flag' to={paths.incident(incident)}>
          从突发事件发出，去看看
        </ButtonLink>
      )}
      {second && <Soft>范围大（整个街道、更大或三个以上社区）：发布和更正都要两个人同意。</Soft>}
    </Card>
  )
}

/** The lifecycle's words, by who reads them. */
function nextWords({ state, late, pending, second, parties }: Notice): string {
  if (pending) return '更正等另一位同级或上级工作人员复核，同意前居民看到的还是原来的内容'
  if (state === 'draft' && late && !parties.includes('author'))
    return '写的人已不在这里任职，到时间没有发出。还要发，就复制成新通知；不发了，就撤回'
  if (state === 'draft') return second ? '看好了就提交，由另一位同级或上级工作人员复核后发布' : '看好了就发布'
  if (state === 'proposed' && parties.includes('approver')) return '请您复核：内容、范围都对，就同意发布'
  if (state === 'withdrawn') return '居民看到的是“已撤回”和原因'
  return noticeLifecycle.states[state].next
}

function Numbers({ notice }: { notice: Notice }) {
  const { id, state, publishedAt, targets, confirm } = notice
  if (publishedAt)
    return (
      <>
        <Reached announcementId={id} targets={targets.map(({ area }) => area)} confirm={confirm} />
        <Delivery announcementId={id} />
      </>
    )
  const decides = notice.parties.some((party) => party === 'author' || party === 'manager' || party === 'approver')
  if (state === 'withdrawn' || !decides) return null
  return <Audience notice={notice} />
}

function Happened({ notice, now }: { notice: Notice; now: number }) {
  return (
    <Card title='经过'>
      <History
        now={now}
        entries={notice.history.map((entry) => ({
          seq: entry.seq,
          at: entry.at,
          icon: noticeMoveIcons[entry.move],
          who: entry.by.party === 'clock' ? undefined : entry.by.name,
          did: noticeDid(entry),
          text: entry.reason,
        }))}
      />
    </Card>
  )
}
