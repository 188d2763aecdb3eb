/** An alert whole, for whoever answers it or helps: how it stands, where, what to do, what is said, what happened. */
import type { Alert } from '../../../../shared/alerts/alert.ts'
import { isOpen } from '../../../../shared/alerts/lifecycle.ts'
import { isAbout } from '../../../../shared/sockets/contract.ts'
import { api } from '../../api/api.ts'
import type { LiveEvent } from '../../live/socket.ts'
import { useReading } from '../../live/use-reading.ts'
import { useSeconds } from '../../live/use-seconds.ts'
import { paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { History } from '../../ui/parts/history.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { maySayWhere } from '../mine/where-part.tsx'
import { AlertHead } from './alert-head.tsx'
import style from './answer.module.scss'
import { CareCard } from './care-card.tsx'
import { Chat } from './chat.tsx'
import { Moves } from './moves.tsx'
import { PlaceCard } from './place-card.tsx'
import { SaidCard } from './said-card.tsx'
import { ToldList } from './told-list.tsx'
import { WhereCard } from './where-card.tsx'
import { Witnesses } from './witnesses.tsx'
import { happenedIn } from './words.ts'

const cares = (alertId: string) => (event: LiveEvent) =>
  event.kind === 'opened' ||
  isAbout(event.frame, alertId) ||
  (event.frame.type === 'alertRings' && event.frame.id === alertId)

export function AlertCase({ alertId, columns }: { alertId: string; columns?: boolean | undefined }) {
  const { reading, reread } = useReading(() => api.call('getAlert', { params: { alertId } }), {
    key: alertId,
    cares: cares(alertId),
  })
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') {
    const { code } = reading.failure
    if (code === 'notFound' || code === 'badInput') return <Nowhere />
    return <ErrorState failure={reading.failure} retry={reread} />
  }
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={reread} />}
      <Whole alert={reading.value} reread={() => void reread()} columns={columns} />
    </>
  )
}

function Nowhere() {
  return (
    <Empty icon='siren' title='没有找到这起求助' action={<ButtonLink to={paths.home}>回首页</ButtonLink>}>
      它不在您的片区，或者没有通知到您。
    </Empty>
  )
}

function Whole({ alert, reread, columns }: { alert: Alert; reread: () => void; columns: boolean | undefined }) {
  const now = useSeconds(isOpen(alert.state))
  const entries = alert.entries.filter(({ move }) => move !== 'say').map(happenedIn)
  return (
    <Box className={columns ? style.columns : style.column}>
      <Box className={style.column}>
        <AlertHead alert={alert} now={now} />
        <Moves alert={alert} reread={reread} />
        <Witnesses alert={alert} now={now} reread={reread} />
        <CareCard alert={alert} />
        <PlaceCard alert={alert} now={now} />
        {maySayWhere(alert) && <WhereCard alert={alert} done={reread} />}
        <SaidCard alert={alert} now={now} />
      </Box>
      <Box className={style.column}>
        <Chat alert={alert} now={now} reread={reread} />
        <ToldList alert={alert} now={now} />
        <Card title='经过'>
          <History entries={entries} now={now} />
        </Card>
      </Box>
    </Box>
  )
}
