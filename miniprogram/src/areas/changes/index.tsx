import { useRouter } from '@tarojs/taro'
import { ancestorAt } from '../../../../shared/areas/code.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { overseeingRoles } from '../../../../shared/roles/roles.ts'
import { AreaWay } from '../../work/area-way.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { useWorkArea } from '../../work/use-work-area.ts'
import { AreaList } from '../parts/area-list.tsx'
import { Changes } from './changes.tsx'

export default function AreaChanges() {
  const { params } = useRouter()
  return (
    <StaffPage tool='areaTree' title='调整历史'>
      {(me) => <ChangesOf key={`${me.id}-${params.area}`} me={me} />}
    </StaffPage>
  )
}

function ChangesOf({ me }: { me: Me }) {
  const [area, setArea] = useWorkArea(me, overseeingRoles)
  const community = ancestorAt(area, 'community')
  return (
    <>
      <AreaWay me={me} kinds={overseeingRoles} code={community ?? area} onChoose={setArea} />
      {community ? (
        <Changes key={community} community={community} />
      ) : (
        <AreaList key={area} area={area} title='选一个社区' onChoose={setArea} />
      )}
    </>
  )
}
