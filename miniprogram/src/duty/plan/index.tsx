/** The duty plan of an area, week by week: who is there when, and the hours in which nobody is. */
import { useState } from 'react'
import { ancestorAt, levelOf } from '../../../../shared/areas/code.ts'
import type { Me } from '../../../../shared/people/contract.ts'
import { reaches } from '../../../../shared/roles/policy.ts'
import { managingRoles, overseeingRoles } from '../../../../shared/roles/roles.ts'
import { AreaList } from '../../areas/parts/area-list.tsx'
import { clock } from '../../platform/clock.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Head } from '../../ui/parts/head.tsx'
import { Buttons, Soft } from '../../ui/parts/prose.tsx'
import { dayAfter, dayOf, mondayOf, weekWords } from '../../words/day.ts'
import { AreaBar, useAreaName } from '../../work/area-bar.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { useWorkArea } from '../../work/use-work-area.ts'
import { Gaps } from './gaps.tsx'
import { ShiftSheet } from './shift-sheet.tsx'
import { Week } from './week.tsx'

export default function Plan() {
  return <StaffPage tool='plan'>{(me) => <PlanOf key={me.id} me={me} />}</StaffPage>
}

const WEEK = 7

function PlanOf({ me }: { me: Me }) {
  const [code, setCode] = useWorkArea(me, overseeingRoles)
  // Duty is stood in a community or in one of its grids; whoever oversees more goes down to one.
  if (ancestorAt(code, 'community')) return <Weeks key={code} me={me} code={code} onArea={setCode} />
  return (
    <>
      <AreaBar me={me} kinds={overseeingRoles} code={code} onChoose={setCode} />
      <AreaList key={code} area={code} title='看哪里的值班' onChoose={setCode} />
    </>
  )
}

function Weeks({ me, code, onArea }: { me: Me; code: string; onArea: (code: string) => void }) {
  const name = useAreaName(code)
  const [monday, setMonday] = useState(() => mondayOf(dayOf(clock.now())))
  const [adding, setAdding] = useState<string>()
  const [written, setWritten] = useState(0)
  const manages = reaches(me.roles, managingRoles, code)
  const changed = () => setWritten((count) => count + 1)
  return (
    <>
      <AreaBar me={me} kinds={overseeingRoles} code={code} below={['grid']} onChoose={onArea} />
      {manages && <Gaps area={code} written={written} />}
      <Head title={weekWords(monday)}>
        <Buttons>
          <Button onTap={() => setMonday(dayAfter(monday, -WEEK))}>上周</Button>
          <Button onTap={() => setMonday(dayAfter(monday, WEEK))}>下周</Button>
        </Buttons>
      </Head>
      {levelOf(code) === 'community' && <Soft>这里是社区的班，各网格的班在网格里排。</Soft>}
      <Week
        key={`${monday}-${written}`}
        area={code}
        monday={monday}
        manages={manages}
        onAdd={setAdding}
        onChanged={changed}
      />
      {adding && (
        <ShiftSheet area={{ code, name }} day={adding} onPlanned={changed} onClose={() => setAdding(undefined)} />
      )}
    </>
  )
}
