import { ancestorAt, levelOf } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { operation } from '../http/operation.ts'
import { listCards } from './list-cards.ts'
import { isNear } from './policy.ts'
import type { TicketPorts } from './ports.ts'
import { publicIndex } from './store.ts'

/** Of the community named, else of that of one's verified home, else of the one where one serves. */
export const listPublicTickets = operation('listPublicTickets', {
  async run({ actor, query }, { table }: TicketPorts) {
    const own = actor.homes.find(({ verified }) => verified)?.building ?? actor.roles[0]?.area
    const community = query.community ?? (own && ancestorAt(own, 'community'))
    if (!community || levelOf(community) !== 'community') throw new Refusal('badInput', { community: '请选择社区' })
    if (!isNear(actor, community)) throw new Refusal('notAllowed')
    return listCards(table, { index: 'byPublic', partition: publicIndex(community), ascending: false }, query, actor)
  },
})
