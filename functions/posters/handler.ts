import { posterRoutes } from '../../shared/posters/contract.ts'
import { liveService } from '../http/live.ts'
import { serve } from '../http/serve.ts'
import { connectBucket } from '../photos/bucket.ts'
import { objectUrls } from '../photos/urls.ts'
import { photoSettings, readConfig, tableSettings } from '../platform/config.ts'
import { liveWechat } from '../wechat/live.ts'
import { getPosters, type PosterPorts } from './get-posters.ts'

export const operations = { getPosters }

export const handler = serve('posters', posterRoutes, operations, () => {
  const config = readConfig({ ...tableSettings, ...photoSettings }, process.env)
  const store = { bucket: config.PHOTO_BUCKET, region: config.AWS_REGION, endpoint: config.PHOTO_ENDPOINT }
  const service = liveService('posters')
  const { clock } = service.ports
  const ports: PosterPorts = {
    ...service.ports,
    wechat: liveWechat(clock),
    bucket: connectBucket(store),
    objectUrl: objectUrls({ ...store, clock }),
  }
  return { ...service, ports }
})
