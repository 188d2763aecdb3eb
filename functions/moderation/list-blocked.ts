import { blockedBy } from '../channels/blocking.ts'
import { parseMarks } from '../channels/marks.ts'
import { operation } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import type { ModerationPorts } from './ports.ts'

export const listBlocked = operation('listBlocked', {
  reads: (_, actor) => ({ marks: keys.reading(actor) }),
  async run({ actor, found }, _ports: ModerationPorts) {
    return { items: blockedBy(actor.id, parseMarks(found.marks)) }
  },
})
