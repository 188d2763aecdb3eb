/**
 * Makes what teams and activities hold of who has left nobody's. What took place stays as a record, without their name; a place that
 * they had goes to who waits. What lists them by person goes last, so that what is broken off is found again.
 */
import { takesSignUps } from '../../shared/teams/lifecycle.ts'
import { entriesOf } from '../cases/entries.ts'
import { redacted } from '../cases/redacted.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import { exists } from '../platform/expressions.ts'
import { queryAll } from '../platform/query-all.ts'
import { type Key, keys } from '../platform/table.ts'
import { dropCalendarOf } from './calendars.ts'
import { reporterIndex } from './reports.ts'
import { givenUp } from './sign-up.ts'
import { forItsTime, parseSigned, type StoredSigned, signedIndex, signedWrite } from './signed.ts'
import { hostIndex, parseActivity, parseEntry, parsePlaces } from './store.ts'
import { memberIndex, parseMember, parseTeam, parseTeamEntry } from './team-store.ts'

export async function forgetPersonInTeams(table: Table, person: string, name: string): Promise<void> {
  await dropCalendarOf(table, person)
  for (const row of await ownedBy(table, reporterIndex(person))) await mustWrite(table, [{ remove: keyOf(row) }])
  for (const row of await ownedBy(table, signedIndex(person))) await forgetSigned(table, row, name)
  for (const row of await ownedBy(table, memberIndex(person))) await forgetMember(table, row, person, name)
}

const ownedBy = (table: Table, owner: string): Promise<Item[]> =>
  queryAll(table, { index: 'byOwner', pk: { name: 'owner', value: owner }, ascending: true })

const keyOf = ({ pk, sk }: Item): Key => ({ pk: String(pk), sk: String(sk) })

async function forgetSigned(table: Table, listed: Item, name: string): Promise<void> {
  const [row] = await table.read([keyOf(listed)])
  const signed = parseSigned(row)
  if (!signed || signed.card.state === 'cancelled') return
  const { activity: id } = signed.card
  const [item, counts] = await table.read([keys.activity(id), keys.places(id)])
  const activity = parseActivity(item)
  if (activity && takesSignUps(activity.card.state) && !forItsTime(signed, activity).inAt) {
    const places = parsePlaces(counts)
    const given = await givenUp({ table }, { activity, places }, signed)
    const left: StoredSigned = { ...signed, name, card: { ...signed.card, state: 'cancelled' } }
    return mustWrite(table, [signedWrite(signed, left), ...given.writes])
  }
  const set = { name, gone: true, turn: signed.turn + 1, owner: undefined, ownerAt: undefined }
  await mustWrite(table, [{ update: keyOf(listed), changes: { set }, when: exists }])
}

async function forgetMember(table: Table, listed: Item, person: string, name: string): Promise<void> {
  const [row] = await table.read([keyOf(listed)])
  const member = parseMember(row)
  if (!member) return
  const at = keys.team(member.team)
  const team = parseTeam((await table.read([at]))[0])
  if (team?.lead === person && team.leadName !== name)
    await mustWrite(table, [{ update: at, changes: { set: { leadName: name } }, when: exists }])
  await forgetEntries(table, at, person, name, (entry) => parseTeamEntry(entry))
  for (const hosted of await ownedBy(table, hostIndex(member.team)))
    await forgetEntries(table, keyOf(hosted), person, name, (entry) => parseEntry(entry))
  const counted: Write[] =
    member.state === 'in' && team
      ? [{ update: at, changes: { set: {}, add: { 'card.members': -1 } }, when: exists }]
      : []
  await mustWrite(table, [{ remove: keyOf(listed) }, ...counted])
}

type Said = { seq: number; by: { party: string; personId?: string | undefined } }

/** What they did as its lead. */
async function forgetEntries(table: Table, at: Key, person: string, name: string, parse: (item: Item) => Said) {
  for (const item of await entriesOf(table, at)) {
    const { seq, by } = parse(item)
    if (by.personId === person && by.party === 'lead' && !item.redacted)
      await mustWrite(table, [redacted(keys.entry(at, seq), { 'by.name': name })])
  }
}

/** Throws where somebody else was at it at this moment: the next sweep goes on. */
async function mustWrite(table: Table, writes: readonly Write[]): Promise<void> {
  if (!(await table.write(writes)).written) throw new Error('An activity or a team was changed at this moment')
}
