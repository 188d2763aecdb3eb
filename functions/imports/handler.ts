import { importRoutes } from '../../shared/imports/contract.ts'
import { liveService } from '../http/live.ts'
import { serve } from '../http/serve.ts'
import { connectBucket } from '../photos/bucket.ts'
import { photoSettings, readConfig, tableSettings } from '../platform/config.ts'
import { cancelImport } from './cancel-import.ts'
import { checkImport } from './check-import.ts'
import { getImport } from './get-import.ts'
import { getImportTemplate } from './get-import-template.ts'
import { listImportErrors } from './list-import-errors.ts'
import { listImports } from './list-imports.ts'
import type { ImportPorts } from './ports.ts'
import { requestImport } from './request-import.ts'
import { runImport } from './run-import.ts'

export const operations = {
  getImportTemplate,
  requestImport,
  listImports,
  getImport,
  listImportErrors,
  checkImport,
  runImport,
  cancelImport,
}

export const handler = serve('imports', importRoutes, operations, () => {
  const config = readConfig({ ...tableSettings, ...photoSettings }, process.env)
  const bucket = connectBucket({
    bucket: config.PHOTO_BUCKET,
    region: config.AWS_REGION,
    endpoint: config.PHOTO_ENDPOINT,
  })
  const service = liveService('imports')
  const ports: ImportPorts = { ...service.ports, bucket }
  return { ...service, ports }
})
