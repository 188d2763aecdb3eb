import { useRouter } from '@tarojs/taro'
import { Gate } from '../../session/gate.tsx'
import { Page } from '../../ui/page/page.tsx'
import { OneRequest } from './one-request.tsx'

export default function MyRequest() {
  const { params } = useRouter()
  return (
    <Page title='请求详情'>
      <Gate>{(me) => <OneRequest key={me.id} requestId={params.id ?? ''} />}</Gate>
    </Page>
  )
}
