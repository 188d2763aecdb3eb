import { useRouter } from '@tarojs/taro'
import { StaffPage } from '../../work/staff-page.tsx'
import { HouseholdRecord } from './household-record.tsx'

/** Reached by a tap that asks for it, so the record is shown at once. */
export default function HouseholdPage() {
  const { params } = useRouter()
  return (
    <StaffPage tool='roster' title='这一户'>
      {(me) => <HouseholdRecord me={me} household={params.household ?? ''} />}
    </StaffPage>
  )
}
