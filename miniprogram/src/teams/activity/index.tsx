import { useRouter } from '@tarojs/taro'
import { Gate } from '../../session/gate.tsx'
import { Page } from '../../ui/page/page.tsx'
import { ActivityCase } from './activity-case.tsx'

export default function ActivityPage() {
  const { params } = useRouter()
  const id = params.id ?? ''
  return (
    <Page title='活动'>
      <Gate>{(me) => <ActivityCase key={`${me.id} ${id}`} activityId={id} />}</Gate>
    </Page>
  )
}
