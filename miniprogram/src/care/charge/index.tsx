import { useRouter } from '@tarojs/taro'
import { StaffPage } from '../../work/staff-page.tsx'
import { ChargeNotes } from './charge-notes.tsx'

/** What to mind of one whom I care for (`subject`). Reached by a tap that asks for it, so it is shown at once. */
export default function ChargePage() {
  const { params } = useRouter()
  const subject = params.subject ?? ''
  return (
    <StaffPage tool='charges' title='照护信息' form>
      {(me) => <ChargeNotes key={`${me.id}-${subject}`} subject={subject} />}
    </StaffPage>
  )
}
