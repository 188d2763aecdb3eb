/** A notice as its reader has it: it counts as opened when it is shown, and is confirmed for the household by a tap. */
import { useEffect, useRef } from 'react'
import { isOut } from '../../../../shared/notices/lifecycle.ts'
import type { Notice } from '../../../../shared/notices/notice.ts'
import { isAbout } from '../../../../shared/sockets/contract.ts'
import { api } from '../../api/api.ts'
import { TalkedAbout } from '../../channels/talked-about.tsx'
import { useListening } from '../../live/live.ts'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import { paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Line } from '../../ui/parts/prose.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { Corrections } from '../parts/corrections.tsx'
import { NoticeText } from '../parts/notice-text.tsx'
import { Answer } from './answer.tsx'
import { ShareNotice } from './share-notice.tsx'

const isReader = ({ parties }: Notice) => parties.includes('household') || parties.includes('reader')
const isStaff = ({ parties }: Notice) => parties.some((party) => party === 'manager' || party === 'observer')

export function OneNotice({ me, noticeId }: { me: string; noticeId: string }) {
  const now = useNow()
  const { reading, reread, put } = useReading(() => api.call('getNotice', { params: { noticeId } }), {
    key: noticeId,
    cares: (event) => event.kind === 'opened' || isAbout(event.frame, noticeId) || event.frame.type === 'noticeCame',
  })
  // A correction or a withdrawal is told to who has it open.
  useListening(noticeId)
  const notice = reading.state === 'ready' ? reading.value : undefined
  const opens = notice !== undefined && isReader(notice) && !notice.mine.opened && notice.state !== 'withdrawn'
  const told = useRef<string>(undefined)
  useEffect(() => {
    if (!opens || told.current === noticeId) return
    told.current = noticeId
    void api.call('openNotice', { params: { noticeId } }).then((outcome) => {
      // It is told again with the next reading.
      if (!outcome.ok) told.current = undefined
    })
  }, [opens, noticeId])
  if (reading.state === 'loading') return <Skeleton cards={1} />
  if (reading.state === 'failed') {
    const gone = reading.failure.code === 'notFound' || reading.failure.code === 'badInput'
    if (!gone) return <ErrorState failure={reading.failure} retry={reread} />
    return (
      <Empty icon='bell' title='没有找到这条通知' action={<ButtonLink to={paths.notices}>看全部通知</ButtonLink>}>
        它可能不是发到您住的地方的。
      </Empty>
    )
  }
  const { value } = reading
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={reread} />}
      <Standing notice={value} />
      <NoticeText notice={value} now={now} renew={() => void reread()} />
      <Corrections history={value.history} now={now} />
      <Answer notice={value} onAnswered={(mine) => put({ ...value, mine })} />
      {isOut(value.state) && <ShareNotice me={me} notice={value} />}
      <TalkedAbout about={noticeId} now={now} />
      {isStaff(value) && (
        <ButtonLink icon='layout-dashboard' to={paths.noticeCase(noticeId)}>
          管理这条通知
        </ButtonLink>
      )}
    </>
  )
}

/** Before anything else: that it no longer holds. */
function Standing({ notice }: { notice: Notice }) {
  if (notice.state === 'withdrawn')
    return (
      <Card title='这条通知已撤回' tone='amber'>
        {notice.reason && <Box>原因：{notice.reason}</Box>}
        <Box>下面是撤回前的内容，请不要再照着做。</Box>
      </Card>
    )
  if (notice.state === 'ended')
    return (
      <Card>
        <Line icon='circle-check'>这条通知已经过期，留在这里供查看。</Line>
      </Card>
    )
  return null
}
