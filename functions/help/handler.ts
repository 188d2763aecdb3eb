import { liveService } from '../http/live.ts'
import { serve } from '../http/serve.ts'
import { photoUrls } from '../photos/urls.ts'
import { photoSettings, readConfig, tableSettings } from '../platform/config.ts'
import { liveChecker } from '../wechat/live.ts'
import type { HelpPorts } from './ports.ts'

export const operations = {}

export const handler = serve('help', operations, () => {
  const config = readConfig({ ...tableSettings, ...photoSettings }, process.env)
  const service = liveService('help')
  const { clock } = service.ports
  const at = { bucket: config.PHOTO_BUCKET, region: config.AWS_REGION, endpoint: config.PHOTO_ENDPOINT, clock }
  const ports: HelpPorts = { ...service.ports, photoUrls: photoUrls(at), checker: liveChecker(clock) }
  return { ...service, ports }
})
