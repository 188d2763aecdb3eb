/** What is held of a person, kind by kind, erased; what must stay is made nobody's. */
import * as z from 'zod/mini'
import { forgetPersonInAlerts } from '../../alerts/forget-person.ts'
import { endCharges, forgetCare } from '../../care/forget.ts'
import { forgetAuthor } from '../../channels/forget-author.ts'
import { forgetCaller } from '../../channels/forget-caller.ts'
import { forgetMentions } from '../../channels/forget-mentions.ts'
import { forgetProposer } from '../../channels/forget-proposer.ts'
import { forgetReactions } from '../../channels/forget-reactions.ts'
import { forgetDevicesOf } from '../../devices/copy.ts'
import { forgetSwaps } from '../../duty/forget-swaps.ts'
import { forgetLending } from '../../help/forget-lending.ts'
import { forgetPersonInHelp } from '../../help/forget-person.ts'
import { forgetHours } from '../../hours/copy.ts'
import { forgetJoins } from '../../households/forget-joins.ts'
import { leaveHouseholds } from '../../households/leave-all.ts'
import { auditCard } from '../../http/audit.ts'
import type { Ports } from '../../http/operation.ts'
import { forgetRequester } from '../../imports/forget-requester.ts'
import { forgetCommander } from '../../incidents/commander.ts'
import { forgetReports } from '../../moderation/forget-reports.ts'
import { forgetSpeaker } from '../../notices/forget-speaker.ts'
import { parsePerson, type StoredPerson } from '../../people/actor.ts'
import { epochSeconds } from '../../platform/clock.ts'
import type { Item, Table, Write } from '../../platform/dynamo.ts'
import { queryAll } from '../../platform/query-all.ts'
import { type Key, keys } from '../../platform/table.ts'
import { revokeWrites } from '../../roles/grant.ts'
import { forgetPersonInTeams } from '../../teams/forget-person.ts'
import { forgetOwner } from '../../tickets/forget-owner.ts'
import { forgetPersonInWishes } from '../../wishes/forget-person.ts'
import { forgetRequests } from './forget-requests.ts'
import { GONE } from './gone.ts'

const YEAR = 365 * 24 * 60 * 60

/** Consents are the operator's proof that it was allowed to (个人信息保护法 69); claims lapse after three years (民法典 188). */
const PROOF_KEPT_SECONDS = 3 * YEAR

/** Nothing is written twice, so that however often it is broken off, each try comes further. `now` is ISO 8601. */
export async function eraseAll(
  { table, random }: Pick<Ports, 'table' | 'random'>,
  { id, name }: StoredPerson,
  now: string,
): Promise<void> {
  await removeRows(table, id, 'SESSION#')
  await endRoles(table, id, now)
  await leaveHouseholds(table, id, now)
  const own = [keys.contacts, keys.rota, keys.reading, keys.noticed, keys.credits, keys.dutyPhone]
  await removeIfThere(
    table,
    own.map((key) => key(id)),
  )
  for (const each of await forgetCare(table, id)) await mustWrite(table, each)
  for (const each of await endCharges(table, id)) await mustWrite(table, each)
  await forgetJoins(table, id)
  await forgetRequests(table, id, now)
  await forgetOwner(table, id, name)
  await forgetAuthor({ table, random }, id, name, now)
  await forgetMentions({ table, random }, id, name)
  await forgetReactions(table, id)
  await forgetCaller(table, id, name)
  await forgetProposer(table, id, name)
  await forgetReports(table, id)
  await forgetSpeaker(table, id, name)
  await forgetCommander(table, id, name)
  await forgetSwaps(table, id)
  await forgetPersonInAlerts(table, id, name, now)
  await forgetDevicesOf(table, id)
  await forgetPersonInWishes(table, id, name, now)
  await forgetPersonInTeams(table, id, name)
  await forgetPersonInHelp(table, id, name, now)
  await forgetLending(table, id, name, now)
  await forgetHours(table, id, now)
  await forgetRequester(table, await importsOf(table, id), GONE)
  await removeRows(table, id, 'LOOK#')
  await keepProof(table, id, now)
}

/** Throws where somebody else was at it at this moment: the next sweep goes on. */
async function mustWrite(table: Table, writes: readonly Write[]): Promise<void> {
  if (!(await table.write(writes)).written) throw new Error('What is erased was changed at this moment')
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

async function removeIfThere(table: Table, wanted: readonly Key[]): Promise<void> {
  const found = await table.read(wanted)
  for (const [i, remove] of wanted.entries()) if (found[i]) await table.write([{ remove }])
}

/** The imports that somebody asked for and that are still kept: just as long as their log of deeds, which names them. */
async function importsOf(table: Table, person: string): Promise<string[]> {
  const deeds = await queryAll(table, {
    pk: { name: 'pk', value: keys.auditHead(person).pk },
    sk: { name: 'sk', beginsWith: 'ENTRY#' },
    ascending: true,
    consistent: true,
  })
  const cards = deeds.map(({ card }) => z.parse(auditCard, card))
  return cards.flatMap(({ operation, what }) => (operation === 'requestImport' && what ? [what] : []))
}

async function endRoles(table: Table, id: string, now: string): Promise<void> {
  const [item] = await table.read([keys.person(id)])
  const person = parsePerson(item)
  if (person?.roles.length) await mustWrite(table, revokeWrites(person, person.roles, id, now))
}

async function keepProof(table: Table, person: string, now: string): Promise<void> {
  const expiresAt = epochSeconds(Date.parse(now)) + PROOF_KEPT_SECONDS
  const { pk } = keys.person(person)
  for (const item of await rowsOf(table, person, 'CONSENT#'))
    if (!item.expiresAt) await table.write([{ update: { pk, sk: String(item.sk) }, changes: { set: { expiresAt } } }])
}
