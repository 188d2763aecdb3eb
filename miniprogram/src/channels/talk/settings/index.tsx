import { Gate } from '../../../session/gate.tsx'
import { Page } from '../../../ui/page/page.tsx'
import { Blocked } from './blocked.tsx'
import { Quiet } from './quiet.tsx'

export default function SettingsPage() {
  return (
    <Page title='频道设置'>
      <Gate>
        {(me) => (
          <>
            <Quiet key={`quiet ${me.id}`} />
            <Blocked key={`blocked ${me.id}`} />
          </>
        )}
      </Gate>
    </Page>
  )
}
