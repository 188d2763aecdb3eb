import { ancestorAt } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { operation, type Ports } from '../http/operation.ts'
import { stillThat } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { monthIn } from './month.ts'
import { parseRanked, rankWrite, type StoredRanked, unrankWrites } from './rank.ts'
import { homeOf, shownName } from './shown.ts'
import { movesOf } from './store.ts'

/** From this month on. Who moved to another community joins there, and leaves the former. */
export const joinRanking = operation('joinRanking', {
  reads: (_, actor) => ({ ranked: keys.ranked(actor), balance: keys.balance(actor) }),
  async run({ actor, found, now, commit }, _ports: Ports) {
    const home = homeOf(actor)
    const community = home && ancestorAt(home.building, 'community')
    if (!community) throw new Refusal('wrongState')
    const before = parseRanked(found.ranked)
    if (before?.community === community) return { joined: true }
    const month = monthIn(isoTime(now))
    const ranked: StoredRanked = { community, since: month, name: shownName(actor) }
    const [, ...former] = before ? unrankWrites(actor.id, before, month) : []
    const put: Write = {
      put: { ...keys.ranked(actor.id), ...ranked },
      when: before ? { expression: 'community = :before', values: { ':before': before.community } } : isNew,
    }
    // What is moved from here on the worker brings.
    const unmoved = unmovedSince(actor.id, found.balance)
    return commit([put, ...former, rankWrite(actor.id, ranked, month, found.balance), unmoved, stillThat(actor)], {
      joined: true,
    })
  },
})

/** Holds as long as nothing was moved on the account since it was read. */
const unmovedSince = (person: string, balance: Item | undefined): Write => ({
  check: keys.balance(person),
  when: balance ? { expression: 'moves = :moves', values: { ':moves': movesOf(balance) } } : isNew,
})
