import { useRouter } from '@tarojs/taro'
import { Gate } from '../../session/gate.tsx'
import { Page } from '../../ui/page/page.tsx'
import { WishView } from './wish-view.tsx'

export default function WishPage() {
  const { params } = useRouter()
  const id = params.id ?? ''
  return (
    <Page title='微心愿'>
      <Gate>{(me) => <WishView key={`${me.id} ${id}`} me={me} wishId={id} />}</Gate>
    </Page>
  )
}
