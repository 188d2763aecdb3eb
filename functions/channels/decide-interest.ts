/** What staff of the community decide about an interest channel: that it opens, that it doesn't, that it ends. */
import type { InterestState } from '../../shared/channels/channel.ts'
import { INTERESTS_MAX } from '../../shared/channels/limits.ts'
import { Refusal } from '../../shared/errors.ts'
import type { About } from '../http/audit.ts'
import { operation, type Ports } from '../http/operation.ts'
import type { Actor } from '../people/actor.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { changeInterest, parseInterest, type StoredInterest } from './interest.ts'
import { managesAt, toInterest } from './interest-view.ts'
import { changeMarks, parseMarks } from './marks.ts'

const readsInterest = ({ params }: { params: { interest: string } }, actor: string) => ({
  channel: keys.channel(params.interest),
  marks: keys.reading(actor),
})

/** The interest channel in the actor's scope; elsewhere there is none to be found. */
function managed(item: Item | undefined, actor: Pick<Actor, 'roles'>, from: InterestState): StoredInterest {
  const interest = parseInterest(item)
  if (!interest || !managesAt(actor, interest.area)) throw new Refusal('notFound')
  if (interest.state !== from) throw new Refusal('wrongState')
  return interest
}

const about = ({ id, area, proposedBy }: StoredInterest): About => ({
  area,
  subject: proposedBy,
  what: id,
})

/** Who proposed it is in it from the first, unless they are in too many. */
async function joinProposer(table: Table, { id, area, proposedBy }: StoredInterest): Promise<Write[]> {
  const [item] = await table.read([keys.reading(proposedBy)])
  const marks = parseMarks(item)
  if (marks.joined.length >= INTERESTS_MAX) return []
  return [changeMarks(proposedBy, marks, { joined: [...marks.joined, { channel: id, community: area }] })]
}

export const agreeToInterest = operation('agreeToInterest', {
  reads: readsInterest,
  async run({ actor, found, commit }, { table }: Ports) {
    const interest = managed(found.channel, actor, 'proposed')
    const open = { ...interest, state: 'open' as const }
    const writes = [...changeInterest(interest, { state: 'open' }), ...(await joinProposer(table, interest))]
    return commit(writes, toInterest(open, actor, parseMarks(found.marks)), about(interest))
  },
})

export const refuseInterest = operation('refuseInterest', {
  reads: readsInterest,
  async run({ actor, found, body: { reason }, commit }, _ports: Ports) {
    const interest = managed(found.channel, actor, 'proposed')
    const set = { state: 'refused' as const, reason }
    const reply = toInterest({ ...interest, ...set }, actor, parseMarks(found.marks))
    return commit(changeInterest(interest, set), reply, about(interest))
  },
})

export const closeInterest = operation('closeInterest', {
  reads: readsInterest,
  async run({ actor, found, body: { reason }, commit }, _ports: Ports) {
    const interest = managed(found.channel, actor, 'open')
    const set = { state: 'closed' as const, reason }
    const reply = toInterest({ ...interest, ...set }, actor, parseMarks(found.marks))
    return commit(changeInterest(interest, set), reply, about(interest))
  },
})
