/** A roll call, area by area down to the building: how many are safe, need help, said nothing; and the way to the doors. */
import { useRouter } from '@tarojs/taro'
import { levelOf } from '../../../../shared/areas/code.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { overseeingRoles } from '../../../../shared/roles/roles.ts'
import { AreaList } from '../../areas/parts/area-list.tsx'
import { AreaWay } from '../../work/area-way.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { useWorkArea } from '../../work/use-work-area.ts'
import { RollView } from './roll-view.tsx'

export default function RollPage() {
  return (
    <StaffPage tool='wall' title='报平安'>
      {(me) => <RollOf key={me.id} me={me} />}
    </StaffPage>
  )
}

function RollOf({ me }: { me: Me }) {
  const { params } = useRouter()
  const [area, setArea] = useWorkArea(me, overseeingRoles)
  return (
    <>
      <AreaWay me={me} kinds={overseeingRoles} code={area} onChoose={setArea} />
      {levelOf(area) === 'city' ? (
        <AreaList key={area} area={area} title='选一个区' onChoose={setArea} />
      ) : (
        <RollView key={area} me={me} rollId={params.id ?? ''} area={area} onChoose={setArea} />
      )}
    </>
  )
}
