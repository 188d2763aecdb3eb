import { levelOf } from '../../../../shared/areas/code.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { overseeingRoles } from '../../../../shared/roles/roles.ts'
import { AreaWay } from '../../work/area-way.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { useWorkArea } from '../../work/use-work-area.ts'
import { AreaList } from '../parts/area-list.tsx'
import { CoverageView } from './coverage-view.tsx'

export default function Coverage() {
  return <StaffPage tool='coverage'>{(me) => <CoverageOf key={me.id} me={me} />}</StaffPage>
}

function CoverageOf({ me }: { me: Me }) {
  const [area, setArea] = useWorkArea(me, overseeingRoles)
  return (
    <>
      <AreaWay me={me} kinds={overseeingRoles} code={area} onChoose={setArea} />
      {levelOf(area) === 'city' ? (
        <AreaList key={area} area={area} title='选一个区' onChoose={setArea} />
      ) : (
        <CoverageView key={area} me={me} area={area} onChoose={setArea} />
      )}
    </>
  )
}
