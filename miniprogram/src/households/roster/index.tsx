import { levelOf } from '../../../../shared/areas/code.ts'
import { approverRoles } from '../../../../shared/households/approvers.ts'
import type { Me } from '../../../../shared/people/contract.ts'
import { AreaList } from '../../areas/parts/area-list.tsx'
import { AreaWay } from '../../work/area-way.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { useWorkArea } from '../../work/use-work-area.ts'
import { BuildingRoster } from './building-roster.tsx'

export default function Roster() {
  return <StaffPage tool='roster'>{(me) => <RosterOf key={me.id} me={me} />}</StaffPage>
}

/** The way down to a building, and its households. */
function RosterOf({ me }: { me: Me }) {
  const [area, setArea] = useWorkArea(me, approverRoles)
  return (
    <>
      <AreaWay me={me} kinds={approverRoles} code={area} onChoose={setArea} />
      {levelOf(area) === 'building' ? (
        <BuildingRoster key={area} me={me} building={area} />
      ) : (
        <AreaList key={area} area={area} title='选一栋楼' onChoose={setArea} />
      )}
    </>
  )
}
