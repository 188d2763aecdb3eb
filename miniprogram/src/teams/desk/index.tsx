/** Teams and activities of an area, for staff: proposals, what is on, monthly figures. */
import { useState } from 'react'
import { levelOf } from '../../../../shared/areas/code.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { reaches } from '../../../../shared/roles/policy.ts'
import { managingRoles } from '../../../../shared/roles/roles.ts'
import { AreaList } from '../../areas/parts/area-list.tsx'
import { Tabs } from '../../ui/parts/tabs.tsx'
import { AreaBar } from '../../work/area-bar.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { tools } from '../../work/tools.ts'
import { useWorkArea } from '../../work/use-work-area.ts'
import { ActivitiesOf } from './activities-of.tsx'
import { Figures } from './figures.tsx'
import { TeamsOf } from './teams-of.tsx'

export default function Desk() {
  return <StaffPage tool='teams'>{(me) => <DeskOf key={me.id} me={me} />}</StaffPage>
}

const tabs = [
  ['activities', '活动'],
  ['teams', '队伍'],
  ['figures', '每月数据'],
] as const
type View = (typeof tabs)[number][0]

function DeskOf({ me }: { me: Me }) {
  const kinds = tools.teams.roles
  const [area, setArea] = useWorkArea(me, kinds)
  const [view, setView] = useState<View>('activities')
  const bar = <AreaBar me={me} kinds={kinds} code={area} onChoose={setArea} />
  if (levelOf(area) === 'city')
    return (
      <>
        {bar}
        <AreaList key={area} area={area} title='选一个区' onChoose={setArea} />
      </>
    )
  const manages = reaches(me.roles, managingRoles, area)
  return (
    <>
      {bar}
      <Tabs label='看什么' tabs={tabs} current={view} onChoose={setView} />
      {view === 'activities' && <ActivitiesOf key={area} area={area} manages={manages} />}
      {view === 'teams' && <TeamsOf key={area} area={area} manages={manages} />}
      {view === 'figures' && <Figures key={area} area={area} />}
    </>
  )
}
