import { useState } from 'react'
import type { Me } from '../../../../shared/people/person.ts'
import { useNow } from '../../live/use-now.ts'
import { useKeys } from '../../platform/keys.ts'
import { useWide } from '../../platform/wide.ts'
import { Empty } from '../../ui/parts/states.tsx'
import { Panes } from '../../work/panes.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { AboutPost } from '../case/about-post.tsx'
import { Decide } from '../case/decide.tsx'
import { PostCase } from '../case/post-case.tsx'
import { useModerated } from '../case/use-moderated.ts'
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

/** The queue, the post in its context, the decision. Nothing is opened by itself: a look is kept with its author. */
function Desk({ me }: { me: Me }) {
  const now = useNow()
  const queue = useQueue(me)
  const [postId, setPostId] = useState<string>()
  const opened = useModerated(postId)
  const { moderated, decided, decide } = opened
  const next = queue.items.find(({ id }) => id !== postId)

  function step(by: number) {
    const at = queue.items.findIndex(({ id }) => id === postId)
    const to = queue.items[Math.min(Math.max(at + by, 0), queue.items.length - 1)]
    if (to) setPostId(to.id)
  }
  useKeys({ j: () => step(1), k: () => step(-1) })
  return (
    <Panes
      list={{ label: '待审的发言', children: <QueueList queue={queue} chosen={postId} onOpen={setPostId} /> }}
      main={{
        label: '这条发言',
        children: postId ? (
          <PostCase key={postId} opened={opened} />
        ) : (
          <Empty icon='flag' title='从左边选一条发言'>
            打开后能看到前后的发言、举报的理由和作者的情况，查看会留下记录。按 j、k 看下一条、上一条。
          </Empty>
        ),
      }}
      side={{
        label: '处理、举报和作者',
        children: moderated && (
          <>
            <Decide
              key={moderated.card.id}
              me={me}
              moderated={moderated}
              now={now}
              decided={decided}
              onDecided={(decision) => {
                decide(decision)
                void queue.reread()
              }}
              onChanged={opened.reread}
              onNext={next && (() => setPostId(next.id))}
            />
            <AboutPost moderated={moderated} />
          </>
        ),
      }}
    />
  )
}
