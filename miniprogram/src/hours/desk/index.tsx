/** Hours of an area for staff: figures by month and area; what was moved, and corrections of it. */
import { useState } from 'react'
import { levelOf } from '../../../../shared/areas/code.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { reaches } from '../../../../shared/roles/policy.ts'
import { managingRoles, overseeingRoles } from '../../../../shared/roles/roles.ts'
import { AreaList } from '../../areas/parts/area-list.tsx'
import { Tabs } from '../../ui/parts/tabs.tsx'
import { AreaBar } from '../../work/area-bar.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { useWorkArea } from '../../work/use-work-area.ts'
import { FiguresView } from './figures-view.tsx'
import { MovesView } from './moves-view.tsx'

type Part = 'figures' | 'moves'

export default function Desk() {
  return <StaffPage tool='hours'>{(me) => <DeskOf key={me.id} me={me} />}</StaffPage>
}

function DeskOf({ me }: { me: Me }) {
  const [area, setArea] = useWorkArea(me, overseeingRoles)
  const [part, setPart] = useState<Part>('figures')
  const bar = <AreaBar me={me} kinds={overseeingRoles} code={area} onChoose={setArea} />
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
      {manages && (
        <Tabs
          label='看什么'
          tabs={[
            ['figures', '统计'],
            ['moves', '每一笔与更正'],
          ]}
          current={part}
          onChoose={setPart}
        />
      )}
      {part === 'moves' && manages ? <MovesView key={area} area={area} /> : <FiguresView key={area} area={area} />}
    </>
  )
}
