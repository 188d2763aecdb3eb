import { useRouter } from '@tarojs/taro'
import { Gate } from '../../../session/gate.tsx'
import { Page } from '../../../ui/page/page.tsx'
import { Thread } from './thread.tsx'

export default function ThreadPage() {
  const { params } = useRouter()
  return (
    <Page title='回复' fill>
      <Gate>{(me) => <Thread key={me.id} me={me} postId={params.id ?? ''} reply={params.reply} />}</Gate>
    </Page>
  )
}
