/** The households of a building that no WeChat message can be sent to: whom to ask at the door before there is something to tell. */
import { useRouter } from '@tarojs/taro'
import { StaffPage } from '../../work/staff-page.tsx'
import { Unpushable } from './unpushable.tsx'

export default function UnpushablePage() {
  const { params } = useRouter()
  return (
    <StaffPage tool='notices' title='收不到消息的住户'>
      {() => <Unpushable building={params.building ?? ''} />}
    </StaffPage>
  )
}
