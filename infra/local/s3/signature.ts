/**
 * Checking AWS Signature Version 4, on S3's terms (the path is not encoded twice): in headers, in the query (presigned),
 * and of a policy. Written from the specification and not with the SDK's signer, so that the two check each other.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { denied, S3Refusal, unknownKeyId, unsigned } from './refusal.ts'

const ALGORITHM = 'AWS4-HMAC-SHA256'
const LONGEST_EXPIRY = 7 * 24 * 60 * 60
const CLOCK_SKEW = 15 * 60 * 1000

export interface Credentials {
  accessKeyId: string
  secretAccessKey: string
}

export interface SignedRequest {
  method: string
  /** Path and query as they were sent. */
  target: string
  headers: IncomingHttpHeaders
  body: Buffer
}

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex')
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)

/** Parts of `20261122T101112Z` as milliseconds, or NaN. */
const instantOf = (date: string) =>
  Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))

/** The HMAC of a text under the key that a scope `id/day/region/s3/aws4_request` derives. */
export function sign(credentials: Credentials, scope: string, text: string): string {
  const [id = '', day = '', region = '', service = '', end] = scope.split('/')
  if (end !== 'aws4_request' || service !== 's3') throw denied('Error parsing the X-Amz-Credential parameter')
  if (id !== credentials.accessKeyId) throw unknownKeyId(id)
  const key = [day, region, service, end].reduce<string | Buffer>(hmac, `AWS4${credentials.secretAccessKey}`)
  return hmac(key, text).toString('hex')
}

export function sameSignature(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** Throws an S3Refusal unless the request is signed, in its headers or in its query, by these credentials, for now. */
export function checkSignature(request: SignedRequest, credentials: Credentials, now: number): void {
  const query = new URLSearchParams(request.target.split('?')[1] ?? '')
  const authorization = request.headers.authorization
  if (query.has('X-Amz-Signature')) checkPresigned(request, query, credentials, now)
  else if (authorization) checkHeaders(request, query, authorization, credentials, now)
  else throw denied('Access Denied')
}

function checkPresigned(request: SignedRequest, query: URLSearchParams, credentials: Credentials, now: number) {
  const take = (name: string) => {
    const value = query.get(name)
    if (!value) {
      const needed = 'Algorithm, Credential, Signature, Date, SignedHeaders, and Expires'
      throw new S3Refusal(
        400,
        'AuthorizationQueryParametersError',
        `Query-string authentication requires the X-Amz-${needed} parameters.`,
      )
    }
    return value
  }
  const date = take('X-Amz-Date')
  const lives = Number(take('X-Amz-Expires'))
  if (take('X-Amz-Algorithm') !== ALGORITHM || !(lives >= 1 && lives <= LONGEST_EXPIRY)) throw unsigned()
  const signature = take('X-Amz-Signature')
  query.delete('X-Amz-Signature')
  const wanted = signatureOf(request, query, credentials, {
    scope: take('X-Amz-Credential'),
    date,
    signedHeaders: take('X-Amz-SignedHeaders'),
    payload: 'UNSIGNED-PAYLOAD',
  })
  if (!sameSignature(signature, wanted)) throw unsigned()
  const from = instantOf(date)
  if (!(from <= now + CLOCK_SKEW)) throw denied('Request is not yet valid')
  const until = from + lives * 1000
  if (!(now < until)) {
    const times = { Expires: new Date(until).toISOString(), ServerTime: new Date(now).toISOString() }
    throw denied('Request has expired', { 'X-Amz-Expires': `${lives}`, ...times })
  }
}

function checkHeaders(
  request: SignedRequest,
  query: URLSearchParams,
  authorization: string,
  credentials: Credentials,
  now: number,
) {
  const [, scope, signedHeaders, signature] =
    /^AWS4-HMAC-SHA256 Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]+)$/.exec(authorization) ??
    []
  const date = request.headers['x-amz-date']
  const payload = request.headers['x-amz-content-sha256']
  if (!scope || !signedHeaders || !signature || typeof date !== 'string' || typeof payload !== 'string')
    throw unsigned()
  if (payload.startsWith('STREAMING-')) {
    throw new S3Refusal(501, 'NotImplemented', 'The local store takes a body whole, not in signed chunks.')
  }
  if (!sameSignature(signature, signatureOf(request, query, credentials, { scope, date, signedHeaders, payload }))) {
    throw unsigned()
  }
  if (payload !== 'UNSIGNED-PAYLOAD' && payload !== sha256(request.body)) {
    const message = 'The provided x-amz-content-sha256 header does not match what was computed.'
    throw new S3Refusal(400, 'XAmzContentSHA256Mismatch', message)
  }
  if (!(Math.abs(instantOf(date) - now) <= CLOCK_SKEW)) {
    const message = 'The difference between the request time and the current time is too large.'
    throw new S3Refusal(403, 'RequestTimeTooSkewed', message)
  }
}

interface Signing {
  scope: string
  date: string
  signedHeaders: string
  payload: string
}

function signatureOf(request: SignedRequest, query: URLSearchParams, credentials: Credentials, signing: Signing) {
  const { scope, date, signedHeaders, payload } = signing
  const [path = '/'] = request.target.split('?')
  const pairs = [...query].map(([name, value]) => `${encode(name)}=${encode(value)}`).sort()
  const names = signedHeaders.split(';')
  if (!names.includes('host')) throw unsigned()
  const headers = names.map((name) => `${name}:${[request.headers[name] ?? ''].flat().join(',').trim()}\n`)
  const canonical = [request.method, path, pairs.join('&'), headers.join(''), signedHeaders, payload].join('\n')
  const text = [ALGORITHM, date, scope.split('/').slice(1).join('/'), sha256(canonical)].join('\n')
  return sign(credentials, scope, text)
}
