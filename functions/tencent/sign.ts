/**
 * Tencent Cloud's signature of a request (TC3-HMAC-SHA256, https://cloud.tencent.com/document/api/382/52072): a POST of JSON to the
 * root of the service's host, with type, host and action signed. Pure.
 */
import { createHash, createHmac } from 'node:crypto'

export interface Credentials {
  secretId: string
  secretKey: string
}

export interface Signed {
  /** `sms`; what the host begins with. */
  service: string
  host: string
  action: string
  /** As it is sent, to the byte. */
  body: string
  /** Seconds since the epoch. */
  timestamp: number
}

export const CONTENT_TYPE = 'application/json; charset=utf-8'
const ALGORITHM = 'TC3-HMAC-SHA256'
const SIGNED_HEADERS = 'content-type;host;x-tc-action'

/** The header `Authorization`. */
export function authorizationOf({ secretId, secretKey }: Credentials, request: Signed): string {
  const { service, timestamp } = request
  const date = new Date(timestamp * 1000).toISOString().slice(0, 'YYYY-MM-DD'.length)
  const scope = `${date}/${service}/tc3_request`
  const toSign = [ALGORITHM, timestamp, scope, hashOf(canonical(request))].join('\n')
  const key = [date, service, 'tc3_request'].reduce<string | Buffer>(hmac, `TC3${secretKey}`)
  const signature = hmac(key, toSign).toString('hex')
  return `${ALGORITHM} Credential=${secretId}/${scope}, SignedHeaders=${SIGNED_HEADERS}, Signature=${signature}`
}

function canonical({ host, action, body }: Signed): string {
  const headers = [`content-type:${CONTENT_TYPE}`, `host:${host}`, `x-tc-action:${action.toLowerCase()}`]
  return ['POST', '/', '', ...headers, '', SIGNED_HEADERS, hashOf(body)].join('\n')
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()
