import { warningRoutes } from '../../shared/warnings/contract.ts'
import { liveService } from '../http/live.ts'
import { serve } from '../http/serve.ts'
import { capSettings, readConfig, tableSettings } from '../platform/config.ts'
import { makeFetchDocument } from './fetch-document.ts'
import { cancelWarning, updateWarning } from './follow-warning.ts'
import { getCap, getCapFeed } from './get-cap.ts'
import { getWarning } from './get-warning.ts'
import { listMyPastWarnings, listMyWarnings, listWarnings } from './list-warnings.ts'
import { openWarning } from './open-warning.ts'
import type { WarningPorts } from './ports.ts'
import { previewWarning } from './preview-warning.ts'
import { fetchCap, readCap } from './read-cap.ts'
import { relayWarning } from './relay-warning.ts'

export const operations = {
  relayWarning,
  updateWarning,
  cancelWarning,
  readCap,
  fetchCap,
  previewWarning,
  listMyWarnings,
  listMyPastWarnings,
  getWarning,
  openWarning,
  listWarnings,
  getCapFeed,
  getCap,
}

/** The stage whose documents are meant in earnest. */
const IN_EARNEST = 'prod'

export const handler = serve('warnings', warningRoutes, operations, () => {
  const config = readConfig({ ...tableSettings, ...capSettings }, process.env)
  const service = liveService('warnings')
  const publisher = { sender: config.CAP_SENDER, test: config.STAGE !== IN_EARNEST }
  const fetchDocument = makeFetchDocument({ origin: config.CAP_ORIGIN })
  const ports: WarningPorts = { ...service.ports, publisher, fetchDocument }
  return { ...service, ports }
})
