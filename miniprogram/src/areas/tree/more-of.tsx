import { approverRoles } from '../../../../shared/households/approvers.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { reaches } from '../../../../shared/roles/policy.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/parts/card.tsx'
import { RowLink, Rows } from '../../ui/parts/rows.tsx'

/** What else there is about a community's areas. */
export function MoreOf({ me, community }: { me: Me; community: string }) {
  return (
    <Card title='还可以'>
      <Rows>
        <RowLink icon='merge' title='网格组' hint='几个网格合在一起服务' to={paths.gridGroups(community)} />
        <RowLink icon='history' title='调整历史' hint='谁在什么时候改了什么' to={paths.areaChanges(community)} />
        <RowLink icon='chart-column' title='覆盖率' to={paths.coverage(community)} />
        {reaches(me.roles, approverRoles, community) && (
          <RowLink icon='printer' title='门口海报' hint='打印楼栋二维码' to={paths.posters(community)} />
        )}
      </Rows>
    </Card>
  )
}
