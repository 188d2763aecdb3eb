import { operation, type Ports } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { changeMarks, parseMarks } from './marks.ts'

export const setQuietHours = operation('setQuietHours', {
  reads: (_, actor) => ({ marks: keys.reading(actor) }),
  async run({ actor, found, body: { from, to }, commit }, _ports: Ports) {
    const quiet = from !== undefined && to !== undefined ? { from, to } : undefined
    return commit([changeMarks(actor.id, parseMarks(found.marks), { quiet })], quiet ? { quiet } : {})
  },
})
