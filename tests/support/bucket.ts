/** A photo store in memory, for tests that aren't about S3's protocol. */
import { createJimp } from '@jimp/core'
import jpeg from '@jimp/js-jpeg'
import type { Bucket } from '../../functions/photos/bucket.ts'

export const picture = (): Promise<Uint8Array> =>
  new (createJimp({ formats: [jpeg] }))({ width: 40, height: 30, color: 0x2e7d6bff }).getBuffer('image/jpeg')

export interface MemoryBucket extends Bucket {
  objects: Map<string, Uint8Array>
}

export function memoryBucket(): MemoryBucket {
  const objects = new Map<string, Uint8Array>()
  return {
    objects,
    form: async (key) => ({ url: 'https://photos.test/', fields: { key } }),
    get: async (key) => objects.get(key),
    put: async (key, _type, bytes) => void objects.set(key, bytes),
    remove: async (key) => void objects.delete(key),
  }
}
