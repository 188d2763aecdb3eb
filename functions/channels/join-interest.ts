import { channelParties, interestParties } from '../../shared/channels/channel.ts'
import { INTERESTS_MAX } from '../../shared/channels/limits.ts'
import { Refusal } from '../../shared/errors.ts'
import { operation, type Ports } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { parseInterest } from './interest.ts'
import { maySee, toInterest } from './interest-view.ts'
import { changeMarks, parseMarks } from './marks.ts'

const readsInterest = ({ params }: { params: { interest: string } }, actor: string) => ({
  channel: keys.channel(params.interest),
  marks: keys.reading(actor),
})

export const joinInterest = operation('joinInterest', {
  reads: readsInterest,
  async run({ actor, found, commit }, _ports: Ports) {
    const interest = parseInterest(found.channel)
    const marks = parseMarks(found.marks)
    const lives = interest && channelParties(actor, interest.area).includes('member')
    if (!lives || !maySee(interest, actor)) throw new Refusal('notFound')
    if (interest.state !== 'open') throw new Refusal('wrongState')
    const reply = toInterest(interest, actor, marks)
    if (reply.joined) return reply
    if (marks.joined.length >= INTERESTS_MAX) throw new Refusal('limitReached')
    const joined = [...marks.joined, { channel: interest.id, community: interest.area }]
    return commit([changeMarks(actor.id, marks, { joined })], { ...reply, joined: true })
  },
})

/** Whoever moved away may leave it too; it is not told apart from one that isn't there to who was never in it. */
export const leaveInterest = operation('leaveInterest', {
  reads: readsInterest,
  async run({ actor, found, commit }, _ports: Ports) {
    const interest = parseInterest(found.channel)
    const marks = parseMarks(found.marks)
    const was = interest && marks.joined.some(({ channel }) => channel === interest.id)
    const knows = interest && interestParties(actor, interest.area, true).length > 0 && maySee(interest, actor)
    if (!interest || (!was && !knows)) throw new Refusal('notFound')
    const reply = { ...toInterest(interest, actor, marks), joined: false }
    if (!was) return reply
    const joined = marks.joined.filter(({ channel }) => channel !== interest.id)
    return commit([changeMarks(actor.id, marks, { joined })], reply)
  },
})
