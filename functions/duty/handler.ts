import { allDutyRoutes } from '../../shared/duty/routes.ts'
import { liveService } from '../http/live.ts'
import { serve } from '../http/serve.ts'
import { liveSealer } from '../platform/seal/live.ts'
import { answerSwap } from './answer-swap.ts'
import { askSwap } from './ask-swap.ts'
import { getDutyPhone, saveDutyPhone } from './duty-phone.ts'
import { getPlan } from './get-plan.ts'
import { listGapWarnings } from './list-gap-warnings.ts'
import { listGaps } from './list-gaps.ts'
import { listMyShifts } from './list-my-shifts.ts'
import { listMySwaps } from './list-my-swaps.ts'
import { listShifts } from './list-shifts.ts'
import { planShifts } from './plan-shifts.ts'
import type { DutyPorts } from './ports.ts'
import { removeShift } from './remove-shift.ts'
import { takeLeave } from './take-leave.ts'

export const operations = {
  planShifts,
  removeShift,
  listShifts,
  getPlan,
  listGaps,
  listGapWarnings,
  listMyShifts,
  takeLeave,
  askSwap,
  answerSwap,
  listMySwaps,
  getDutyPhone,
  saveDutyPhone,
}

export const handler = serve('duty', allDutyRoutes, operations, () => {
  const service = liveService('duty')
  const ports: DutyPorts = { ...service.ports, sealer: liveSealer(service.ports) }
  return { ...service, ports }
})
