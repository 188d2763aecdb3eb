import { Refusal } from '../../shared/errors.ts'
import { blockedBy, withoutBlocked } from '../channels/blocking.ts'
import { changeMarks, parseMarks } from '../channels/marks.ts'
import { operation } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import type { ModerationPorts } from './ports.ts'

export const unblockAuthor = operation('unblockAuthor', {
  reads: (_, actor) => ({ marks: keys.reading(actor) }),
  async run({ params, actor, found, commit }, _ports: ModerationPorts) {
    const marks = parseMarks(found.marks)
    const blocked = withoutBlocked(actor.id, marks, params.blockedKey)
    if (blocked.length === marks.blocked.length) throw new Refusal('notFound')
    return commit([changeMarks(actor.id, marks, { blocked })], { items: blockedBy(actor.id, { ...marks, blocked }) })
  },
})
