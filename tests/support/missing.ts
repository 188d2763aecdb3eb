/** What a stage has where its test brings nothing of its own. */
import type { Bucket } from '../../functions/photos/bucket.ts'
import type { PhotoUrls } from '../../functions/photos/urls.ts'
import type { FetchDocument } from '../../functions/warnings/fetch-document.ts'
import { Unreadable } from '../../functions/warnings/unreadable.ts'

const unused = (what: string) => () => Promise.reject(new Error(`This test has no ${what}`))
export const noBucket: Bucket = {
  form: unused('bucket'),
  get: unused('bucket'),
  put: unused('bucket'),
  remove: unused('bucket'),
}
export const nothingThere: FetchDocument = async () => {
  throw new Unreadable('连不上这个网址')
}
export const plainUrls: PhotoUrls = async (key) => ({
  url: `https://photos.test/${key}/full`,
  thumbUrl: `https://photos.test/${key}/thumb`,
})
export const noMetrics = {
  addDimension: () => undefined,
  addMetric: () => undefined,
  publishStoredMetrics: () => undefined,
}
