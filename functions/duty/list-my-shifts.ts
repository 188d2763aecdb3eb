import { operation, type Ports } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { rotaOf } from './rota.ts'

export const listMyShifts = operation('listMyShifts', {
  reads: (_given, actor) => ({ rota: keys.rota(actor) }),
  run: async ({ actor, found, now }, _ports: Ports) => ({ items: rotaOf(actor.id, found.rota, now).shifts }),
})
