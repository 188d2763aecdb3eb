/** The incidents of an area: those that run, and former ones. */
import { useState } from 'react'
import { levelOf } from '../../../../shared/areas/code.ts'
import { type IncidentCard, incidentKindWords, incidentLevels } from '../../../../shared/incidents/incident.ts'
import { type IncidentState, incidentLifecycle } from '../../../../shared/incidents/lifecycle.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { reaches } from '../../../../shared/roles/policy.ts'
import { managingRoles, overseeingRoles } from '../../../../shared/roles/roles.ts'
import { api } from '../../api/api.ts'
import { AreaList } from '../../areas/parts/area-list.tsx'
import { useList } from '../../live/use-list.ts'
import { useNow } from '../../live/use-now.ts'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { CaseTag } from '../../ui/parts/case-tag.tsx'
import { LetterLink } from '../../ui/parts/letter-link.tsx'
import { Letters } from '../../ui/parts/letters.tsx'
import { Buttons } from '../../ui/parts/prose.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { Tabs } from '../../ui/parts/tabs.tsx'
import { momentWords } from '../../words/time.ts'
import { AreaBar } from '../../work/area-bar.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { useWorkArea } from '../../work/use-work-area.ts'
import { OpenIncident } from '../parts/open-incident.tsx'

export default function Incidents() {
  return (
    <StaffPage tool='wall' title='突发事件'>
      {(me) => <IncidentsOf key={me.id} me={me} />}
    </StaffPage>
  )
}

const tabs = [
  ['open', '应急中'],
  ['closed', '以往的'],
] as const

function IncidentsOf({ me }: { me: Me }) {
  const [area, setArea] = useWorkArea(me, overseeingRoles)
  const [state, setState] = useState<IncidentState>('open')
  const [opening, setOpening] = useState(false)
  const level = levelOf(area)
  const may = level !== undefined && incidentLevels.includes(level) && reaches(me.roles, managingRoles, area)
  const bar = <AreaBar me={me} kinds={overseeingRoles} code={area} onChoose={setArea} />
  if (level === 'city')
    return (
      <>
        {bar}
        <AreaList key={area} area={area} title='选一个区' onChoose={setArea} />
      </>
    )
  return (
    <>
      {bar}
      <Buttons>
        <ButtonLink icon='presentation' to={paths.wall(area)}>
          指挥大屏
        </ButtonLink>
        {may && (
          <Button icon='siren' onTap={() => setOpening(true)}>
            转为应急
          </Button>
        )}
      </Buttons>
      <Tabs label='哪些突发事件' tabs={tabs} current={state} onChoose={setState} />
      <Listed key={`${area} ${state}`} area={area} state={state} />
      {opening && <OpenIncident area={area} open={0} onClose={() => setOpening(false)} />}
    </>
  )
}

function Listed({ area, state }: { area: string; state: IncidentState }) {
  const now = useNow()
  const { reading, reread, more } = useList(`incidents-${area}-${state}`, (cursor) =>
    api.call('listIncidents', { params: { area }, query: { state, cursor } }),
  )
  return (
    <Letters
      reading={reading}
      reread={() => void reread()}
      more={more}
      keyOf={({ id }) => id}
      letter={(card: IncidentCard) => (
        <LetterLink
          to={paths.incident(card.id)}
          title={`${incidentKindWords[card.kind]} · ${card.name}`}
          tag={
            <CaseTag
              rule={incidentLifecycle.states[card.state]}
              icon={card.state === 'open' ? 'siren' : 'circle-check'}
            />
          }
          lines={[
            card.place.name,
            `${momentWords(card.openedAt, now)} ${card.openedBy} 转为应急`,
            card.closedAt && `${momentWords(card.closedAt, now)} 转为平时：${card.result ?? ''}`,
          ]}
        />
      )}
      empty={
        <Empty icon='circle-check' title={state === 'open' ? '现在是平时' : '还没有以往的突发事件'}>
          {state === 'open' ? '出了大事，可以把片区转为应急：求助归到一起，能发通知、能报平安。' : undefined}
        </Empty>
      }
    />
  )
}
