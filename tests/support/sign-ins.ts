/** Everything that isn't a sign-in: how its Authorization header is made, and what the answer must be. */
import { type JWTPayload, SignJWT } from 'jose'
import { signToken } from '../../functions/http/token.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import { HOUR } from '../../shared/lifecycle.ts'
import { TOKEN_LIFE } from '../../shared/people/session.ts'
import { bearerOf, people, sessionOf } from './district.ts'
import { MORNING, TOKEN_SECRET } from './stage.ts'

const subject = people.worker.id
const good = {
  sub: subject,
  sid: sessionOf(subject),
  iss: 'weilinli',
  aud: 'api',
  iat: MORNING / 1000,
  exp: MORNING / 1000 + 7200,
}
const { exp: _, ...endless } = good
const { sid: __, ...ofNoSession } = good
const OTHER_SECRET = 'another secret, of at least 32 characters'

const sign = (payload: JWTPayload, alg = 'HS256') =>
  new SignJWT(payload).setProtectedHeader({ alg }).sign(new TextEncoder().encode(TOKEN_SECRET))
const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const own = (person = subject, from = MORNING) => signToken(TOKEN_SECRET, bearerOf(person), 'api', from, TOKEN_LIFE)

async function changed(): Promise<string> {
  const [head, , signature] = (await own(people.resident.id)).split('.')
  return `${head}.${base64(good)}.${signature}`
}

/** `gone`: the id of a person who was deleted after signing in. */
export const wrongSignIns = (gone: string): Record<string, () => Promise<string | undefined>> => ({
  'no header': async () => undefined,
  'an empty header': async () => '',
  'another scheme': async () => `Basic ${await own()}`,
  'a token without its scheme': own,
  'words in place of a token': async () => 'Bearer let me in',
  'two tokens': async () => `Bearer ${await own()} ${await own()}`,
  'an expired token': async () => `Bearer ${await own(subject, MORNING - 3 * HOUR)}`,
  'a token signed by another secret': async () =>
    `Bearer ${await signToken(OTHER_SECRET, bearerOf(subject), 'api', MORNING, TOKEN_LIFE)}`,
  'a token with alg none': async () => `Bearer ${base64({ alg: 'none' })}.${base64(good)}.`,
  'a token with alg none and a signature': async () => `Bearer ${base64({ alg: 'none' })}.${base64(good)}.AAAA`,
  'a token whose payload was changed': async () => `Bearer ${await changed()}`,
  'a pass for sockets': async () =>
    `Bearer ${await signToken(TOKEN_SECRET, bearerOf(subject), 'socket', MORNING, TOKEN_LIFE)}`,
  'a token by another algorithm': async () => `Bearer ${await sign(good, 'HS512')}`,
  'a token of another issuer': async () => `Bearer ${await sign({ ...good, iss: 'somebody' })}`,
  'a token that never expires': async () => `Bearer ${await sign(endless)}`,
  'a token of no session': async () => `Bearer ${await sign(ofNoSession)}`,
  'a token of a session that was ended': async () =>
    `Bearer ${await signToken(TOKEN_SECRET, { person: subject, session: sessionOf(gone) }, 'api', MORNING, TOKEN_LIFE)}`,
  'a token of nobody': async () => `Bearer ${await sign({ ...good, sub: '' })}`,
  'the token of a person who was deleted': async () => `Bearer ${await own(gone)}`,
})

const codes: Record<string, ErrorCode> = {
  'an expired token': 'tokenExpired',
  'a token of a session that was ended': 'sessionEnded',
}
export const codeOf = (how: string): ErrorCode => codes[how] ?? 'notSignedIn'
