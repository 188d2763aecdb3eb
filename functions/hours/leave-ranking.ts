import { operation, type Ports } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { monthIn } from './month.ts'
import { parseRanked, unrankWrites } from './rank.ts'

/** At once, and from past months too. */
export const leaveRanking = operation('leaveRanking', {
  reads: (_, actor) => ({ ranked: keys.ranked(actor) }),
  async run({ actor, found, now, commit }, _ports: Ports) {
    const ranked = parseRanked(found.ranked)
    if (!ranked) return { joined: false }
    return commit(unrankWrites(actor.id, ranked, monthIn(isoTime(now))), { joined: false })
  },
})
