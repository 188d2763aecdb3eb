/** What a person's sockets listen to. Pure. */
import { ancestorAt } from '../../shared/areas/code.ts'
import { interestParties, ownChannels } from '../../shared/channels/channel.ts'
import { overseeingRoles, type Role } from '../../shared/roles/roles.ts'
import type { Actor } from '../people/actor.ts'
import { topics } from '../platform/table.ts'
import { areasListened } from '../warnings/warned-areas.ts'

type Listener = Pick<Actor, 'id' | 'homes' | 'roles'>

const overseen = ({ roles }: Listener): string[] => {
  const oversees: readonly Role[] = overseeingRoles
  return roles.filter(({ role }) => oversees.includes(role)).map(({ area }) => area)
}

const gridsLivedIn = ({ homes }: Listener): string[] =>
  homes.flatMap(({ verified, building }) => (verified ? (ancestorAt(building, 'grid') ?? []) : []))

/**
 * A person hears of their own cases, staff who oversee an area of all that is held there; whoever lives or serves in an area
 * hears its channels, who lives in a grid what is announced there, and who serves somewhere its warnings. `joined`: the
 * interest channels that they joined.
 */
export const topicsOf = (
  listener: Listener,
  joined: readonly { channel: string; community: string }[] = [],
): string[] => [
  ...new Set([
    topics.person(listener.id),
    ...overseen(listener).map(topics.area),
    ...ownChannels(listener).map(topics.channel),
    ...joined
      .filter(({ community }) => interestParties(listener, community, true).length > 0)
      .map(({ channel }) => topics.channel(channel)),
    ...gridsLivedIn(listener).map(topics.lives),
    ...areasListened(listener).map(topics.warned),
  ]),
]
