import { operation, type Ports } from '../http/operation.ts'
import type { Write } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { makeMove, readsIncident } from './make-move.ts'
import { endWrites } from './rolls/end-writes.ts'
import type { StoredIncident } from './store.ts'

/** Alerts that are open go on; a roll call that runs ends. */
export const closeIncident = operation('closeIncident', {
  reads: readsIncident,
  run: async (call, _: Ports) =>
    makeMove(call, 'close', { text: call.body.result }, (before) => [calm(before), ...endWrites(before, call.now)]),
})

/** The area stands in 平 again. */
const calm = ({ card }: StoredIncident): Write => ({
  remove: keys.emergency(card.place.area),
  when: { expression: 'incident = :own', values: { ':own': card.id } },
})
