import { operation, type Ports } from '../../http/operation.ts'
import { makeMove, readsIncident } from '../make-move.ts'
import { endWrites } from './end-writes.ts'

export const endRoll = operation('endRoll', {
  reads: readsIncident,
  run: async (call, _: Ports) => makeMove(call, 'endRoll', {}, (before) => endWrites(before, call.now)),
})
