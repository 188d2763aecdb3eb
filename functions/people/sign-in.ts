import { Refusal } from '../../shared/errors.ts'
import { makeId } from '../../shared/ids.ts'
import { operation, type Ports } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import type { Wechat } from '../wechat/wechat.ts'
import { type Actor, parseActor, parsePerson, type StoredPerson } from './actor.ts'
import { openSession, type SessionPorts } from './open-session.ts'
import { newPerson, parseOpenid } from './store.ts'

export interface PeoplePorts extends Ports, SessionPorts {
  wechat: Wechat
}

/** Signs in whoever is behind the code; who comes for the first time becomes a person, one for each openid. */
export const signIn = operation('signIn', {
  async run({ body, now }, ports: PeoplePorts) {
    const openid = await ports.wechat.openidOf(body.code)
    const person = await personBehind(openid, now, ports)
    const session = { surface: 'phone', device: body.device || '微信小程序', goOnWith: body.session } as const
    return openSession(person, session, now, ports)
  },
})

async function personBehind(openid: string, now: number, ports: PeoplePorts) {
  return (await known(openid, ports)) ?? (await create(openid, now, ports))
}

async function known(openid: string, { table }: PeoplePorts): Promise<Actor | undefined> {
  const [item] = await table.read([keys.openid(openid)])
  const id = parseOpenid(item)
  if (!id) return undefined
  const [person] = await table.read([keys.person(id)])
  if (!person) throw new Refusal('codeRefused')
  // Who has left comes back as a new person.
  return parsePerson(person)?.leftAt ? undefined : parseActor(person)
}

async function create(openid: string, now: number, ports: PeoplePorts): Promise<Actor> {
  const id = makeId('per', now, ports.random)
  const person: StoredPerson = { id, version: 1, name: `微信居民 ${id.slice(-4)}`, openid, homes: [], roles: [] }
  if ((await ports.table.write(newPerson(person))).written) return person
  const other = await known(openid, ports)
  if (other) return other
  throw new Refusal('unavailable')
}
