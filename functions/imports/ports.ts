import type { Ports } from '../http/operation.ts'
import type { Bucket } from '../photos/bucket.ts'

export interface ImportPorts extends Ports {
  bucket: Bucket
}
