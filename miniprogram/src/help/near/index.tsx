/** What neighbours need help with now, nearest first; and the ways to all else of helping. */
import { Gate } from '../../session/gate.tsx'
import { Page } from '../../ui/page/page.tsx'
import { Near } from './near.tsx'

export default function NearPage() {
  return (
    <Page title='邻里互助' warned='whole'>
      <Gate>{(me) => <Near key={me.id} me={me} />}</Gate>
    </Page>
  )
}
