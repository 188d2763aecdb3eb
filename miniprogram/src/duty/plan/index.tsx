/** The duty plan of an area and of those below it, week by week: who is there when, and the hours in which nobody is. */
import { useState } from 'react'
import { levelOf } from '../../../../shared/areas/code.ts'
import type { PlanRow, Shift } from '../../../../shared/duty/contract.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { reaches } from '../../../../shared/roles/policy.ts'
import { managingRoles, overseeingRoles } from '../../../../shared/roles/roles.ts'
import { clock } from '../../platform/clock.ts'
import { useWide } from '../../platform/wide.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Head } from '../../ui/parts/head.tsx'
import { Buttons, Soft } from '../../ui/parts/prose.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { dayAfter, dayOf, mondayOf, weekWords } from '../../words/day.ts'
import { AreaBar } from '../../work/area-bar.tsx'
import { GapsIn } from '../../work/gap-warnings.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { useWorkArea } from '../../work/use-work-area.ts'
import { Board } from './board.tsx'
import { Gaps } from './gaps.tsx'
import { usePlan, WEEK } from './plan-of.ts'
import { RemoveShift } from './remove-shift.tsx'
import { ShiftSheet } from './shift-sheet.tsx'
import { Week } from './week.tsx'

export default function Plan() {
  return <StaffPage tool='plan'>{(me) => <PlanOf key={me.id} me={me} />}</StaffPage>
}

function PlanOf({ me }: { me: Me }) {
  const [code, setCode] = useWorkArea(me, overseeingRoles)
  const [monday, setMonday] = useState(() => mondayOf(dayOf(clock.now())))
  const [written, setWritten] = useState(0)
  const wide = useWide()
  const level = levelOf(code)
  // The board of a wide screen marks them itself. Above a community a gap of an area says little: it may be covered grid by grid.
  const gaps = !wide && reaches(me.roles, managingRoles, code) && (level === 'community' || level === 'grid')
  return (
    <>
      <AreaBar me={me} kinds={overseeingRoles} code={code} below={['street', 'community', 'grid']} onChoose={setCode} />
      <GapsIn key={`${code} ${written}`} me={me} area={code} />
      {gaps && <Gaps area={code} written={written} />}
      <Head title={weekWords(monday)}>
        <Buttons>
          <Button onTap={() => setMonday(dayAfter(monday, -WEEK))}>上周</Button>
          <Button onTap={() => setMonday(dayAfter(monday, WEEK))}>下周</Button>
        </Buttons>
      </Head>
      <WeekOf
        key={`${code}-${monday}`}
        me={me}
        area={code}
        monday={monday}
        written={written}
        onArea={setCode}
        onChanged={() => setWritten((count) => count + 1)}
      />
    </>
  )
}

function WeekOf({
  me,
  area,
  monday,
  written,
  onArea,
  onChanged,
}: {
  me: Me
  area: string
  monday: string
  written: number
  onArea: (code: string) => void
  onChanged: () => void
}) {
  const wide = useWide()
  const { reading, reread } = usePlan(area, monday, written)
  const [adding, setAdding] = useState<{ row: PlanRow; day: string }>()
  const [removing, setRemoving] = useState<Shift>()
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  const shown = {
    plan: reading.value,
    area,
    monday,
    onArea,
    manages: (code: string) => reaches(me.roles, managingRoles, code),
    onAdd: (row: PlanRow, day: string) => setAdding({ row, day }),
    onRemove: setRemoving,
  }
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={reread} />}
      {wide ? <Board {...shown} /> : <Week {...shown} />}
      <Soft>一个片区在上级有人值班的时段也算有人：那里的求助会转给上级的值班人员。</Soft>
      {adding && (
        <ShiftSheet
          area={{ code: adding.row.code, name: adding.row.fullName }}
          day={adding.day}
          onPlanned={onChanged}
          onClose={() => setAdding(undefined)}
        />
      )}
      {removing && (
        <RemoveShift key={removing.id} shift={removing} onRemoved={onChanged} onClose={() => setRemoving(undefined)} />
      )}
    </>
  )
}
