/** A warning in whatever state, for anybody: how it stands, all that it says, what went before and after; and for staff what can be done. */
import { useEffect } from 'react'
import { covers } from '../../../../shared/areas/code.ts'
import { reaches, scopesOf } from '../../../../shared/roles/policy.ts'
import { managingRoles, overseeingRoles } from '../../../../shared/roles/roles.ts'
import { api } from '../../api/api.ts'
import { useNow } from '../../live/use-now.ts'
import { readyOf, useReading } from '../../live/use-reading.ts'
import { Remind } from '../../messages/remind.tsx'
import { Delivery } from '../../notices/parts/delivery.tsx'
import { Reached } from '../../notices/parts/reached.tsx'
import { paths } from '../../paths.ts'
import { useMe } from '../../session/store.ts'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Buttons } from '../../ui/parts/prose.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { livesThere, tellOpened } from '../opened.ts'
import { FollowUp } from './follow-up.tsx'
import { Messages } from './messages.tsx'
import { ReadAloud } from './read-aloud.tsx'
import { Standing } from './standing.tsx'
import { WarningPaper } from './warning-paper.tsx'

export function WholeWarning({ warningId }: { warningId: string }) {
  const now = useNow()
  const me = useMe()
  const { reading, reread } = useReading(() => api.call('getWarning', { params: { warningId } }), {
    key: warningId,
    cares: (event) => event.kind === 'opened' || event.frame.type === 'noticeCame',
  })
  const shown = readyOf(reading)
  useEffect(() => {
    if (me && shown) tellOpened(me, shown)
  }, [me, shown])
  if (reading.state === 'loading') return <Skeleton cards={1} />
  if (reading.state === 'failed') {
    const gone = reading.failure.code === 'notFound' || reading.failure.code === 'badInput'
    if (!gone) return <ErrorState failure={reading.failure} retry={reread} />
    return (
      <Empty icon='siren' title='没有找到这条预警' action={<ButtonLink to={paths.warnings}>看全部预警</ButtonLink>} />
    )
  }
  const warning = reading.value
  const { id, area } = warning
  const overseen = scopesOf(me?.roles ?? [], overseeingRoles)
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={reread} />}
      <Standing warning={warning} now={now} />
      <WarningPaper warning={warning} now={now}>
        <Buttons>
          <ReadAloud warning={warning} now={now} />
        </Buttons>
      </WarningPaper>
      {me && livesThere(me, warning) && <Remind about='notice' word='下次在微信里提醒我' />}
      {me && reaches(me.roles, managingRoles, area.code) && <FollowUp warning={warning} reread={reread} />}
      {overseen.some((own) => covers(own, area.code) || covers(area.code, own)) && (
        <>
          <Reached key={`reached-${id}`} announcementId={id} targets={[area.code]} confirm={false} />
          <Delivery key={`delivery-${id}`} announcementId={id} />
        </>
      )}
      <Messages warning={warning} now={now} />
    </>
  )
}
