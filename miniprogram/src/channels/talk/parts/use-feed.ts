/** The posts of a channel or a thread on its page: read, kept true by what is told, older ones on demand. */
import { useEffect, useMemo, useState } from 'react'
import type { Post } from '../../../../../shared/channels/post.ts'
import type { Channel } from '../../../../../shared/channels/reading.ts'
import { MINUTE } from '../../../../../shared/lifecycle.ts'
import { api } from '../../../api/api.ts'
import type { Outcome } from '../../../api/outcome.ts'
import { live, useLive } from '../../../live/live.ts'
import { usePosted } from '../../../outbox/device-outbox.ts'
import { clock } from '../../../platform/clock.ts'
import { type EventsPage, type FeedPorts, makeFeed, nothingRead } from '../../feed.ts'
import type { PostsPage } from '../../log.ts'
import { toldBy } from '../../told.ts'

export interface Place {
  channel: string
  /** The post whose thread it is. */
  thread?: string | undefined
}

/** The addresses of photos are good for ten minutes; how a ticket stands that a post tells of may have changed by then. */
const PHOTOS_FRESH = 8 * MINUTE

function readersOf({ channel, thread }: Place): Pick<FeedPorts, 'page' | 'events' | 'fromFirst'> {
  if (thread === undefined)
    return {
      page: (before): Promise<Outcome<PostsPage>> => api.call('listPosts', { params: { channel }, query: { before } }),
      events: (after): Promise<Outcome<EventsPage>> => api.call('catchUp', { params: { channel }, query: { after } }),
    }
  return {
    fromFirst: true,
    page: async () => ({ ok: true, value: { items: [], seq: 0 } }),
    events: (after) => api.call('listReplies', { params: { postId: thread }, query: { after } }),
  }
}

/** What a post tells of beside itself. */
const seenIn = ({ link, ticket }: Post): string[] => [link, ticket].flatMap((each) => each?.seen?.id ?? [])

/** `keys`: who is who in the frames of this channel. `own`: whether one is told of it without asking. */
export function useFeed({ channel, thread }: Place, keys: Channel['keys'] | undefined, own: boolean) {
  const [state, setState] = useState(nothingRead)
  const feed = useMemo(
    () => makeFeed({ ...readersOf({ channel, thread }), clock, changed: setState }),
    [channel, thread],
  )
  useEffect(() => {
    void feed.read()
    return feed.end
  }, [feed])
  useEffect(() => {
    if (!own) live.listen(channel)
  }, [own, channel])
  const stales = state.log?.posts.some((post) => post.photos.length > 0 || seenIn(post).length > 0) ?? false
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (!stales) return
    return clock.later(PHOTOS_FRESH, () => void feed.again().finally(() => setTurn(turn + 1)))
  }, [feed, stales, turn])
  useLive((heard) => {
    if (heard.kind === 'opened') {
      if (!own) live.listen(channel)
      return void feed.read()
    }
    const { frame } = heard
    if (frame.type === 'caseChanged' && feed.state().log?.posts.some((post) => seenIn(post).includes(frame.id)))
      return void feed.again()
    if (frame.type === 'reacted' && frame.channel === channel && frame.thread === thread)
      return feed.reacted(frame.post, frame.reactions)
    if (frame.type !== 'channelMoved' || frame.channel !== channel || frame.thread !== thread) return
    feed.hear(toldBy(frame, keys))
  })
  usePosted((post) => {
    if (post.channel !== channel || post.thread !== thread || post.seq === undefined) return
    feed.hear({ seq: post.seq, event: { seq: post.seq, what: 'posted', post } })
  })
  return { state, feed }
}
