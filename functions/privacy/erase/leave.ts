/**
 * Leaving: what the sweep does when the days to change one's mind are over (个人信息保护法 47). Broken off anywhere, the next
 * sweep goes on: each step can be made again, and the person's item goes last.
 */
import { MINUTE } from '../../../shared/lifecycle.ts'
import { openAlertOf } from '../../alerts/open-of.ts'
import type { Ports } from '../../http/operation.ts'
import { changePerson, parsePerson, type StoredPerson } from '../../people/actor.ts'
import { isoTime } from '../../platform/clock.ts'
import type { Table } from '../../platform/dynamo.ts'
import { atVersion } from '../../platform/expressions.ts'
import { dueKeys, keys } from '../../platform/table.ts'
import { eraseAll } from './erase.ts'
import { GONE } from './gone.ts'

/** Who waits for help stays until it has ended; so often it is looked. */
const HELP_FIRST = 10 * MINUTE

/** The lists by owner are read a moment after the last thing could be written: an index lags by milliseconds. */
const SETTLING = MINUTE

/** Whether anything was done. */
export async function leavePerson(ports: Ports, id: string): Promise<boolean> {
  const now = ports.clock.now()
  const [item] = await ports.table.read([keys.person(id)])
  const person = parsePerson(item)
  const due = person?.leftAt ? Date.parse(person.leftAt) + SETTLING : Date.parse(person?.leavingAt ?? '')
  if (!person || !(due <= now)) return false
  if (!person.leftAt) {
    const [pointer] = await ports.table.read([keys.alerting(id)])
    const waits = await openAlertOf(ports.table, pointer)
    return waits ? putOff(ports, person, now + HELP_FIRST) : closeAccount(ports.table, person, now)
  }
  await eraseAll(ports, person, isoTime(now))
  await removePerson(ports.table, id)
  ports.log.info('An account was erased', { person: id })
  return true
}

/** They stay signed in as they are, and may still change their mind. */
async function putOff({ table, log }: Ports, person: StoredPerson, to: number): Promise<boolean> {
  log.info('Who leaves has an alert open', { person: person.id })
  return (await table.write([changePerson(person, dueKeys(person.id, isoTime(to)))])).written
}

/** Last; unless something came to them meanwhile, such as a role, which the next sweep takes away first. */
async function removePerson(table: Table, id: string): Promise<void> {
  const [item] = await table.read([keys.person(id)])
  const person = parsePerson(item)
  if (!person) return
  const bare = person.roles.length === 0 && person.homes.length === 0
  const gone = bare && (await table.write([{ remove: keys.person(id), when: atVersion(person.version) }])).written
  if (!gone) throw new Error('Something came to who has left')
}

/** From here on nobody is signed in as this person, and whoever comes with that openid is a new one. */
async function closeAccount(table: Table, person: StoredPerson, now: number): Promise<boolean> {
  const closed = {
    name: GONE,
    openid: '',
    leavingAt: undefined,
    leftAt: isoTime(now),
    consents: undefined,
    phone: undefined,
  }
  const { written } = await table.write([
    changePerson(person, { ...closed, ...dueKeys(person.id, isoTime(now + SETTLING)) }),
    { remove: keys.openid(person.openid), when: { expression: 'person = :person', values: { ':person': person.id } } },
  ])
  return written
}
