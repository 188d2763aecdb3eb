/** Makes what somebody who has left asked and helped with nobody's; what goes on of theirs ends. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { ancestorAt } from '../../shared/areas/code.ts'
import { isGoing } from '../../shared/help/lifecycle.ts'
import { entriesOf } from '../cases/entries.ts'
import { redacted } from '../cases/redacted.ts'
import { keptBy, letGo } from '../photos/attach.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import { exists } from '../platform/expressions.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys } from '../platform/table.ts'
import { afterMove, writesOf } from './after-move.ts'
import { factsOf, isComing } from './policy.ts'
import { parseReady, readyKey } from './ready-store.ts'
import {
  helpingIndex,
  ownerIndex,
  parseEntry,
  parseHelp,
  parseOffer,
  type StoredHelp,
  type StoredOffer,
} from './store.ts'
import { unheard } from './turn-away.ts'
import { parseVetting, vettingWithout } from './vetting.ts'
import { monthOf } from './view.ts'

/** Nothing is written twice: the rows by which it is found go last. `now` is ISO 8601. */
export async function forgetPersonInHelp(table: Table, person: string, name: string, now: string): Promise<void> {
  const communities = new Set<string>()
  const at = (help: StoredHelp) => ancestorAt(help.card.place.area, 'community') ?? help.card.place.area
  for (const help of await helpsOf(table, await ownedBy(table, ownerIndex(person)))) {
    communities.add(at(help))
    await end(table, help, name, now)
    await unname(table, help.card.id, person, name)
    const set = {
      words: '',
      room: '',
      askedBy: name,
      photos: [],
      unseen: [],
      agreed: undefined,
      owner: undefined,
      ownerAt: undefined,
    }
    const gone = { ...set, 'card.excerpt': '', 'card.photoCount': 0 }
    const photos = letGo(await keptBy(table, help.photos, help.card.id), help.card.id, now)
    await mustWrite(table, [{ update: keys.help(help.card.id), changes: { set: gone }, when: exists }, ...photos])
  }
  for (const row of await ownedBy(table, helpingIndex(person))) {
    const offer = parseOffer((await table.read([{ pk: String(row.pk), sk: String(row.sk) }]))[0])
    if (!offer) continue
    const help = parseHelp((await table.read([keys.help(offer.help)]))[0])
    if (help) {
      communities.add(at(help))
      await leave(table, help, offer, name, now)
      await unname(table, offer.help, person, name)
      await table.write([{ remove: keys.helperIn(at(help), monthOf(offer.at), person) }])
    }
    await table.write([{ remove: keys.helpOffer(offer.help, person) }])
  }
  for (const community of communities) {
    const [item] = await table.read([keys.vetted(community)])
    const write = vettingWithout(community, parseVetting(item), person)
    if (write) await mustWrite(table, [write])
  }
  const [ready, record] = await table.read([keys.readyOf(person), keys.helper(person)])
  const stands = parseReady(ready)
  if (stands) await table.write([{ remove: readyKey(stands) }, { remove: keys.readyOf(person) }])
  if (record) await table.write([{ remove: keys.helper(person) }])
}

const ownedBy = (table: Table, owner: string): Promise<Item[]> =>
  queryAll(table, { index: 'byOwner', pk: { name: 'owner', value: owner }, ascending: true })

const listed = z.object({ card: z.object({ id: z.string() }) })
const helpsOf = async (table: Table, rows: readonly Item[]): Promise<StoredHelp[]> => {
  const helps: StoredHelp[] = []
  for (const row of rows) {
    const help = parseHelp((await table.read([keys.help(z.parse(listed, row).card.id)]))[0])
    if (help) helps.push(help)
  }
  return helps
}

/** What goes on is cancelled, and does not repeat. */
async function end(table: Table, help: StoredHelp, name: string, now: string): Promise<void> {
  const rows: Write[] = (['NEXT', 'CHECK'] as const).map((what) => ({ remove: keys.helpDue(help.card.id, what) }))
  const mover = { parties: ['asker'] as const, name }
  const writes = isGoing(help.card.state) ? writesOf(afterMove(help, 'cancel', mover, now)) : []
  await mustWrite(table, [...writes, ...rows])
}

/** Who was to come steps back; who came has no name any more. */
async function leave(
  table: Table,
  help: StoredHelp,
  { person, state }: StoredOffer,
  name: string,
  now: string,
): Promise<void> {
  if (state === 'passedOver' || state === 'turnedAway') return mustWrite(table, [unheard(help, person, now).write])
  if (help.waiting.includes(person)) return takeBack(table, help, person, name, now)
  const own = help.helpers.find((each) => each.person === person)
  if (!own) return
  if (isGoing(help.card.state) && isComing(own)) {
    const move = help.card.state === 'underway' && factsOf(help, person).othersBegun ? 'stepOut' : 'stepBack'
    const without = (was: StoredHelp) => ({ ...was, helpers: was.helpers.filter((each) => each.person !== person) })
    return mustWrite(
      table,
      writesOf(afterMove(help, move, { parties: ['helper'], name }, now, { about: person }, without)),
    )
  }
  const helpers = help.helpers.map((each) => (each.person === person ? { ...each, name } : each))
  await mustWrite(table, [{ update: keys.help(help.card.id), changes: { set: { helpers } }, when: exists }])
}

/** Who waits to be picked waits no more. */
function takeBack(table: Table, help: StoredHelp, person: string, name: string, now: string): Promise<void> {
  const without = (was: StoredHelp): StoredHelp => ({
    ...was,
    waiting: was.waiting.filter((each) => each !== person),
    card: { ...was.card, offers: Math.max(0, was.card.offers - 1) },
  })
  const { waiting } = without(help)
  const over: Write = { update: keys.help(help.card.id), changes: { set: { waiting } }, when: exists }
  const mover = { parties: ['offerer'] as const, name }
  const going = isGoing(help.card.state)
  return mustWrite(table, going ? writesOf(afterMove(help, 'takeBack', mover, now, {}, without)) : [over])
}

/** Out of the timeline, and what they wrote out of the thread. */
async function unname(table: Table, id: string, person: string, name: string): Promise<void> {
  for (const item of await entriesOf(table, keys.help(id))) {
    const { seq, by } = parseEntry(item)
    if (by.personId === person && !item.redacted)
      await table.write([redacted(keys.entry(keys.help(id), seq), { 'by.name': name })])
  }
  const { pk, sk } = keys.helpSaid(id, '')
  const lines = { pk: { name: 'pk', value: pk }, sk: { name: 'sk', beginsWith: sk }, ascending: true, consistent: true }
  for (const line of await queryAll(table, lines))
    if (line.person === person) await table.write([{ remove: { pk, sk: String(line.sk) } }])
}

/** Throws where somebody else was at it at this moment: the next sweep goes on. */
async function mustWrite(table: Table, writes: readonly Write[]): Promise<void> {
  if (!(await table.write(writes)).written) throw new Error('What is erased was changed at this moment')
}
