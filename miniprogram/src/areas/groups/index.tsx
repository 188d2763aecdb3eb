import { useRouter } from '@tarojs/taro'
import { ancestorAt } from '../../../../shared/areas/code.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { overseeingRoles } from '../../../../shared/roles/roles.ts'
import { AreaWay } from '../../work/area-way.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { useWorkArea } from '../../work/use-work-area.ts'
import { AreaList } from '../parts/area-list.tsx'
import { Groups } from './groups.tsx'

export default function GridGroups() {
  const { params } = useRouter()
  return (
    <StaffPage tool='areaTree' title='网格组'>
      {(me) => <GroupsOf key={`${me.id}-${params.area}`} me={me} />}
    </StaffPage>
  )
}

function GroupsOf({ me }: { me: Me }) {
  const [area, setArea] = useWorkArea(me, overseeingRoles)
  const community = ancestorAt(area, 'community')
  return (
    <>
      <AreaWay me={me} kinds={overseeingRoles} code={community ?? area} onChoose={setArea} />
      {community ? (
        <Groups key={community} me={me} community={community} />
      ) : (
        <AreaList key={area} area={area} title='选一个社区' onChoose={setArea} />
      )}
    </>
  )
}
