/** What is held of a person, kind by kind, erased; what must stay is made nobody's. */
import { endCharges, forgetCare } from '../../care/forget.ts'
import { forgetJoins } from '../../households/forget-joins.ts'
import { leaveHouseholds } from '../../households/leave-all.ts'
import type { Ports } from '../../http/operation.ts'
import { parsePerson, type StoredPerson } from '../../people/actor.ts'
import { epochSeconds } from '../../platform/clock.ts'
import type { Item, Table } from '../../platform/dynamo.ts'
import { queryAll } from '../../platform/query-all.ts'
import { keys } from '../../platform/table.ts'
import { revokeWrites } from '../../roles/grant.ts'
import { forgetOwner } from '../../tickets/forget-owner.ts'
import { forgetRequests } from './forget-requests.ts'

const YEAR = 365 * 24 * 60 * 60

/** Consents are the operator's proof that it was allowed to (个人信息保护法 69); claims lapse after three years (民法典 188). */
const PROOF_KEPT_SECONDS = 3 * YEAR

export async function eraseAll(ports: Ports, person: StoredPerson, now: string): Promise<void> {
  const { table } = ports
  const { id } = person
  await endSessions(table, id)
  await endRoles(table, id, now)
  await leaveHouseholds(table, id, now)
  await table.write([{ remove: keys.contacts(id) }, { remove: keys.rota(id) }])
  for (const write of [...(await forgetCare(table, id)), ...(await endCharges(table, id))]) await table.write([write])
  await forgetJoins(table, id)
  await forgetRequests(table, id, now)
  await forgetOwner(table, id, person.name)
  await removeRows(table, id, 'LOOK#')
  await keepProof(table, id, now)
}

const rowsOf = (table: Table, person: string, beginsWith: string): Promise<Item[]> =>
  queryAll(table, {
    pk: { name: 'pk', value: keys.person(person).pk },
    sk: { name: 'sk', beginsWith },
    ascending: true,
    consistent: true,
  })

async function removeRows(table: Table, person: string, beginsWith: string): Promise<void> {
  const { pk } = keys.person(person)
  for (const { sk } of await rowsOf(table, person, beginsWith)) await table.write([{ remove: { pk, sk: String(sk) } }])
}

const endSessions = (table: Table, person: string) => removeRows(table, person, 'SESSION#')

async function endRoles(table: Table, id: string, now: string): Promise<void> {
  const [item] = await table.read([keys.person(id)])
  const person = parsePerson(item)
  if (person?.roles.length) await table.write(revokeWrites(person, person.roles, id, now))
}

async function keepProof(table: Table, person: string, now: string): Promise<void> {
  const expiresAt = epochSeconds(Date.parse(now)) + PROOF_KEPT_SECONDS
  const { pk } = keys.person(person)
  for (const item of await rowsOf(table, person, 'CONSENT#'))
    if (!item.expiresAt) await table.write([{ update: { pk, sk: String(item.sk) }, changes: { set: { expiresAt } } }])
}
