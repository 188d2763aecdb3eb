/** Adding a service post to a grid, or changing one. */
import { useRouter } from '@tarojs/taro'
import { api } from '../../api/api.ts'
import { useReading } from '../../live/use-reading.ts'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { PostForm } from './post-form.tsx'

export default function EditPostPage() {
  const { params } = useRouter()
  const id = params.id
  return (
    <StaffPage tool='wishes' form title={id ? '修改岗位' : '设立岗位'}>
      {(me) => (id ? <ChangeOf key={id} me={me} postId={id} /> : <PostForm key={me.id} me={me} />)}
    </StaffPage>
  )
}

function ChangeOf({ me, postId }: { me: Parameters<typeof PostForm>[0]['me']; postId: string }) {
  const { reading, reread } = useReading(() => api.call('getServicePost', { params: { servicePostId: postId } }), {
    key: postId,
    cares: () => false,
  })
  if (reading.state === 'loading') return <Skeleton cards={1} />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={() => void reread()} />
  return <PostForm me={me} post={reading.value} />
}
