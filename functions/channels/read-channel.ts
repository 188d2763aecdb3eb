import { Refusal } from '../../shared/errors.ts'
import { operation, type Ports } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { parseEvent, parseHead } from './log.ts'
import { changeMarks, parseMarks } from './marks.ts'
import { placeOf } from './place.ts'
import { readOn, readTo, unreadIn } from './unread.ts'

/** How many posts there had been is kept in the row of the event, so what is left unread is a subtraction. */
export const readChannel = operation('readChannel', {
  reads: ({ params: { channel }, body: { seq } }, actor) => ({
    marks: keys.reading(actor),
    head: keys.channel(channel),
    event: keys.event(keys.channel(channel), seq),
  }),
  async run({ actor, found, params: { channel }, body: { seq }, commit }, _ports: Ports) {
    const marks = parseMarks(found.marks)
    if (!placeOf(channel, found.head, actor, marks)) throw new Refusal('notFound')
    const head = parseHead(found.head)
    const before = readTo(marks, channel)
    const event = found.event && parseEvent(found.event)
    const now = head && seq >= head.seq ? head : event
    if (!now || now.seq <= before.seq) return { unread: unreadIn(head, before), readTo: before.seq }
    const to = { seq: now.seq, posts: now.posts }
    const write = changeMarks(actor.id, marks, { read: readOn(marks, channel, to, actor) })
    return commit([write], { unread: unreadIn(head, to), readTo: to.seq })
  },
})
