/** What of a channel someone has not read yet. Pure. */
import { ownChannels } from '../../shared/channels/channel.ts'
import type { Actor } from '../people/actor.ts'
import type { Head } from './log.ts'
import type { Marks } from './marks.ts'

type Mark = Marks['read'][string]

const NEVER: Mark = { seq: 0, posts: 0 }

/** Marks of channels that are not one's own, which staff look into: so many are kept beside the newest. */
const OTHERS_MAX = 100

export const readTo = ({ read }: Marks, channel: string): Mark => read[channel] ?? NEVER

export const unreadIn = (head: Pick<Head, 'posts'> | undefined, mark: Mark): number =>
  Math.max(0, (head?.posts ?? 0) - mark.posts)

/** The marks after a channel was read on; never back. */
export function readOn(marks: Marks, channel: string, to: Mark, actor: Pick<Actor, 'homes' | 'roles'>): Marks['read'] {
  const own = new Set([...ownChannels(actor), ...marks.joined.map((joined) => joined.channel)])
  const { [channel]: _, ...rest } = marks.read
  const others = Object.entries(rest).filter(([other]) => !own.has(other))
  const dropped = new Set(others.slice(0, Math.max(0, others.length - OTHERS_MAX)).map(([other]) => other))
  return { ...Object.fromEntries(Object.entries(rest).filter(([other]) => !dropped.has(other))), [channel]: to }
}
