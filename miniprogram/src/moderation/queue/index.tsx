import { useState } from 'react'
import type { ModeratedPost } from '../../../../shared/moderation/contract.ts'
import type { Me } from '../../../../shared/people/contract.ts'
import { useKeys } from '../../platform/keys.ts'
import { useWide } from '../../platform/wide.ts'
import { Empty } from '../../ui/parts/states.tsx'
import { Panes } from '../../work/panes.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { AboutPost } from '../case/about-post.tsx'
import { PostCase } from '../case/post-case.tsx'
import { QueueList } from './queue-list.tsx'
import { useQueue } from './use-queue.ts'

export default function ModerationQueue() {
  const wide = useWide()
  return (
    <StaffPage tool='moderation'>
      {(me) => (wide ? <Desk key={me.id} me={me} /> : <Phone key={me.id} me={me} />)}
    </StaffPage>
  )
}

const Phone = ({ me }: { me: Me }) => <QueueList queue={useQueue(me)} />

/** The queue, the post in its context, and who wrote and reported it. Nothing is opened by itself: a look is kept with its author. */
function Desk({ me }: { me: Me }) {
  const queue = useQueue(me)
  const [postId, setPostId] = useState<string>()
  const [read, setRead] = useState<ModeratedPost>()
  const moderated = read?.card.id === postId ? read : undefined
  const next = queue.items.find(({ id }) => id !== postId)

  function step(by: number) {
    const at = queue.items.findIndex(({ id }) => id === postId)
    const to = queue.items[Math.min(Math.max(at + by, 0), queue.items.length - 1)]
    if (to) setPostId(to.id)
  }
  useKeys({ j: () => step(1), k: () => step(-1) })
  return (
    <Panes
      list={{ label: '待看的发言', children: <QueueList queue={queue} chosen={postId} onOpen={setPostId} /> }}
      main={{
        label: '这条发言',
        children: postId ? (
          <PostCase
            key={postId}
            me={me}
            postId={postId}
            onRead={setRead}
            onDecided={() => void queue.reread()}
            onNext={next && (() => setPostId(next.id))}
          />
        ) : (
          <Empty icon='shield-check' title='从左边选一条发言'>
            打开后能看到前后的发言、举报的理由和作者的情况，查看会留下记录。按 j、k 看下一条、上一条。
          </Empty>
        ),
      }}
      side={{ label: '举报和作者', children: moderated && <AboutPost moderated={moderated} /> }}
    />
  )
}
