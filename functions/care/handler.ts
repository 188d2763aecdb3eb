import { careRoutes } from '../../shared/care/contract.ts'
import { liveService } from '../http/live.ts'
import { serve } from '../http/serve.ts'
import { liveSealer } from '../platform/seal/live.ts'
import { assignCarer } from './assign-carer.ts'
import { getContacts, saveContacts } from './contacts.ts'
import { endCarer } from './end-carer.ts'
import { getAlertCare } from './get-alert-care.ts'
import { getCare } from './get-care.ts'
import { getCarer } from './get-carer.ts'
import { listCare, listCharges } from './list-care.ts'
import type { CarePorts } from './ports.ts'
import { removeCare } from './remove-care.ts'
import { saveCare } from './save-care.ts'

export const operations = {
  getContacts,
  saveContacts,
  listCare,
  listCharges,
  getCare,
  getAlertCare,
  saveCare,
  removeCare,
  getCarer,
  assignCarer,
  endCarer,
}

export const handler = serve('care', careRoutes, operations, () => {
  const service = liveService('care')
  const ports: CarePorts = { ...service.ports, sealer: liveSealer(service.ports) }
  return { ...service, ports }
})
