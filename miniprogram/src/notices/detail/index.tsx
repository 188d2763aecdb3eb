import { useRouter } from '@tarojs/taro'
import { Gate } from '../../session/gate.tsx'
import { Page } from '../../ui/page/page.tsx'
import { OneNotice } from './one-notice.tsx'

export default function Detail() {
  const { params } = useRouter()
  return (
    <Page title='通知'>
      <Gate>{(me) => <OneNotice key={me.id} me={me.id} noticeId={params.id ?? ''} />}</Gate>
    </Page>
  )
}
