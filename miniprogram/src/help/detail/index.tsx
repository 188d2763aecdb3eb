import { useRouter } from '@tarojs/taro'
import { Gate } from '../../session/gate.tsx'
import { Page } from '../../ui/page/page.tsx'
import { HelpCase } from './help-case.tsx'

export default function HelpDetail() {
  const { params } = useRouter()
  const id = params.id ?? ''
  return (
    <Page title='互助详情'>
      <Gate>{(me) => <HelpCase key={`${me.id} ${id}`} me={me} helpId={id} />}</Gate>
    </Page>
  )
}
