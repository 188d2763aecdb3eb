import { privacyRoutes } from '../../shared/privacy/contract.ts'
import { liveService } from '../http/live.ts'
import { serve } from '../http/serve.ts'
import { liveSealer } from '../platform/seal/live.ts'
import { answerConsent } from './answer-consent.ts'
import { askRequest } from './ask-request.ts'
import { askDeletion, cancelDeletion } from './deletion.ts'
import { getMyData } from './get-my-data.ts'
import { getRequest } from './get-request.ts'
import { listConsents } from './list-consents.ts'
import { listLooks } from './list-looks.ts'
import { listMyRequests, listRequestQueue } from './list-requests.ts'
import { addToRequest, answerRequest, withdrawRequest } from './move-request.ts'
import type { PrivacyPorts } from './ports.ts'

export const operations = {
  listConsents,
  answerConsent,
  getMyData,
  listLooks,
  askDeletion,
  cancelDeletion,
  askRequest,
  listMyRequests,
  listRequestQueue,
  getRequest,
  addToRequest,
  withdrawRequest,
  answerRequest,
}

export const handler = serve('privacy', privacyRoutes, operations, () => {
  const service = liveService('privacy')
  const ports: PrivacyPorts = { ...service.ports, sealer: liveSealer(service.ports) }
  return { ...service, ports }
})
