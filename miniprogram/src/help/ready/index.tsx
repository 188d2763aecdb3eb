import { Gate } from '../../session/gate.tsx'
import { Page } from '../../ui/page/page.tsx'
import { Ready } from './ready.tsx'

export default function ReadyPage() {
  return (
    <Page title='随时待命'>
      <Gate>{(me) => <Ready key={me.id} me={me} />}</Gate>
    </Page>
  )
}
