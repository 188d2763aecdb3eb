import { Gate } from '../../session/gate.tsx'
import { Page } from '../../ui/page/page.tsx'
import { OpenForm } from './open-form.tsx'

export default function OpenTicket() {
  return (
    <Page title='提诉求'>
      <Gate>{(me) => <OpenForm key={me.id} me={me} />}</Gate>
    </Page>
  )
}
