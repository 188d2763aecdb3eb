import { levelOf, parentOf } from '../../../../shared/areas/code.ts'
import { approverRoles } from '../../../../shared/households/approvers.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { AreaList } from '../../areas/parts/area-list.tsx'
import { useWide } from '../../platform/wide.ts'
import { Empty } from '../../ui/parts/states.tsx'
import { AreaWay } from '../../work/area-way.tsx'
import { Columns } from '../../work/columns.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { useWorkArea } from '../../work/use-work-area.ts'
import { BuildingRoster } from './building-roster.tsx'

export default function Roster() {
  return <StaffPage tool='roster'>{(me) => <RosterOf key={me.id} me={me} />}</StaffPage>
}

/** The way down to a building, and its households. */
function RosterOf({ me }: { me: Me }) {
  const wide = useWide()
  const [area, setArea] = useWorkArea(me, approverRoles)
  const building = levelOf(area) === 'building' ? area : undefined
  // Beside a building stand those of its grid.
  const above = building ? (parentOf(building) ?? area) : area
  const list = <AreaList key={above} area={above} title='选一栋楼' chosen={building} onChoose={setArea} />
  const roster = building && <BuildingRoster key={building} me={me} building={building} />
  return (
    <>
      <AreaWay me={me} kinds={approverRoles} code={area} onChoose={setArea} />
      {wide ? (
        <Columns first={list} second={roster ?? <Empty icon='book-user' title='从左边选一栋楼' />} />
      ) : (
        (roster ?? list)
      )}
    </>
  )
}
