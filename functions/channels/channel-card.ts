/** A channel as one of mine: its name, and what is new in it. Pure. */
import { levelOf } from '../../shared/areas/code.ts'
import { channelLevels, isInterest } from '../../shared/channels/channel.ts'
import type { ChannelCard } from '../../shared/channels/reading.ts'
import type { Actor } from '../people/actor.ts'
import type { Head } from './log.ts'
import { isMuted, type Marks } from './marks.ts'
import { readTo, unreadIn } from './unread.ts'

/** The names of areas that someone's homes and roles say, by code. */
export const namesKnown = ({ homes, roles }: Pick<Actor, 'homes' | 'roles'>): Map<string, string> =>
  new Map([
    ...roles.map(({ area, areaName }) => [area, areaName] as const),
    ...homes.flatMap(({ building, buildingName, lineage }) => [
      [building, buildingName] as const,
      ...lineage.map(({ area, name }) => [area, name] as const),
    ]),
  ])

const kindOf = (channel: string): ChannelCard['kind'] =>
  channelLevels.find((level) => levelOf(channel) === level && !isInterest(channel)) ?? 'interest'

/** `head`: where there is one: the channel of an area has its from its first post on. */
export function channelCard(
  channel: { id: string; area: string; name: string },
  head: Head | undefined,
  marks: Marks,
): ChannelCard {
  const { at, name, excerpt } = head?.last ?? {}
  return {
    ...channel,
    kind: kindOf(channel.id),
    unread: unreadIn(head, readTo(marks, channel.id)),
    seq: head?.seq ?? 0,
    ...(at && name !== undefined && excerpt !== undefined ? { last: { at, name, excerpt } } : {}),
    muted: isMuted(marks, channel.id),
  }
}
