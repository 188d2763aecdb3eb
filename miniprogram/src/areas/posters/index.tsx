import { levelOf } from '../../../../shared/areas/code.ts'
import { approverRoles } from '../../../../shared/households/approvers.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { AreaWay } from '../../work/area-way.tsx'
import { Columns } from '../../work/columns.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { useWorkArea } from '../../work/use-work-area.ts'
import { AreaList } from '../parts/area-list.tsx'
import { MakePosters } from './make-posters.tsx'

export default function Posters() {
  return <StaffPage tool='posters'>{(me) => <PostersOf key={me.id} me={me} />}</StaffPage>
}

const below = { community: '只要一个网格的', grid: '只要一栋楼的' } as const

/** Posters of a community, a grid or a building, and the way down to it. */
function PostersOf({ me }: { me: Me }) {
  const [area, setArea] = useWorkArea(me, approverRoles)
  const level = levelOf(area)
  const posters = level === 'community' || level === 'grid' || level === 'building'
  return (
    <>
      <AreaWay me={me} kinds={approverRoles} code={area} onChoose={setArea} />
      {posters ? (
        <Columns
          even
          first={<MakePosters key={area} area={area} />}
          second={level !== 'building' && <AreaList key={area} area={area} title={below[level]} onChoose={setArea} />}
        />
      ) : (
        <AreaList key={area} area={area} title='选一个社区' onChoose={setArea} />
      )}
    </>
  )
}
