/**
 * A stand-in of S3 that speaks its protocol in path style: a browser's form upload (presigned POST) with its policy, and
 * GET, HEAD, PUT and DELETE of objects, signed in the query or in headers. It keeps what it is given in a folder.
 */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { readUpload } from './s3/form.ts'
import { refusalXml, S3Refusal, xml } from './s3/refusal.ts'
import { type Credentials, checkSignature } from './s3/signature.ts'
import { openStore } from './s3/store.ts'
import { bodyOf, type Server, serve } from './server.ts'

export interface S3Options {
  folder: string
  buckets: readonly string[]
  credentials: Credentials
  /** Milliseconds since the epoch. */
  now: () => number
  port?: number
}

const MOST_PUT_BYTES = 64 * 1024 * 1024

export async function startS3({ folder, buckets, credentials, now, port }: S3Options): Promise<Server> {
  const store = openStore(folder, now)

  async function postForm(request: IncomingMessage, response: ServerResponse, bucket: string) {
    const { key, type, body, status } = await readUpload(request, bucket, credentials, now())
    const { etag } = await store.put(bucket, key, type, body)
    const location = `http://${request.headers.host}/${bucket}/${encodeURIComponent(key)}`
    response.writeHead(status, { etag, location, ...(status === 201 ? { 'content-type': 'application/xml' } : {}) })
    const parts = Object.entries({ Location: location, Bucket: bucket, Key: key, ETag: etag })
    const inside = parts.map(([name, value]) => `<${name}>${xml(value)}</${name}>`).join('')
    response.end(status === 201 ? `<?xml version="1.0" encoding="UTF-8"?>\n<PostResponse>${inside}</PostResponse>` : '')
  }

  async function object(request: IncomingMessage, response: ServerResponse, bucket: string, key: string) {
    const { method = 'GET', url: target = '/', headers } = request
    const body = await bodyOf(request, MOST_PUT_BYTES)
    if (!body) throw new S3Refusal(400, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size')
    checkSignature({ method, target, headers, body }, credentials, now())
    switch (method) {
      case 'GET':
      case 'HEAD': {
        const found = await store.get(bucket, key)
        const { type, etag, modified, disposition } = found.about
        const length = found.body.length
        if (disposition) response.setHeader('content-disposition', disposition)
        response.writeHead(200, { 'content-type': type, 'content-length': length, etag, 'last-modified': modified })
        response.end(method === 'GET' ? found.body : undefined)
        return
      }
      case 'PUT': {
        const type = headers['content-type'] ?? 'binary/octet-stream'
        const { etag } = await store.put(bucket, key, type, body, headers['content-disposition'])
        response.writeHead(200, { etag }).end()
        return
      }
      case 'DELETE': {
        await store.delete(bucket, key)
        response.writeHead(204).end()
        return
      }
      default:
        throw new S3Refusal(405, 'MethodNotAllowed', 'The specified method is not allowed against this resource.')
    }
  }

  return serve(async (request, response) => {
    const requestId = randomUUID()
    response.setHeader('x-amz-request-id', requestId)
    allowOrigins(request, response)
    if (request.method === 'OPTIONS') return void response.writeHead(200).end()
    try {
      const { bucket, key } = addressOf(request.url ?? '/')
      if (!buckets.includes(bucket)) {
        throw new S3Refusal(404, 'NoSuchBucket', 'The specified bucket does not exist', { BucketName: bucket })
      }
      if (request.method === 'POST' && key === '') await postForm(request, response, bucket)
      else if (key === '') throw new S3Refusal(501, 'NotImplemented', 'The local store knows objects, not lists.')
      else await object(request, response, bucket, key)
    } catch (error) {
      if (!(error instanceof S3Refusal)) throw error
      request.resume()
      response.writeHead(error.status, { 'content-type': 'application/xml' })
      response.end(request.method === 'HEAD' ? undefined : refusalXml(error, requestId))
    }
  }, port)
}

/** The bucket's CORS rule: any origin may send and read; what guards is the signature. */
function allowOrigins(request: IncomingMessage, response: ServerResponse) {
  if (!request.headers.origin) return
  response.setHeader('access-control-allow-origin', '*')
  response.setHeader('access-control-allow-methods', 'GET, HEAD, POST')
  response.setHeader('access-control-expose-headers', 'ETag')
  response.setHeader('vary', 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method')
  const asked = request.headers['access-control-request-headers']
  if (asked) response.setHeader('access-control-allow-headers', asked)
}

/** Bucket and key out of `/<bucket>/<key>`; dots in a key mean nothing, as at S3. */
function addressOf(target: string): { bucket: string; key: string } {
  const [path = '/'] = target.split('?')
  const [, bucket = '', rest = ''] = /^\/([^/]*)\/?(.*)$/s.exec(path) ?? []
  try {
    return { bucket: decodeURIComponent(bucket), key: decodeURIComponent(rest) }
  } catch {
    throw new S3Refusal(400, 'InvalidURI', "Couldn't parse the specified URI.")
  }
}
