import { useRouter } from '@tarojs/taro'
import { Gate } from '../../session/gate.tsx'
import { Page } from '../../ui/page/page.tsx'
import { HoldingView } from './holding-view.tsx'

export default function HoldingPage() {
  const { params } = useRouter()
  const id = params.id ?? ''
  return (
    <Page title='岗位认领'>
      <Gate>{(me) => <HoldingView key={`${me.id} ${id}`} me={me} holdingId={id} />}</Gate>
    </Page>
  )
}
