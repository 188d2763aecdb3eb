import type { Me } from '../../../shared/people/person.ts'
import { paths } from '../paths.ts'
import { Card } from '../ui/parts/card.tsx'
import { RowLink, Rows } from '../ui/parts/rows.tsx'
import { toolsOf } from './tools.ts'

/** The way to the hub, for whoever has a tool there. */
export function WorkLink({ me }: { me: Me }) {
  const tools = toolsOf(me)
  if (tools.length === 0) return null
  return (
    <Card>
      <Rows>
        <RowLink
          icon='layout-dashboard'
          title='工作台'
          hint={tools
            .slice(0, 4)
            .map(({ word }) => word)
            .join('、')}
          to={paths.work}
        />
      </Rows>
    </Card>
  )
}
