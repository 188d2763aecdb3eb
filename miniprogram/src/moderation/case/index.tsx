import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { Me } from '../../../../shared/people/person.ts'
import { api } from '../../api/api.ts'
import { useNow } from '../../live/use-now.ts'
import { goInstead, paths } from '../../paths.ts'
import { StaffPage } from '../../work/staff-page.tsx'
import { AboutPost } from './about-post.tsx'
import { Decide } from './decide.tsx'
import { PostCase } from './post-case.tsx'
import { useModerated } from './use-moderated.ts'

export default function ModerationCasePage() {
  const { params } = useRouter()
  return <StaffPage tool='moderation'>{(me) => <Case key={me.id} me={me} postId={params.id ?? ''} />}</StaffPage>
}

function Case({ me, postId }: { me: Me; postId: string }) {
  const now = useNow()
  const opened = useModerated(postId)
  const [next, setNext] = useState<string>()
  const { moderated, decided, decide } = opened

  /** What waits beside this one. */
  async function findNext() {
    const queue = await api.call('listModerationQueue', { query: { limit: 2 } })
    setNext(queue.ok ? queue.value.items.find(({ id }) => id !== postId)?.id : undefined)
  }
  return (
    <PostCase opened={opened}>
      {moderated && (
        <>
          <AboutPost moderated={moderated} />
          <Decide
            me={me}
            moderated={moderated}
            now={now}
            decided={decided}
            onDecided={(decision) => {
              decide(decision)
              void findNext()
            }}
            onChanged={opened.reread}
            onNext={next ? () => goInstead(paths.moderationCase(next)) : undefined}
          />
        </>
      )}
    </PostCase>
  )
}
