import { Refusal } from '../../shared/errors.ts'
import { makeId } from '../../shared/ids.ts'
import { TOKEN_LIFE } from '../../shared/people/contract.ts'
import { operation, type Ports } from '../http/operation.ts'
import { signToken } from '../http/token.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { parseActor, type StoredPerson, toMe } from './actor.ts'
import { newPerson, parseOpenid } from './store.ts'
import type { Wechat } from './wechat.ts'

export interface PeoplePorts extends Ports {
  wechat: Wechat
  tokenSecret: string
}

/** Signs in whoever is behind the code; who comes for the first time becomes a person, one for each openid. */
export const signIn = operation('signIn', {
  async run({ body, now }, ports: PeoplePorts) {
    const openid = await ports.wechat.openidOf(body.code)
    const person = await personBehind(openid, now, ports)
    const token = await signToken(ports.tokenSecret, person.id, 'api', now, TOKEN_LIFE)
    return { token, expiresAt: isoTime(now + TOKEN_LIFE), person: toMe(person) }
  },
})

async function personBehind(openid: string, now: number, ports: PeoplePorts) {
  return (await known(openid, ports)) ?? (await create(openid, now, ports))
}

async function known(openid: string, { table }: PeoplePorts) {
  const [item] = await table.read([keys.openid(openid)])
  const id = parseOpenid(item)
  if (!id) return undefined
  const [person] = await table.read([keys.person(id)])
  if (!person) throw new Refusal('codeRefused')
  return parseActor(person)
}

async function create(openid: string, now: number, ports: PeoplePorts) {
  const id = makeId('per', now, ports.random)
  const person: StoredPerson = { id, name: `微信居民 ${id.slice(-4)}`, openid, homes: [], roles: [] }
  if ((await ports.table.write(newPerson(person))).written) return person
  const other = await known(openid, ports)
  if (other) return other
  throw new Refusal('unavailable')
}
