/** Helping in an area of mine: what is open and ageing, what became of it by the month, who is asked often, whom staff know. */
import { useState } from 'react'
import { ancestorAt, levelOf } from '../../../../shared/areas/code.ts'
import { helpStaffRoles } from '../../../../shared/help/contract.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { reaches } from '../../../../shared/roles/policy.ts'
import { managingRoles, overseeingRoles } from '../../../../shared/roles/roles.ts'
import { AreaList } from '../../areas/parts/area-list.tsx'
import { Tabs } from '../../ui/parts/tabs.tsx'
import { AreaBar } from '../../work/area-bar.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { tools } from '../../work/tools.ts'
import { useWorkArea } from '../../work/use-work-area.ts'
import { Figures } from './figures.tsx'
import { OftenAsked } from './often-asked.tsx'
import { Requests } from './requests.tsx'
import { Vetting } from './vetting.tsx'

export default function HelpDesk() {
  return <StaffPage tool='help'>{(me) => <Desk key={me.id} me={me} />}</StaffPage>
}

type View = 'requests' | 'figures' | 'often' | 'vetting'

function Desk({ me }: { me: Me }) {
  const kinds = tools.help.roles
  const [area, setArea] = useWorkArea(me, kinds)
  const [view, setView] = useState<View>('requests')
  const community = ancestorAt(area, 'community')
  const bar = <AreaBar me={me} kinds={kinds} code={area} onChoose={setArea} />
  if (levelOf(area) === 'city')
    return (
      <>
        {bar}
        <AreaList key={area} area={area} title='选一个区' onChoose={setArea} />
      </>
    )
  const tabs: (readonly [View, string])[] = [['requests', '互助']]
  if (reaches(me.roles, overseeingRoles, area)) tabs.push(['figures', '月度数据'])
  if (!community || reaches(me.roles, helpStaffRoles, community)) tabs.push(['often', '谁帮得多'])
  if (!community || reaches(me.roles, managingRoles, community)) tabs.push(['vetting', '核实过的帮手'])
  const shown = tabs.some(([tab]) => tab === view) ? view : 'requests'
  const below = (title: string) => <AreaList key={area} area={area} title={title} onChoose={setArea} />
  return (
    <>
      {bar}
      {tabs.length > 1 && <Tabs label='看什么' tabs={tabs} current={shown} onChoose={setView} />}
      {shown === 'requests' && <Requests key={area} area={area} />}
      {shown === 'figures' && <Figures key={area} area={area} />}
      {shown === 'often' && (community ? <OftenAsked key={community} community={community} /> : below('选一个社区'))}
      {shown === 'vetting' && (community ? <Vetting key={community} community={community} /> : below('选一个社区'))}
    </>
  )
}
