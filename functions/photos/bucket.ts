/** The photo store (S3): signed forms to send by, and the objects themselves. */
import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { createPresignedPost } from '@aws-sdk/s3-presigned-post'

/** How long a signed form can be used, in seconds. */
export const FORM_SECONDS = 600

export interface Bucket {
  /** A form that takes exactly one object: this key, this type, up to this many bytes. */
  form(key: string, type: string, maxBytes: number): Promise<{ url: string; fields: Record<string, string> }>
  /** The bytes of an object, or undefined if there is none. */
  get(key: string): Promise<Uint8Array | undefined>
  /** `savedAs`: whoever opens it saves it under that name; a browser never shows it in place. */
  put(key: string, type: string, bytes: Uint8Array, savedAs?: string): Promise<void>
  remove(key: string): Promise<void>
}

export interface BucketOptions {
  bucket: string
  region: string
  endpoint?: string | undefined
}

export function connectBucket({ bucket, region, endpoint }: BucketOptions): Bucket {
  const client = new S3Client({
    region,
    maxAttempts: 3,
    // Of up to 10 MB; three tries end within the 29 seconds of the function.
    requestHandler: { connectionTimeout: 1000, requestTimeout: 9000, throwOnRequestTimeout: true },
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
  })
  return {
    form: (key, type, maxBytes) =>
      createPresignedPost(client, {
        Bucket: bucket,
        Key: key,
        Fields: { 'Content-Type': type },
        Conditions: [['content-length-range', 1, maxBytes]],
        Expires: FORM_SECONDS,
      }),
    async get(key) {
      try {
        const got = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }))
        return await got.Body?.transformToByteArray()
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined
        throw error
      }
    },
    async put(key, type, bytes, savedAs) {
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: bytes,
          ContentType: type,
          ...(savedAs === undefined ? {} : { ContentDisposition: attachment(savedAs) }),
        }),
      )
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }))
    },
  }
}

/** RFC 6266: the name as it is for whoever knows RFC 8187, and for all others no more than its ending. */
export function attachment(name: string): string {
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  const ending = /\.[A-Za-z0-9]+$/.exec(name)?.[0] ?? ''
  return `attachment; filename="file${ending}"; filename*=UTF-8''${encoded}`
}
