import { useRouter } from '@tarojs/taro'
import { useWide } from '../../platform/wide.ts'
import { Gate } from '../../session/gate.tsx'
import { Page } from '../../ui/page/page.tsx'
import { AlertCase } from './alert-case.tsx'

export default function Answer() {
  const { params } = useRouter()
  const wide = useWide()
  const alertId = params.id ?? ''
  return (
    <Page title='处置求助' wide={wide} warned='not'>
      <Gate>{(me) => <AlertCase key={`${me.id} ${alertId}`} alertId={alertId} columns={wide} />}</Gate>
    </Page>
  )
}
