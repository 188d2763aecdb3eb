import { interestParties } from '../../shared/channels/channel.ts'
import { operation, type Ports } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { maySee, toInterest } from './interest-view.ts'
import { interestsOf } from './interests-of.ts'
import { parseMarks } from './marks.ts'

/** To who neither lives nor serves there, as of a community that has none. */
export const listInterests = operation('listInterests', {
  reads: (_, actor) => ({ marks: keys.reading(actor) }),
  async run({ actor, found, query: { area } }, { table }: Ports) {
    if (interestParties(actor, area, true).length === 0) return { items: [] }
    const marks = parseMarks(found.marks)
    const seen = (await interestsOf(table, area)).filter((each) => maySee(each, actor))
    return { items: seen.map((each) => toInterest(each, actor, marks)) }
  },
})
