import { operation, type Ports } from '../http/operation.ts'
import { makeMove, readsIncident } from './make-move.ts'

export const noteIncident = operation('noteIncident', {
  reads: readsIncident,
  run: async (call, _: Ports) => makeMove(call, 'note', { text: call.body.text }),
})
