/** How far a notice or a warning got, area by area down to the building: a map-like grid, a table, bars, a file; and the way to the doors. */
import { useRouter } from '@tarojs/taro'
import { levelOf } from '../../../../shared/areas/code.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { overseeingRoles } from '../../../../shared/roles/roles.ts'
import { AreaList } from '../../areas/parts/area-list.tsx'
import { AreaWay } from '../../work/area-way.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { useWorkArea } from '../../work/use-work-area.ts'
import { toolOf } from '../parts/announcement.tsx'
import { ReachView } from './reach-view.tsx'

export default function Reach() {
  const { params } = useRouter()
  return (
    <StaffPage tool={toolOf(params.id)} title='送达情况'>
      {(me) => <ReachOf key={me.id} me={me} />}
    </StaffPage>
  )
}

function ReachOf({ me }: { me: Me }) {
  const { params } = useRouter()
  const [area, setArea] = useWorkArea(me, overseeingRoles)
  return (
    <>
      <AreaWay me={me} kinds={overseeingRoles} code={area} onChoose={setArea} />
      {levelOf(area) === 'city' ? (
        <AreaList key={area} area={area} title='选一个区' onChoose={setArea} />
      ) : (
        <ReachView key={area} me={me} announcementId={params.id ?? ''} area={area} onChoose={setArea} />
      )}
    </>
  )
}
