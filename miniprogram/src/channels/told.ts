/** What a frame of a channel tells one reader: whether it is their own, or from somebody whom they blocked. Pure. */
import type { Channel } from '../../../shared/channels/reading.ts'
import type { Frame } from '../../../shared/sockets/contract.ts'
import type { Told } from './log.ts'

/** `keys`: who is who in the frames of this channel, once that is known. */
export function toldBy(frame: Extract<Frame, { type: 'channelMoved' }>, keys: Channel['keys'] | undefined): Told {
  const { seq, from, event } = frame
  const mine = from !== undefined && from === keys?.me
  const mute = from !== undefined && keys?.blocked.includes(from) === true
  const seen = event && { ...event, post: { ...event.post, author: { ...event.post.author, mine } } }
  return { seq, mute, ...(seen ? { event: seen } : {}) }
}
