/** An incident: its alerts, the notices and the roll call that went out from it, what happened, and the way back to 平. */
import { useRouter } from '@tarojs/taro'
import type { Me } from '../../../../shared/people/person.ts'
import { StaffPage } from '../../work/staff-page.tsx'
import { IncidentCase } from './incident-case.tsx'

export default function IncidentPage() {
  const { params } = useRouter()
  return (
    <StaffPage tool='wall' title='突发事件'>
      {(me: Me) => <IncidentCase key={me.id} me={me} incidentId={params.id ?? ''} />}
    </StaffPage>
  )
}
