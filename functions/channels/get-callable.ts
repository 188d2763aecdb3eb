import { Refusal } from '../../shared/errors.ts'
import { operation, type Ports } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { parseMarks } from './marks.ts'
import { placeOf } from './place.ts'
import { speakerOf } from './speaker.ts'
import { whomToCall } from './whom-to-call.ts'

/** For who may speak there: so that one knows whom one calls before one does. */
export const getCallable = operation('getCallable', {
  reads: ({ params: { channel } }, actor) => ({ marks: keys.reading(actor), head: keys.channel(channel) }),
  async run({ actor, found, params: { channel }, now }, { table }: Ports) {
    const place = placeOf(channel, found.head, actor, parseMarks(found.marks))
    if (!place) throw new Refusal('notFound')
    speakerOf(actor, place)
    const { onDuty, people } = await whomToCall(table, place.area, now, actor.id)
    return { onDuty, names: people.map(({ name }) => name) }
  },
})
