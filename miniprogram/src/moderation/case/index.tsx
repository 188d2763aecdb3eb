import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { ModeratedPost } from '../../../../shared/moderation/contract.ts'
import { api } from '../../api/api.ts'
import { goInstead, paths } from '../../paths.ts'
import { StaffPage } from '../../work/staff-page.tsx'
import { AboutPost } from './about-post.tsx'
import { PostCase } from './post-case.tsx'

export default function ModerationCasePage() {
  const { params } = useRouter()
  const postId = params.id ?? ''
  const [read, setRead] = useState<ModeratedPost>()
  const [next, setNext] = useState<string>()

  /** What waits beside this one. */
  async function findNext() {
    const queue = await api.call('listModerationQueue', { query: { limit: 2 } })
    setNext(queue.ok ? queue.value.items.find(({ id }) => id !== postId)?.id : undefined)
  }
  return (
    <StaffPage tool='moderation'>
      {(me) => (
        <PostCase
          key={postId}
          me={me}
          postId={postId}
          onRead={setRead}
          onDecided={() => void findNext()}
          onNext={next ? () => goInstead(paths.moderationCase(next)) : undefined}
          about={read && <AboutPost moderated={read} />}
        />
      )}
    </StaffPage>
  )
}
