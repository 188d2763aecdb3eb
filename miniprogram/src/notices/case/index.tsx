import { useRouter } from '@tarojs/taro'
import { StaffPage } from '../../work/staff-page.tsx'
import { NoticeCase } from './notice-case.tsx'

export default function Case() {
  const { params } = useRouter()
  return (
    <StaffPage tool='notices' title='通知办理'>
      {(me) => <NoticeCase key={`${me.id}-${params.id}`} noticeId={params.id ?? ''} />}
    </StaffPage>
  )
}
