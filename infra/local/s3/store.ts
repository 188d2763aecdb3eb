/** Objects as files: the bytes, and beside them what S3 keeps about them. */
import '../../../shared/zod.ts'
import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { S3Refusal } from './refusal.ts'

const about = z.object({
  type: z.string(),
  etag: z.string(),
  modified: z.string(),
  /** The header Content-Disposition that it was put with. */
  disposition: z.optional(z.string()),
})
export type About = z.infer<typeof about>

const LONGEST_NAME = 240

export function openStore(folder: string, now: () => number) {
  /** One flat name for each key, without a slash, so that no key leads out of the folder. */
  function place(bucket: string, key: string): string {
    const name = encodeURIComponent(key)
    if (!key || name.length > LONGEST_NAME) throw new S3Refusal(400, 'KeyTooLongError', 'Your key is too long')
    return join(folder, encodeURIComponent(bucket), `object-${name}`)
  }

  return {
    async put(bucket: string, key: string, type: string, body: Buffer, disposition?: string): Promise<About> {
      const path = place(bucket, key)
      const kept = {
        type,
        etag: `"${createHash('md5').update(body).digest('hex')}"`,
        modified: new Date(now()).toUTCString(),
        ...(disposition ? { disposition } : {}),
      }
      await mkdir(join(folder, encodeURIComponent(bucket)), { recursive: true })
      await writeFile(`${path}.about`, JSON.stringify(kept))
      await writeFile(`${path}.new`, body)
      await rename(`${path}.new`, path)
      return kept
    },

    /** Throws NoSuchKey when there is no such object. */
    async get(bucket: string, key: string): Promise<{ about: About; body: Buffer }> {
      const path = place(bucket, key)
      try {
        const [body, text] = await Promise.all([readFile(path), readFile(`${path}.about`, 'utf8')])
        return { body, about: z.parse(about, JSON.parse(text)) }
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
        throw new S3Refusal(404, 'NoSuchKey', 'The specified key does not exist.', { Key: key })
      }
    },

    /** Deleting what is not there is no error. */
    async delete(bucket: string, key: string): Promise<void> {
      const path = place(bucket, key)
      await Promise.all([rm(path, { force: true }), rm(`${path}.about`, { force: true })])
    },
  }
}
