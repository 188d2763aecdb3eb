import { MetricUnit } from '@aws-lambda-powertools/metrics'
import { allAlertRoutes } from '../../shared/alerts/routes.ts'
import { liveService } from '../http/live.ts'
import { serve } from '../http/serve.ts'
import { objectUrls, photoUrls } from '../photos/urls.ts'
import { photoSettings, readConfig, socketEndpointSettings, tableSettings } from '../platform/config.ts'
import { liveSealer } from '../platform/seal/live.ts'
import { connectLine } from '../relay/line.ts'
import { accountWitness } from './account-witness.ts'
import { acknowledgeAlert, arriveAtAlert, delayAlert, joinAlert } from './acknowledge-alert.ts'
import { callOffAlert } from './call-off-alert.ts'
import { getMyCalls } from './calls.ts'
import { cancelAlert } from './cancel-alert.ts'
import { describeAlert } from './describe-alert.ts'
import { getAlert } from './get-alert.ts'
import { getAlertReport } from './get-alert-report.ts'
import { handOverAlert } from './hand-over-alert.ts'
import { haveTalk } from './have-talk.ts'
import { listAlerts } from './list-alerts.ts'
import { listDrills } from './list-drills.ts'
import { listMyAlerts } from './list-my-alerts.ts'
import { listTalks } from './list-talks.ts'
import type { ShowingPorts } from './ports.ts'
import { followAlert } from './position.ts'
import { prepareAlert } from './prepare-alert.ts'
import { pressAgain } from './press-again.ts'
import { raiseAlert } from './raise-alert.ts'
import { resolveAlert } from './resolve-alert.ts'
import { runDrill } from './run-drill.ts'
import { sayInAlert } from './say-in-alert.ts'
import { seeAlert } from './see-alert.ts'
import { getEscalation, setEscalation } from './set-escalation.ts'
import { getMySkills, setMySkills } from './skills.ts'
import { stayAtAlert } from './stay-at-alert.ts'
import { stopDrill } from './stop-drill.ts'
import { takeBackAlert } from './take-back-alert.ts'

export const operations = {
  raiseAlert,
  prepareAlert,
  listMyAlerts,
  listAlerts,
  getAlert,
  seeAlert,
  describeAlert,
  pressAgain,
  sayInAlert,
  acknowledgeAlert,
  joinAlert,
  delayAlert,
  arriveAtAlert,
  stayAtAlert,
  accountWitness,
  handOverAlert,
  resolveAlert,
  callOffAlert,
  cancelAlert,
  takeBackAlert,
  followAlert,
  getMyCalls,
  getMySkills,
  setMySkills,
  runDrill,
  stopDrill,
  listDrills,
  getAlertReport,
  getEscalation,
  setEscalation,
  listTalks,
  haveTalk,
}

export const handler = serve('alerts', allAlertRoutes, operations, () => {
  const config = readConfig({ ...tableSettings, ...photoSettings, ...socketEndpointSettings }, process.env)
  const service = liveService('alerts')
  const { clock } = service.ports
  const at = { bucket: config.PHOTO_BUCKET, region: config.AWS_REGION, endpoint: config.PHOTO_ENDPOINT, clock }
  const ports: ShowingPorts = {
    ...service.ports,
    photoUrls: photoUrls(at),
    objectUrl: objectUrls(at),
    sealer: liveSealer(service.ports),
    line: connectLine(config.SOCKET_ENDPOINT, config.AWS_REGION),
    unreached: () => service.metrics.addMetric('unreached', MetricUnit.Count, 1),
  }
  return { ...service, ports }
})
