import { type Incident, incidentKindWords } from '../../../../shared/incidents/incident.ts'
import { incidentLifecycle } from '../../../../shared/incidents/lifecycle.ts'
import { noticeLifecycle } from '../../../../shared/notices/lifecycle.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { api } from '../../api/api.ts'
import type { LiveEvent } from '../../live/socket.ts'
import { useAct } from '../../live/use-act.ts'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import { useSeconds } from '../../live/use-seconds.ts'
import { paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { CaseTag } from '../../ui/parts/case-tag.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Head } from '../../ui/parts/head.tsx'
import { History } from '../../ui/parts/history.tsx'
import { Heading, Line, Soft } from '../../ui/parts/prose.tsx'
import { RowLink, Rows } from '../../ui/parts/rows.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { momentWords } from '../../words/time.ts'
import { Columns } from '../../work/columns.tsx'
import { WallAlert } from '../parts/wall-alert.tsx'
import { endingsWords, happenedWords } from '../words.ts'
import style from './incident.module.scss'
import { Moves } from './moves.tsx'
import { RollCard } from './roll-card.tsx'

const cares = (event: LiveEvent): boolean =>
  event.kind === 'opened' || (event.frame.type === 'caseChanged' && /^(alr|inc|ntc)_/.test(event.frame.id))

export function IncidentCase({ me, incidentId }: { me: Me; incidentId: string }) {
  const { reading, reread } = useReading(() => api.call('getIncident', { params: { incidentId } }), {
    key: incidentId,
    cares,
  })
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') {
    const gone = reading.failure.code === 'notFound' || reading.failure.code === 'badInput'
    if (!gone) return <ErrorState failure={reading.failure} retry={reread} />
    return (
      <Empty
        icon='siren'
        title='没有找到这次突发事件'
        action={<ButtonLink to={paths.incidents()}>看突发事件</ButtonLink>}
      />
    )
  }
  const incident = reading.value
  const renew = () => void reread()
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={reread} />}
      <Columns
        even
        first={
          <>
            <Standing incident={incident} />
            <Moves me={me} incident={incident} reread={renew} />
            <RollCard incident={incident} reread={renew} />
            <Notices incident={incident} />
          </>
        }
        second={
          <>
            <Alerts incident={incident} reread={renew} />
            <HappenedCard incident={incident} />
          </>
        }
      />
    </>
  )
}

function Standing({ incident }: { incident: Incident }) {
  const now = useNow()
  const { state, figures, name, kind, text, place, openedAt, openedBy, closedAt, result } = incident
  return (
    <Card tone={state === 'open' ? 'amber' : 'plain'}>
      <Head title={name}>
        <CaseTag rule={incidentLifecycle.states[state]} icon={state === 'open' ? 'siren' : 'circle-check'} />
      </Head>
      <Line icon='map-pin'>
        {place.name} · {incidentKindWords[kind]}
      </Line>
      <Line icon='clock'>
        {momentWords(openedAt, now)} {openedBy} 转为应急
        {closedAt && `，${momentWords(closedAt, now)} 转为平时`}
      </Line>
      {text && <Box>{text}</Box>}
      {result && <Box>结果：{result}</Box>}
      <Box className={style.sum}>求助 {figures.grouped} 起</Box>
      <Soft>
        {endingsWords(figures)}
        {figures.waiting > 0 && `；进行中的有 ${figures.waiting} 起还没有人去`}
      </Soft>
    </Card>
  )
}

function Alerts({ incident, reread }: { incident: Incident; reread: () => void }) {
  const now = useSeconds()
  const { act, busy, failure } = useAct()
  const { id: incidentId, alerts, more, moves } = incident
  const params = { incidentId }
  async function ungroup(alert: string) {
    const body = { alert }
    const done = await act(
      { ungroup: alert },
      (key) => api.call('ungroupAlert', { params, body, key }),
      '已移出，这起求助照常处置',
    )
    if (done) reread()
  }
  return (
    <Box as='section' className={style.alerts} label='归入的求助'>
      <Heading>归入的求助</Heading>
      <FieldError id='ungroup'>{failure?.message}</FieldError>
      {alerts.length === 0 ? (
        <Card>
          <Soft>还没有求助。这个片区的新求助会自动归入。</Soft>
        </Card>
      ) : (
        <Box as='ul' className={style.alerts} label='归入的求助，新的在前'>
          {alerts.map((card) => (
            <WallAlert
              key={card.id}
              card={card}
              now={now}
              narrow
              action={
                moves.includes('ungroup') && (
                  <Box className={style.out}>
                    <Button kind='quiet' icon='x' busy={busy} onTap={() => void ungroup(card.id)}>
                      移出
                    </Button>
                  </Box>
                )
              }
            />
          ))}
        </Box>
      )}
      {more && <Line icon='info'>求助太多，只显示其中一部分。</Line>}
    </Box>
  )
}

function Notices({ incident }: { incident: Incident }) {
  const now = useNow()
  const { notices, parties, state, id } = incident
  const may = state === 'open' && parties.includes('commander')
  if (notices.length === 0 && !may) return null
  return (
    <Card title='发出的通知'>
      {notices.length > 0 && (
        <Rows>
          {notices.map((notice) => (
            <RowLink
              key={notice.id}
              icon='megaphone'
              to={paths.noticeCase(notice.id)}
              title={notice.title}
              hint={`${momentWords(notice.at, now)} · ${noticeLifecycle.states[notice.state].word}`}
            />
          ))}
        </Rows>
      )}
      {may && (
        <>
          <Soft>标题、范围已经填好，改一改就能发；发到整个街道或更大仍要两个人同意。</Soft>
          <ButtonLink icon='megaphone' to={paths.composeFrom(id)}>
            写一条应急通知
          </ButtonLink>
        </>
      )}
    </Card>
  )
}

function HappenedCard({ incident }: { incident: Incident }) {
  const now = useNow()
  return (
    <Card title='经过'>
      <History now={now} entries={incident.entries.map(happenedWords)} />
    </Card>
  )
}
