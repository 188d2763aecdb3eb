import { allHoursRoutes } from '../../shared/hours/routes.ts'
import { liveService } from '../http/live.ts'
import { serve } from '../http/serve.ts'
import { connectBucket } from '../photos/bucket.ts'
import { objectUrls } from '../photos/urls.ts'
import { appSettings, photoSettings, readConfig, tableSettings } from '../platform/config.ts'
import { correctMove } from './correct-move.ts'
import { getCertificateFile } from './get-certificate-file.ts'
import { getHours } from './get-hours.ts'
import { getHoursFigures } from './get-hours-figures.ts'
import { getRanking } from './get-ranking.ts'
import { giveHours } from './give-hours.ts'
import { joinRanking } from './join-ranking.ts'
import { leaveRanking } from './leave-ranking.ts'
import { listCertificates } from './list-certificates.ts'
import { listHours } from './list-hours.ts'
import { listMoves } from './list-moves.ts'
import { lookAtReceiver } from './look-at-receiver.ts'
import { makeReceivingCode } from './make-receiving-code.ts'
import type { HoursPorts } from './ports.ts'
import { requestCertificate } from './request-certificate.ts'
import { verifyCertificate } from './verify-certificate.ts'

export const operations = {
  getHours,
  listHours,
  makeReceivingCode,
  lookAtReceiver,
  giveHours,
  requestCertificate,
  listCertificates,
  getCertificateFile,
  verifyCertificate,
  getRanking,
  joinRanking,
  leaveRanking,
  getHoursFigures,
  listMoves,
  correctMove,
}

export const handler = serve('hours', allHoursRoutes, operations, () => {
  const config = readConfig({ ...tableSettings, ...photoSettings, ...appSettings }, process.env)
  const store = { bucket: config.PHOTO_BUCKET, region: config.AWS_REGION, endpoint: config.PHOTO_ENDPOINT }
  const service = liveService('hours')
  const ports: HoursPorts = {
    ...service.ports,
    bucket: connectBucket(store),
    objectUrl: objectUrls({ ...store, clock: service.ports.clock }),
    appOrigin: config.APP_ORIGIN,
  }
  return { ...service, ports }
})
