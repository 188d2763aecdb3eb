import { channelParties } from '../../shared/channels/channel.ts'
import { Refusal } from '../../shared/errors.ts'
import { operation, type Ports } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { maySee, toInterest } from './interest-view.ts'
import { interestsOf } from './interests-of.ts'
import { parseMarks } from './marks.ts'

export const listInterests = operation('listInterests', {
  reads: (_, actor) => ({ marks: keys.reading(actor) }),
  async run({ actor, found, query: { area } }, { table }: Ports) {
    if (channelParties(actor, area).length === 0) throw new Refusal('notFound')
    const marks = parseMarks(found.marks)
    const seen = (await interestsOf(table, area)).filter((each) => maySee(each, actor))
    return { items: seen.map((each) => toInterest(each, actor, marks)) }
  },
})
