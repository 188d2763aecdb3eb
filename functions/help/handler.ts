import { allHelpRoutes } from '../../shared/help/routes.ts'
import { liveService } from '../http/live.ts'
import { serve } from '../http/serve.ts'
import { photoUrls } from '../photos/urls.ts'
import { photoSettings, readConfig, tableSettings } from '../platform/config.ts'
import { liveChecker } from '../wechat/live.ts'
import { acceptOffer } from './accept-offer.ts'
import { extendHelp, reportNoShow, stillNeeded, stopRepeating, thankHelper } from './as-asker.ts'
import { finishHelp, setOutToHelp, stepBackFromHelp } from './as-helper.ts'
import { cancelHelp } from './cancel-help.ts'
import { confirmHelp } from './confirm-help.ts'
import { getHelp } from './get-help.ts'
import { getHelpFigures } from './get-help-figures.ts'
import { handOverHelp } from './hand-over-help.ts'
import { declineLoan, extendLoan, lendThing, takeBackThing } from './lend-thing.ts'
import { listHelpQueue } from './list-help-queue.ts'
import { listHelpers } from './list-helpers.ts'
import { listHelping } from './list-helping.ts'
import { listMyHelp } from './list-my-help.ts'
import { listNearHelp } from './list-near-help.ts'
import { borrowThing, cancelLoan, getLoan, listLoans } from './loans.ts'
import { offerHelp } from './offer-help.ts'
import { openHelp } from './open-help.ts'
import type { HelpPorts } from './ports.ts'
import { getReady, saveReady, stopReady } from './ready.ts'
import { reportHelp } from './report-help.ts'
import { reportThing } from './report-thing.ts'
import { listReportedThings, showThing, takeDownThing } from './reported-things.ts'
import { addThing, listThings, removeThing } from './shelf.ts'
import { showHelp } from './show-help.ts'
import { stepInHelp } from './step-in-help.ts'
import { takeBackOffer } from './take-back-offer.ts'
import { listHelpMessages, sayInHelp } from './talk.ts'
import { getVetting, setVetting, vetHelper } from './vetting.ts'

export const operations = {
  acceptOffer,
  reportNoShow,
  thankHelper,
  extendHelp,
  stillNeeded,
  stopRepeating,
  setOutToHelp,
  finishHelp,
  stepBackFromHelp,
  cancelHelp,
  confirmHelp,
  getHelpFigures,
  getHelp,
  handOverHelp,
  listHelpQueue,
  listHelpers,
  listHelping,
  listMyHelp,
  listNearHelp,
  borrowThing,
  listLoans,
  getLoan,
  lendThing,
  declineLoan,
  cancelLoan,
  extendLoan,
  takeBackThing,
  offerHelp,
  openHelp,
  getReady,
  saveReady,
  stopReady,
  reportHelp,
  addThing,
  listThings,
  removeThing,
  reportThing,
  listReportedThings,
  showThing,
  takeDownThing,
  showHelp,
  stepInHelp,
  takeBackOffer,
  listHelpMessages,
  sayInHelp,
  getVetting,
  setVetting,
  vetHelper,
}

export const handler = serve('help', allHelpRoutes, operations, () => {
  const config = readConfig({ ...tableSettings, ...photoSettings }, process.env)
  const service = liveService('help')
  const { clock } = service.ports
  const at = { bucket: config.PHOTO_BUCKET, region: config.AWS_REGION, endpoint: config.PHOTO_ENDPOINT, clock }
  const ports: HelpPorts = { ...service.ports, photoUrls: photoUrls(at), checker: liveChecker(clock) }
  return { ...service, ports }
})
