import { type AlertParty, isOpen } from '../../shared/alerts/lifecycle.ts'
import { entriesOf } from '../cases/entries.ts'
import { redacted } from '../cases/redacted.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import { atVersion, exists } from '../platform/expressions.ts'
import { queryAll } from '../platform/query-all.ts'
import { type Key, keys } from '../platform/table.ts'
import { drillOwner, skilledOwner, toldOwner, witnessOwner } from './owned.ts'
import { ownerIndex, parseAlert, parseEntry, type StoredWitness } from './store.ts'
import { forgetVoicesIn } from './voices.ts'

/**
 * Makes what alerts hold of who has left nobody's. What happened stays as the record of the case, without name, room, household
 * and position; the ids in it lead nowhere any more. One that is open still is not touched: somebody may be on the way by what
 * it says; it is tried again when it has ended. What lists them by person goes last, so that what is broken off is found again.
 */
export async function forgetPersonInAlerts(table: Table, person: string, name: string, now: string): Promise<void> {
  for (const { pk, sk } of await ownedBy(table, skilledOwner(person)))
    await mustWrite(table, [{ remove: { pk: String(pk), sk: String(sk) } }])
  for (const row of await ownedBy(table, toldOwner(person))) {
    const set = { name, owner: undefined, ownerAt: undefined }
    await mustWrite(table, [{ update: { pk: String(row.pk), sk: String(row.sk) }, changes: { set }, when: exists }])
  }
  for (const row of await ownedBy(table, witnessOwner(person))) {
    const id = idOf(row)
    await forgetVoices(table, id, person, now)
    await forgetIn(table, id, person, name)
    await mustWrite(table, [{ remove: keys.witness(id, person) }])
  }
  for (const owner of [ownerIndex(person), drillOwner(person)])
    for (const row of await ownedBy(table, owner)) {
      await forgetVoices(table, idOf(row), person, now)
      await forgetIn(table, idOf(row), person, name)
    }
  const own = [keys.alerting(person), keys.talk(person)]
  const found = await table.read(own)
  for (const [i, remove] of own.entries()) if (found[i]) await mustWrite(table, [{ remove }])
}

const idOf = ({ pk }: Item) => String(pk).slice('ALERT#'.length)

const ownedBy = (table: Table, owner: string): Promise<Item[]> =>
  queryAll(table, { index: 'byOwner', pk: { name: 'owner', value: owner }, ascending: true })

/** Who speaks in an alert in their own cause, or ran a drill. */
const ownParties: readonly AlertParty[] = ['raiser', 'witness', 'family', 'leader']

/** Who is gone is no longer heard. */
async function forgetVoices(table: Table, id: string, person: string, now: string): Promise<void> {
  for (const writes of await forgetVoicesIn(table, id, person, now)) await mustWrite(table, writes)
}

async function forgetIn(table: Table, id: string, person: string, name: string): Promise<void> {
  const [item] = await table.read([keys.alert(id)])
  const alert = parseAlert(item)
  if (!alert) return
  const { card } = alert
  if (isOpen(card.state)) throw new Error(`The alert ${id} of who has left is open still`)
  const raised = card.raiser === person
  for (const entry of await entriesOf(table, keys.alert(id))) {
    const { seq, by, whereabouts } = parseEntry(entry)
    const at = keys.entry(keys.alert(id), seq)
    const own = by.personId === person && ownParties.includes(by.party)
    if (own && !entry.redacted) await mustWrite(table, [redacted(at, { 'by.name': name })])
    if (raised && whereabouts) await mustWrite(table, [placeless(at)])
  }
  const witnesses = card.witnesses.map((each) => (each.person === person ? forgotten(each, name) : each))
  // Nothing is written twice, so that however often it is broken off, each try comes further.
  if (!raised && card.witnesses.every((each) => each.person !== person || each.name === name)) return
  const set = {
    'card.witnesses': witnesses,
    ...(raised
      ? {
          'card.raiserName': name,
          'card.place.detail': undefined,
          'card.household': undefined,
          'card.home': undefined,
          'card.formerly': undefined,
          'card.spot': undefined,
          'card.code': undefined,
          owner: undefined,
          ownerAt: undefined,
        }
      : {}),
  }
  await mustWrite(table, [
    { update: keys.alert(id), changes: { set }, when: atVersion(card.version) },
    ...(raised ? [{ remove: keys.position(id) }] : []),
  ])
}

/** Where they said to be, or who went found them to be: their room, and their own words. */
const placeless = (entry: Key): Write => ({
  update: entry,
  changes: { set: { whereabouts: undefined, redacted: true } },
  when: exists,
})

const forgotten = ({ household: _, area: __, ...witness }: StoredWitness, name: string) => ({
  ...witness,
  name,
  detail: '',
})

/** Throws where somebody else was at it at this moment: the next sweep goes on. */
async function mustWrite(table: Table, writes: readonly Write[]): Promise<void> {
  if (!(await table.write(writes)).written) throw new Error('An alert was changed at this moment')
}
