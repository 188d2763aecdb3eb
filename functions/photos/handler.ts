import { allPhotoRoutes } from '../../shared/photos/routes.ts'
import { liveService } from '../http/live.ts'
import { serve } from '../http/serve.ts'
import { photoSettings, readConfig, tableSettings } from '../platform/config.ts'
import { connectBucket } from './bucket.ts'
import { checkPhoto } from './check-photo.ts'
import { checkFile } from './files/check-file.ts'
import { requestFile } from './files/request-file.ts'
import { type PhotoPorts, requestPhoto } from './request-photo.ts'
import { checkVoice } from './voices/check-voice.ts'
import { requestVoice } from './voices/request-voice.ts'

export const operations = { requestPhoto, checkPhoto, requestFile, checkFile, requestVoice, checkVoice }

export const handler = serve('photos', allPhotoRoutes, operations, () => {
  const config = readConfig({ ...tableSettings, ...photoSettings }, process.env)
  const bucket = connectBucket({
    bucket: config.PHOTO_BUCKET,
    region: config.AWS_REGION,
    endpoint: config.PHOTO_ENDPOINT,
  })
  const service = liveService('photos')
  const ports: PhotoPorts = { ...service.ports, bucket }
  return { ...service, ports }
})
