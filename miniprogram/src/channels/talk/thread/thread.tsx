/** A thread: the post that it answers, what was answered, and where one writes. */
import { useState } from 'react'
import { ownChannels } from '../../../../../shared/channels/channel.ts'
import type { PostWhole } from '../../../../../shared/channels/post.ts'
import type { Channel } from '../../../../../shared/channels/reading.ts'
import type { Me } from '../../../../../shared/people/contract.ts'
import { api } from '../../../api/api.ts'
import type { Outcome } from '../../../api/outcome.ts'
import { useNow } from '../../../live/use-now.ts'
import { useReading } from '../../../live/use-reading.ts'
import { Box } from '../../../ui/base/box.tsx'
import { ErrorState, Skeleton } from '../../../ui/parts/states.tsx'
import { dayOf } from '../../../words/day.ts'
import { nearDayWords } from '../../../words/post.ts'
import { Bubble } from '../parts/bubble.tsx'
import { Conversation } from '../parts/conversation.tsx'
import { PostSheets } from '../parts/post-actions.tsx'
import { useFeed } from '../parts/use-feed.ts'
import style from './thread.module.scss'

interface Root {
  post: PostWhole
  channel: Channel
}

async function readRoot(postId: string): Promise<Outcome<Root>> {
  const post = await api.call('getPost', { params: { postId } })
  if (!post.ok) return post
  const channel = await api.call('getChannel', { params: { channel: post.value.channel } })
  return channel.ok ? { ok: true, value: { post: post.value, channel: channel.value } } : channel
}

/** `reply`: the one of its replies to begin at. */
export function Thread({ me, postId, reply }: { me: Me; postId: string; reply?: string | undefined }) {
  const { reading, reread } = useReading(() => readRoot(postId), {
    key: postId,
    cares: (event) => event.kind === 'opened' || (event.frame.type === 'caseChanged' && event.frame.id === postId),
  })
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={() => void reread()} />
  return <Opened me={me} root={reading.value} reply={reply} onChanged={() => void reread()} />
}

interface OpenedProps {
  me: Me
  root: Root
  reply: string | undefined
  onChanged: () => void
}

function Opened({ me, root: { post, channel }, reply, onChanged }: OpenedProps) {
  const now = useNow()
  const [menu, setMenu] = useState(false)
  const place = { channel: channel.id, thread: post.thread ?? post.id }
  const talk = useFeed(place, channel.keys, channel.kind === 'interest' || ownChannels(me).includes(channel.id))
  return (
    <>
      <Conversation
        me={me}
        place={place}
        channel={channel}
        talk={talk}
        first={reply}
        top={
          <Box className={style.root}>
            <Box className={style.where}>
              {channel.name} · {nearDayWords(dayOf(Date.parse(post.at)), now)}
            </Box>
            <Bubble post={post} onMenu={() => setMenu(true)} />
          </Box>
        }
        empty={<Box className={style.none}>还没有回复，说说您的看法。</Box>}
      />
      {menu && (
        <PostSheets
          me={me}
          post={post}
          may={{ speak: channel.maySpeak, manage: channel.mayModerate }}
          inThread
          onChanged={onChanged}
          onClose={() => setMenu(false)}
        />
      )}
    </>
  )
}
