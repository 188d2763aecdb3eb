import { Refusal } from '../../shared/errors.ts'
import type { OperationId } from '../../shared/routes.ts'
import { liveService } from '../http/live.ts'
import { operation } from '../http/operation.ts'
import { serve } from '../http/serve.ts'

/** Answers that the service is unavailable, until the operation is there. */
const soon = <O extends OperationId>(id: O) => operation(id, { run: () => Promise.reject(new Refusal('unavailable')) })

export const operations = {
  getContacts: soon('getContacts'),
  saveContacts: soon('saveContacts'),
  listCare: soon('listCare'),
  listCharges: soon('listCharges'),
  getCare: soon('getCare'),
  saveCare: soon('saveCare'),
  removeCare: soon('removeCare'),
  assignCarer: soon('assignCarer'),
  endCarer: soon('endCarer'),
}

export const handler = serve('care', operations, () => liveService('care'))
