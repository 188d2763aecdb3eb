/** The report of a month: how fast alerts were answered in an area, by grid, drills apart; and every step that failed. */
import { useState } from 'react'
import { levelOf } from '../../../../shared/areas/code.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { overseeingRoles } from '../../../../shared/roles/roles.ts'
import { AreaList } from '../../areas/parts/area-list.tsx'
import { clock } from '../../platform/clock.ts'
import { MonthBar } from '../../ui/parts/month-bar.tsx'
import { monthOf } from '../../words/month.ts'
import { AreaBar } from '../../work/area-bar.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { useWorkArea } from '../../work/use-work-area.ts'
import { ReportView } from './report-view.tsx'

export default function Report() {
  return <StaffPage tool='alertReport'>{(me) => <ReportOf key={me.id} me={me} />}</StaffPage>
}

function ReportOf({ me }: { me: Me }) {
  const [area, setArea] = useWorkArea(me, overseeingRoles)
  const [month, setMonth] = useState(() => monthOf(clock.now()))
  const bar = <AreaBar me={me} kinds={overseeingRoles} code={area} onChoose={setArea} />
  if (levelOf(area) === 'city')
    return (
      <>
        {bar}
        <AreaList key={area} area={area} title='选一个区' onChoose={setArea} />
      </>
    )
  return (
    <>
      {bar}
      <MonthBar month={month} onChoose={setMonth} />
      <ReportView key={`${area} ${month}`} area={area} month={month} />
    </>
  )
}
