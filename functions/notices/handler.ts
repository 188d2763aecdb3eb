import { allNoticeRoutes } from '../../shared/notices/routes.ts'
import { liveService } from '../http/live.ts'
import { serve } from '../http/serve.ts'
import { objectUrls, photoUrls } from '../photos/urls.ts'
import { photoSettings, readConfig, tableSettings } from '../platform/config.ts'
import { approveNotice } from './approve-notice.ts'
import { confirmNotice } from './confirm-notice.ts'
import { copyNotice } from './copy-notice.ts'
import { correctNotice } from './correct-notice.ts'
import { getDelivery } from './delivery/get-delivery.ts'
import { draftNotice } from './draft-notice.ts'
import { getNotice } from './get-notice.ts'
import { getReach } from './get-reach.ts'
import { getWalkingList } from './get-walking-list.ts'
import { listMyNotices } from './list-my-notices.ts'
import { listNotices } from './list-notices.ts'
import { listNoticesFor } from './list-notices-for.ts'
import { listUnpushable } from './list-unpushable.ts'
import { openNotice } from './open-notice.ts'
import type { NoticePorts } from './ports.ts'
import { previewNotice } from './preview-notice.ts'
import { refuseNotice } from './refuse-notice.ts'
import { saveDraft } from './save-draft.ts'
import { submitNotice } from './submit-notice.ts'
import { takeBackNotice } from './take-back-notice.ts'
import { tickDoor, untickDoor } from './tick-door.ts'
import { withdrawNotice } from './withdraw-notice.ts'

export const operations = {
  draftNotice,
  saveDraft,
  copyNotice,
  previewNotice,
  submitNotice,
  approveNotice,
  refuseNotice,
  takeBackNotice,
  correctNotice,
  withdrawNotice,
  listMyNotices,
  listNotices,
  listNoticesFor,
  getNotice,
  openNotice,
  confirmNotice,
  getReach,
  getDelivery,
  getWalkingList,
  listUnpushable,
  tickDoor,
  untickDoor,
}

export const handler = serve('notices', allNoticeRoutes, operations, () => {
  const config = readConfig({ ...tableSettings, ...photoSettings }, process.env)
  const service = liveService('notices')
  const at = {
    bucket: config.PHOTO_BUCKET,
    region: config.AWS_REGION,
    endpoint: config.PHOTO_ENDPOINT,
    clock: service.ports.clock,
  }
  const ports: NoticePorts = { ...service.ports, photoUrls: photoUrls(at), objectUrl: objectUrls(at) }
  return { ...service, ports }
})
