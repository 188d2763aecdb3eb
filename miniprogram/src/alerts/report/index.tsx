/** The report of a month: how fast alerts were answered in an area, by grid, drills apart; and every step that failed. */
import { useState } from 'react'
import { levelOf } from '../../../../shared/areas/code.ts'
import type { Me } from '../../../../shared/people/contract.ts'
import { overseeingRoles } from '../../../../shared/roles/roles.ts'
import { AreaList } from '../../areas/parts/area-list.tsx'
import { clock } from '../../platform/clock.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { AreaBar } from '../../work/area-bar.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { useWorkArea } from '../../work/use-work-area.ts'
import { monthBeside, monthOf, monthWords } from './month.ts'
import style from './report.module.scss'
import { ReportView } from './report-view.tsx'

export default function Report() {
  return <StaffPage tool='alertReport'>{(me) => <ReportOf key={me.id} me={me} />}</StaffPage>
}

function ReportOf({ me }: { me: Me }) {
  const [area, setArea] = useWorkArea(me, overseeingRoles)
  const last = monthOf(clock.now())
  const [month, setMonth] = useState(last)
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
      <Box className={style.month}>
        <Button icon='chevron-left' label='上个月' onTap={() => setMonth(monthBeside(month, -1))}>
          上月
        </Button>
        <Box as='h2' className={style.name}>
          {monthWords(month)}
        </Box>
        <Button label='下个月' disabled={month >= last} onTap={() => setMonth(monthBeside(month, 1))}>
          下月
        </Button>
      </Box>
      <ReportView key={`${area} ${month}`} area={area} month={month} />
    </>
  )
}
