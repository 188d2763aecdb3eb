/** Where a channel is, and how someone stands to it. Pure. */
import { type ChannelParty, channelParties, interestParties, isInterest } from '../../shared/channels/channel.ts'
import type { Actor } from '../people/actor.ts'
import type { Item } from '../platform/dynamo.ts'
import { parseInterest, type StoredInterest } from './interest.ts'
import type { Marks } from './marks.ts'

export interface Place {
  /** The area of the channel; of an interest channel its community. */
  area: string
  parties: ChannelParty[]
  /** Of an interest channel. */
  interest?: StoredInterest
}

/**
 * How someone stands to a channel; undefined where they may not know of it. `head`: the channel's item, which the channel of
 * an area has from its first post on. An interest channel is there once staff agreed, and is read on when it is closed.
 */
export function placeOf(
  channel: string,
  head: Item | undefined,
  actor: Pick<Actor, 'homes' | 'roles'>,
  { joined }: Pick<Marks, 'joined'>,
): Place | undefined {
  if (!isInterest(channel)) {
    const parties = channelParties(actor, channel)
    return parties.length ? { area: channel, parties } : undefined
  }
  const interest = parseInterest(head)
  if (!interest || interest.state === 'proposed' || interest.state === 'refused') return undefined
  const member = joined.some((each) => each.channel === channel)
  const parties = interestParties(actor, interest.area, member)
  return parties.length ? { area: interest.area, parties, interest } : undefined
}
