import type { Me } from '../../../../shared/people/person.ts'
import { managingRoles } from '../../../../shared/roles/roles.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/parts/card.tsx'
import { RowLink, Rows } from '../../ui/parts/rows.tsx'
import { AreaBar } from '../../work/area-bar.tsx'
import { Columns } from '../../work/columns.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { useWorkArea } from '../../work/use-work-area.ts'
import { PastImports } from './past-imports.tsx'

export default function Imports() {
  return <StaffPage tool='imports'>{(me) => <ImportsOf key={me.id} me={me} />}</StaffPage>
}

function ImportsOf({ me }: { me: Me }) {
  const [area, setArea] = useWorkArea(me, managingRoles)
  return (
    <>
      <AreaBar
        me={me}
        kinds={managingRoles}
        code={area}
        below={['district', 'street', 'community']}
        onChoose={setArea}
      />
      <Columns
        first={
          <Card title='导入到这个片区'>
            <Rows>
              <RowLink
                icon='book-user'
                title='导入住户名册'
                hint='一行一户：楼栋、单元、室号、登记电话'
                to={paths.newImport('households', area)}
              />
              <RowLink
                icon='network'
                title='导入网格和楼栋'
                hint='一行一个网格或一栋楼：名称、编码、上级'
                to={paths.newImport('areas', area)}
              />
            </Rows>
          </Card>
        }
        second={<PastImports key={area} area={area} />}
      />
    </>
  )
}
