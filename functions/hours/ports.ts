import type { Ports } from '../http/operation.ts'
import type { Bucket } from '../photos/bucket.ts'
import type { ObjectUrls } from '../photos/urls.ts'

export interface HoursPorts extends Ports {
  bucket: Pick<Bucket, 'put'>
  objectUrl: ObjectUrls
  /** Where the app is in a browser, without a slash at its end: codes on paper lead there. */
  appOrigin: string
}
