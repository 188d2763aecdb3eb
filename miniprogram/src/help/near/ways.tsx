import { paths } from '../../paths.ts'
import { Card } from '../../ui/parts/card.tsx'
import { RowLink, Rows } from '../../ui/parts/rows.tsx'

/** The ways to what else there is of helping. */
export const Ways = () => (
  <Card>
    <Rows label='互助'>
      <RowLink icon='clipboard-list' title='我的互助' hint='我发的求助、我帮的忙' to={paths.myHelp()} />
      <RowLink icon='bell' title='随时待命' hint='会什么、什么时候有空，有急事叫您' to={paths.ready} />
    </Rows>
  </Card>
)
