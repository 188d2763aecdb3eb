import { ancestorAt } from '../../../../shared/areas/code.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { reaches } from '../../../../shared/roles/policy.ts'
import { overseeingRoles } from '../../../../shared/roles/roles.ts'
import { AreaWay } from '../../work/area-way.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { useWorkArea } from '../../work/use-work-area.ts'
import { AreaList } from '../parts/area-list.tsx'
import { CommunityEditor } from './community-editor.tsx'
import { GridEditor } from './grid-editor.tsx'

export default function AreaTree() {
  return <StaffPage tool='areaTree'>{(me) => <Tree key={me.id} me={me} />}</StaffPage>
}

/** The way down to a community, and its editor; a grid worker sees the grid alone. */
function Tree({ me }: { me: Me }) {
  const [area, setArea] = useWorkArea(me, overseeingRoles)
  const community = ancestorAt(area, 'community')
  const grid = ancestorAt(area, 'grid')
  return (
    <>
      <AreaWay me={me} kinds={overseeingRoles} code={grid ?? area} onChoose={setArea} />
      {community === undefined ? (
        <AreaList key={area} area={area} title='选一个社区' onChoose={setArea} />
      ) : reaches(me.roles, overseeingRoles, community) ? (
        <CommunityEditor key={community} me={me} community={community} grid={grid} onArea={setArea} />
      ) : (
        grid && <GridEditor key={grid} me={me} grid={grid} onChanged={() => undefined} onClosed={() => undefined} />
      )}
    </>
  )
}
