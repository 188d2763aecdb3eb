/**
 * Photos: asked for, sent straight to the store by a signed form (S3 presigned POST, which wx.uploadFile speaks), then
 * looked at. Only a photo that was looked at can be attached to anything.
 */
import '../zod.ts'
import * as z from 'zod/mini'
import { id } from '../ids.ts'
import type { RouteTable } from '../route.ts'
import { moment } from '../zod.ts'

export const MAX_PHOTOS = 9
export const MAX_PHOTO_BYTES = 10 * 1024 * 1024
export const photoTypes = ['image/jpeg', 'image/png'] as const

export const photoId = id('pho')

/** Photos to attach: ids of photos of one's own, looked at, each attached once. */
export const attachedPhotos = z._default(
  z.array(photoId).check(
    z.maxLength(MAX_PHOTOS),
    z.refine((ids) => new Set(ids).size === ids.length, '同一张照片只能附一次'),
  ),
  [],
)

/** A photo as its viewer gets it: URLs that open it for ten minutes; sizes in pixels. */
export const photo = z.object({
  id: photoId,
  width: z.int(),
  height: z.int(),
  url: z.url(),
  thumbUrl: z.url(),
})
export type Photo = z.infer<typeof photo>

const photoParams = z.object({ photoId })

export const photoRoutes = {
  requestPhoto: {
    capability: 'photos',
    method: 'POST',
    path: '/photos',
    summary: 'Ask to send a photo; answers with the signed form to send it by, valid for ten minutes',
    access: 'signedIn',
    body: z.object({
      type: z.enum(photoTypes),
      bytes: z.int().check(z.gte(1), z.lte(MAX_PHOTO_BYTES, '照片不能超过 10 MB')),
    }),
    reply: z.object({
      photoId,
      upload: z.object({ url: z.url(), fields: z.record(z.string(), z.string()) }),
      expiresAt: moment(),
    }),
    status: 201,
    errors: ['tooMany'],
  },
  checkPhoto: {
    capability: 'photos',
    method: 'POST',
    path: '/photos/{photoId}/check',
    summary: 'Have the sent photo looked at: it becomes attachable, or is refused and deleted',
    access: 'signedIn',
    params: photoParams,
    reply: z.object({ photoId, width: z.int(), height: z.int() }),
    errors: ['notFound', 'photoNotReady', 'notAPhoto'],
  },
} as const satisfies RouteTable
