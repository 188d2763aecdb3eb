/** What my building lends: things with a photo, asked for until a day. */
import { Gate } from '../../session/gate.tsx'
import { Page } from '../../ui/page/page.tsx'
import { Shelf } from './shelf.tsx'

export default function ShelfPage() {
  return (
    <Page title='共享物品'>
      <Gate>{(me) => <Shelf key={me.id} me={me} />}</Gate>
    </Page>
  )
}
