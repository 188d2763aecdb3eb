/** Short-lived URLs that open a photo, or another object of its store: presigned GETs (SigV4 in the query), made without a request. */
import { fromEnv } from '@aws-sdk/credential-provider-env'
import { Sha256 } from '@smithy/core/checksum'
import { HttpRequest } from '@smithy/core/protocols'
import { SignatureV4 } from '@smithy/signature-v4'
import type { Clock } from '../platform/clock.ts'

/** How long a URL opens its photo, in seconds. */
export const URL_SECONDS = 600

/** The URL of an object by its key. */
export type ObjectUrls = (object: string) => Promise<string>

/** The URLs of a photo by the prefix of its objects. */
export type PhotoUrls = (key: string) => Promise<{ url: string; thumbUrl: string }>

export interface PhotoUrlOptions {
  bucket: string
  region: string
  /** The store's address where it is not S3 itself. */
  endpoint?: string | undefined
  clock: Clock
}

export const fullObject = (key: string) => `${key}/full.jpg`
export const thumbObject = (key: string) => `${key}/thumb.jpg`

/** Where the bucket's objects are: S3's own address in either partition, or a path under another endpoint. */
export function bucketUrl({ bucket, region, endpoint }: Omit<PhotoUrlOptions, 'clock'>): URL {
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'
  return new URL(endpoint ? `${endpoint}/${bucket}` : `https://${bucket}.s3.${region}.${suffix}`)
}

export function photoUrls(options: PhotoUrlOptions): PhotoUrls {
  const sign = objectUrls(options)
  return async (key) => ({ url: await sign(fullObject(key)), thumbUrl: await sign(thumbObject(key)) })
}

export function objectUrls(options: PhotoUrlOptions): ObjectUrls {
  const base = bucketUrl(options)
  const signer = new SignatureV4({
    service: 's3',
    region: options.region,
    credentials: fromEnv(),
    sha256: Sha256,
    uriEscapePath: false,
    applyChecksum: false,
  })
  return async (object) => {
    const request = new HttpRequest({
      method: 'GET',
      protocol: base.protocol,
      hostname: base.hostname,
      ...(base.port ? { port: Number(base.port) } : {}),
      path: `${base.pathname === '/' ? '' : base.pathname}/${object}`,
      headers: { host: base.host, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' },
    })
    const signed = await signer.presign(request, {
      expiresIn: URL_SECONDS,
      signingDate: new Date(options.clock.now()),
    })
    const query = new URLSearchParams(Object.entries(signed.query ?? {}).map(([name, value]) => [name, String(value)]))
    return `${base.origin}${signed.path}?${query}`
  }
}
