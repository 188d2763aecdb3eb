import { useRouter } from '@tarojs/taro'
import { Gate } from '../../session/gate.tsx'
import { Page } from '../../ui/page/page.tsx'
import { PostView } from './post-view.tsx'

export default function PostPage() {
  const { params } = useRouter()
  const id = params.id ?? ''
  return (
    <Page title='服务岗位'>
      <Gate>{(me) => <PostView key={`${me.id} ${id}`} me={me} postId={id} />}</Gate>
    </Page>
  )
}
