import { allModerationRoutes } from '../../shared/moderation/routes.ts'
import { liveService } from '../http/live.ts'
import { serve } from '../http/serve.ts'
import { photoUrls } from '../photos/urls.ts'
import { eventSettings, photoSettings, readConfig, tableSettings } from '../platform/config.ts'
import { blockAuthor } from './block-author.ts'
import { blockInHelp } from './block-in-help.ts'
import { blockInLoan } from './block-in-loan.ts'
import { decidePost } from './decide-post.ts'
import { fieldsIn } from './fields-in.ts'
import { getModeratedPost } from './get-moderated-post.ts'
import { listBlocked } from './list-blocked.ts'
import { listModerationQueue } from './list-moderation-queue.ts'
import type { ModerationPorts } from './ports.ts'
import { reportPost } from './report-post.ts'
import { takeEvent } from './take-event.ts'
import { unblockAuthor } from './unblock-author.ts'
import { verifyEvents } from './verify-events.ts'

export const operations = {
  verifyEvents,
  takeEvent,
  reportPost,
  listModerationQueue,
  getModeratedPost,
  decidePost,
  blockAuthor,
  blockInHelp,
  blockInLoan,
  listBlocked,
  unblockAuthor,
}

export const handler = serve('moderation', allModerationRoutes, operations, () => {
  const config = readConfig({ ...tableSettings, ...photoSettings, ...eventSettings }, process.env)
  const service = liveService('moderation')
  const urls = photoUrls({
    bucket: config.PHOTO_BUCKET,
    region: config.AWS_REGION,
    endpoint: config.PHOTO_ENDPOINT,
    clock: service.ports.clock,
  })
  const { WECHAT_EVENT_TOKEN: token, WECHAT_EVENT_KEY: key, WECHAT_APP_ID: appId } = config
  const events = { token, appId, ...(key === 'open' ? {} : { key }) }
  const ports: ModerationPorts = { ...service.ports, photoUrls: urls, events }
  return { ...service, ports, fieldsIn }
})
