/** The duty plan of an area, week by week: who is there when, and the hours in which nobody is. */
import { useState } from 'react'
import type { Me } from '../../../../shared/people/contract.ts'
import { managingRoles, overseeingRoles } from '../../../../shared/roles/roles.ts'
import { clock } from '../../platform/clock.ts'
import { Box } from '../../ui/base/box.tsx'
import { AreaField, areasOf } from '../../ui/parts/area-field.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { dayAfter, dayOf, dayWords, mondayOf } from '../../words/day.ts'
import { StaffPage } from '../../work/staff-page.tsx'
import { Gaps } from './gaps.tsx'
import style from './plan.module.scss'
import { ShiftSheet } from './shift-sheet.tsx'
import { Week } from './week.tsx'

export default function Plan() {
  return <StaffPage tool='plan'>{(me) => <PlanOf key={me.id} me={me} />}</StaffPage>
}

const WEEK = 7

function PlanOf({ me }: { me: Me }) {
  const own = areasOf(me.roles, overseeingRoles)
  const [first] = own
  const [picked, setPicked] = useState<typeof first>()
  const [monday, setMonday] = useState(() => mondayOf(dayOf(clock.now())))
  const [adding, setAdding] = useState<string>()
  const [written, setWritten] = useState(0)
  const area = picked ?? first
  if (!area) return null
  const manages = areasOf(me.roles, managingRoles).some(({ code }) => area.code.startsWith(code))
  return (
    <>
      <AreaField
        label='看哪个片区的值班'
        own={own}
        below={['street', 'community', 'grid']}
        chosen={area}
        onChoose={setPicked}
      />
      {manages && <Gaps area={area.code} written={written} />}
      <Box className={style.weekHead}>
        <Button icon='chevron-left' label='上一周' onTap={() => setMonday(dayAfter(monday, -WEEK))}>
          上周
        </Button>
        <Box as='h2' className={style.weekName}>
          {dayWords(monday)} 起一周
        </Box>
        <Button label='下一周' onTap={() => setMonday(dayAfter(monday, WEEK))}>
          下周
        </Button>
      </Box>
      <Week
        key={`${area.code}-${monday}-${written}`}
        area={area.code}
        monday={monday}
        manages={manages}
        onAdd={setAdding}
        onChanged={() => setWritten((count) => count + 1)}
      />
      {adding && (
        <ShiftSheet
          area={area}
          day={adding}
          onPlanned={() => setWritten((count) => count + 1)}
          onClose={() => setAdding(undefined)}
        />
      )}
    </>
  )
}
