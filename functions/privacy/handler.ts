import { Refusal } from '../../shared/errors.ts'
import type { OperationId } from '../../shared/routes.ts'
import { liveService } from '../http/live.ts'
import { operation } from '../http/operation.ts'
import { serve } from '../http/serve.ts'

/** Answers that the service is unavailable, until the operation is there. */
const soon = <O extends OperationId>(id: O) => operation(id, { run: () => Promise.reject(new Refusal('unavailable')) })

export const operations = {
  listConsents: soon('listConsents'),
  answerConsent: soon('answerConsent'),
  getMyData: soon('getMyData'),
  listLooks: soon('listLooks'),
  askDeletion: soon('askDeletion'),
  cancelDeletion: soon('cancelDeletion'),
  askRequest: soon('askRequest'),
  listMyRequests: soon('listMyRequests'),
  listRequestQueue: soon('listRequestQueue'),
  getRequest: soon('getRequest'),
  addToRequest: soon('addToRequest'),
  withdrawRequest: soon('withdrawRequest'),
  answerRequest: soon('answerRequest'),
}

export const handler = serve('privacy', operations, () => liveService('privacy'))
