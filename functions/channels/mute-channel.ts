import { Refusal } from '../../shared/errors.ts'
import { operation, type Ports } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { changeMarks, isMuted, parseMarks } from './marks.ts'
import { placeOf } from './place.ts'

export const muteChannel = operation('muteChannel', {
  reads: ({ params }, actor) => ({ marks: keys.reading(actor), head: keys.channel(params.channel) }),
  async run({ actor, found, params: { channel }, body: { muted }, commit }, _ports: Ports) {
    const marks = parseMarks(found.marks)
    if (!placeOf(channel, found.head, actor, marks)) throw new Refusal('notFound')
    if (isMuted(marks, channel) === muted) return { muted }
    const others = marks.muted.filter((each) => each !== channel)
    return commit([changeMarks(actor.id, marks, { muted: muted ? [...others, channel] : others })], { muted })
  },
})
