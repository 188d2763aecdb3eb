/** One's own posts that others don't see yet, or never will: waiting for the check, refused. */
import { useEffect, useState } from 'react'
import type { Post } from '../../../../../shared/channels/post.ts'
import { api } from '../../../api/api.ts'
import { useLive } from '../../../live/live.ts'
import { useReading } from '../../../live/use-reading.ts'
import { usePosted } from '../../../outbox/device-outbox.ts'
import { isProposed } from './proposal-card.tsx'
import type { Place } from './use-feed.ts'

const isPostId = (id: string) => id.startsWith('pst_')

export function useOwn({ channel, thread }: Place) {
  const { reading, reread } = useReading(() => api.call('listMyPosts', { query: {} }), {
    key: `${channel} ${thread ?? ''}`,
    cares: (event) => event.kind === 'opened' || (event.frame.type === 'caseChanged' && isPostId(event.frame.id)),
  })
  // What was sent a moment ago is there before the list was read again.
  const [sent, setSent] = useState<readonly Post[]>([])
  usePosted((post) => setSent((before) => [...before.filter(({ id }) => id !== post.id), post]))
  const read = reading.state === 'ready' ? reading.value.items : undefined
  useEffect(() => {
    if (read) setSent((before) => before.filter(({ id }) => !read.some((post) => post.id === id)))
  }, [read])
  useLive((event) => {
    if (event.kind === 'frame' && event.frame.type === 'caseChanged' && isPostId(event.frame.id)) setSent([])
  })
  const own = [...(read ?? []), ...sent].filter(
    (post) => post.channel === channel && post.thread === thread && post.seq === undefined && post.state !== 'recalled',
  )
  const proposals = new Map((read ?? []).filter(isProposed).map(({ id, proposal }) => [id, proposal]))
  return { own, proposals, rereadOwn: reread }
}
