/** Whether a request is signed by who it says, as Tencent Cloud's gateway finds out before anything else. */
import type { IncomingHttpHeaders } from 'node:http'
import { authorizationOf, CONTENT_TYPE, type Credentials } from '../../../functions/tencent/sign.ts'

/** A signature holds for so long, in milliseconds. */
const LIFE = 5 * 60_000
const VERSIONS: Record<string, string> = { sms: '2021-01-11', vms: '2020-09-02' }
const SERVICES: Record<string, string> = { SendSms: 'sms', SendTtsVoice: 'vms' }

/** The code that it is refused with, if it is. */
export function wrongWith(
  headers: IncomingHttpHeaders,
  body: string,
  credentials: Credentials,
  now: number,
): string | undefined {
  const [action, timestamp] = [String(headers['x-tc-action'] ?? ''), Number(headers['x-tc-timestamp'])]
  const service = SERVICES[action]
  if (!headers.authorization) return 'AuthFailure.InvalidAuthorization'
  if (!service) return 'InvalidAction'
  if (headers['x-tc-version'] !== VERSIONS[service]) return 'NoSuchVersion'
  if (!headers['x-tc-region']) return 'MissingParameter'
  if (!(Math.abs(now - timestamp * 1000) < LIFE)) return 'AuthFailure.SignatureExpire'
  if (!headers.authorization.includes(`Credential=${credentials.secretId}/`)) return 'AuthFailure.SecretIdNotFound'
  const signed = { service, host: headers.host ?? '', action, body, timestamp }
  const holds =
    headers['content-type'] === CONTENT_TYPE && authorizationOf(credentials, signed) === headers.authorization
  return holds ? undefined : 'AuthFailure.SignatureFailure'
}
