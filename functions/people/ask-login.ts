import { makeCode, shownCode } from '../../shared/codes.ts'
import { Refusal } from '../../shared/errors.ts'
import { MINUTE } from '../../shared/lifecycle.ts'
import { operation } from '../http/operation.ts'
import { isNew } from '../platform/expressions.ts'
import { countAttempt } from '../platform/limit.ts'
import { hashOf, loginItem, newLogin } from './login.ts'
import type { PeoplePorts } from './sign-in.ts'

/** An office of a dozen screens behind one address may leave them all at the sign-in page, which asks anew every 2 minutes. */
const LIMIT = { what: 'login', max: 120, window: 10 * MINUTE }
const SECRET_BYTES = 32
const PAGE = 'people/arrive/index'

/** Answered without a picture when WeChat is out of reach: the code is typed in then. */
export const askLogin = operation('askLogin', {
  async run({ body, source, now, commit }, ports: PeoplePorts) {
    if (!(await countAttempt(ports.table, { ...LIMIT, who: source }, now))) throw new Refusal('tooMany')
    const code = makeCode(ports.random)
    const secret = Buffer.from(ports.random(SECRET_BYTES)).toString('base64url')
    const login = newLogin({ code, secretHash: hashOf(secret), device: body.device || '电脑浏览器' }, now)
    const image = await imageOf(code, ports)
    return commit([{ put: loginItem(login), when: isNew }], {
      code: shownCode(code),
      secret,
      expiresAt: login.overAt,
      ...(image ? { image } : {}),
    })
  },
})

async function imageOf(code: string, { wechat, log }: PeoplePorts): Promise<string | undefined> {
  try {
    return Buffer.from(await wechat.codeImage({ scene: `l=${code}`, page: PAGE })).toString('base64')
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    log.warn('A login code goes without its picture', { code: error.code, cause: error.cause })
    return undefined
  }
}
