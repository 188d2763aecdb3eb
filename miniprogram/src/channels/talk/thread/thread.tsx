/** A thread: the post that it answers, what was answered, and where one writes. */
import { useEffect, useRef, useState } from 'react'
import { ownChannels } from '../../../../../shared/channels/channel.ts'
import type { Post, PostWhole } from '../../../../../shared/channels/post.ts'
import type { Channel } from '../../../../../shared/channels/reading.ts'
import { MINUTE } from '../../../../../shared/lifecycle.ts'
import type { Me } from '../../../../../shared/people/person.ts'
import { api } from '../../../api/api.ts'
import type { Outcome } from '../../../api/outcome.ts'
import { useNow } from '../../../live/use-now.ts'
import { useReading } from '../../../live/use-reading.ts'
import { clock } from '../../../platform/clock.ts'
import { Box } from '../../../ui/base/box.tsx'
import { ErrorState, Skeleton } from '../../../ui/parts/states.tsx'
import { dayOf } from '../../../words/day.ts'
import { nearDayWords } from '../../../words/post.ts'
import { Bubble } from '../parts/bubble.tsx'
import { Conversation } from '../parts/conversation.tsx'
import { giveBack } from '../parts/give-back.ts'
import { PostSheets } from '../parts/post-actions.tsx'
import { useFeed } from '../parts/use-feed.ts'
import style from './thread.module.scss'

const FRESH = 8 * MINUTE

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

/** The post itself, or the ticket that it tells of. */
const isAboutIt = (id: string, postId: string, post: Post | undefined) =>
  id === postId || id === post?.ticket?.seen?.id || id === post?.link?.seen?.id

/** `reply`: the one of its replies to begin at. */
export function Thread({ me, postId, reply }: { me: Me; postId: string; reply?: string | undefined }) {
  const held = useRef<Post>(undefined)
  const { reading, reread } = useReading(() => readRoot(postId), {
    key: postId,
    cares: (event) =>
      event.kind === 'opened' ||
      (event.frame.type === 'caseChanged' && isAboutIt(event.frame.id, postId, held.current)),
  })
  held.current = reading.state === 'ready' ? reading.value.post : undefined
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
  // The addresses of its photos, and what it tells of, go stale as those under it do.
  // biome-ignore lint/correctness/useExhaustiveDependencies: from each reading on
  useEffect(() => {
    if (post.photos.length > 0 || post.ticket || post.link) return clock.later(FRESH, onChanged)
  }, [post])
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
            <Bubble post={post} onMenu={() => setMenu(true)} onChanged={onChanged} />
          </Box>
        }
        empty={<Box className={style.none}>还没有回复，说说您的看法。</Box>}
      />
      {menu && (
        <PostSheets
          post={post}
          may={{ speak: channel.maySpeak, manage: channel.mayModerate, serve: channel.serves }}
          inThread
          onRecalled={(recalled) => giveBack(me.id, recalled)}
          onChanged={onChanged}
          onClose={() => setMenu(false)}
        />
      )}
    </>
  )
}
