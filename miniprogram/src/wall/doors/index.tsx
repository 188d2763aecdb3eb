/** The doors of a building to knock at in a roll call: who said nothing, who needs help; noted one by one, shared by all who walk. */
import { useRouter } from '@tarojs/taro'
import { StaffPage } from '../../work/staff-page.tsx'
import { RollDoors } from './roll-doors.tsx'

export default function DoorsPage() {
  const { params } = useRouter()
  return (
    <StaffPage tool='wall' title='报平安走访名单'>
      {() => <RollDoors rollId={params.id ?? ''} building={params.building ?? ''} />}
    </StaffPage>
  )
}
