/** Borrowing and lending: asked, lent until a day, given back, with a photo of how it is. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { Refusal } from '../../shared/errors.ts'
import { LENT_MAX } from '../../shared/help/limits.ts'
import { loanLifecycle } from '../../shared/help/loan.ts'
import { makeId } from '../../shared/ids.ts'
import { openCase, openWrites } from '../cases/case.ts'
import { entriesOf } from '../cases/entries.ts'
import { readPage } from '../http/listing.ts'
import { operation } from '../http/operation.ts'
import { type Actor, stillThat } from '../people/actor.ts'
import { attach, attachable, photoKeys, type StoredPhoto } from '../photos/attach.ts'
import type { PhotoUrls } from '../photos/urls.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { atVersion } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { mustPass, openidOf } from './check-words.ts'
import { livesIn, offShelf } from './leave-home.ts'
import {
  borrowingIndex,
  lendingIndex,
  lendingItem,
  loanItem,
  parseLoan,
  parseLoanEntry,
  parseThing,
  remindWrite,
  type StoredLoan,
} from './lend-store.ts'
import { countOne } from './limits.ts'
import { knownLoan, moveLoan, readsLoan, toLoanCard } from './move-loan.ts'
import { homesOf } from './policy.ts'
import type { HelpPorts } from './ports.ts'

/** Throws `badInput` unless it lies ahead, and not too far. */
function holdUntil(until: string, now: number): void {
  if (Date.parse(until) <= now) throw new Refusal('badInput', { until: '时间已经过了' })
  if (Date.parse(until) > now + LENT_MAX) throw new Refusal('badInput', { until: '最长 60 天' })
}

/** Who doesn't verifiably live in the building finds no such thing. */
export const borrowThing = operation('borrowThing', {
  reads: ({ params }, actor) => ({ thing: keys.thing(params.thingId), person: keys.person(actor) }),
  async run({ actor, body, found, now, commit }, ports: HelpPorts) {
    const thing = parseThing(found.thing)
    const near = thing && homesOf(actor).some(({ building }) => building === thing.card.building)
    if (!thing || !(near || thing.card.ownerId === actor.id)) throw new Refusal('notFound')
    if (thing.card.ownerId === actor.id || thing.card.lentUntil) throw new Refusal('wrongState')
    holdUntil(body.until, now)
    await mustPass(ports, openidOf(found.person), body.words ?? '', 'words')
    const counted = await countOne(ports.table, 'offer', actor.id, now)
    const [id, at] = [makeId('lon', now, ports.random), isoTime(now)]
    const { ownerId, building, words } = thing.card
    const card = { id, version: 1, thing: thing.card.id, words, until: body.until, openedAt: at, changedAt: at }
    const said = { photos: [], audience: { people: [ownerId, actor.id], areas: [] } }
    const mover = { name: actor.name, personId: actor.id }
    const facts = { backAfter: Date.parse(body.until) - now }
    const opening = { ...said, ...(body.words ? { text: body.words } : {}) }
    const { standing, entry, end } = openCase(loanLifecycle, id, 'borrower', mover, opening, at, undefined, facts)
    const loan: StoredLoan = {
      card: { ...card, ...standing, ownerId, borrowerId: actor.id },
      building,
      thing: thing.card.id,
      ownerName: thing.name,
      borrowerName: actor.name,
      room: thing.room,
      ...end,
    }
    const writes = [...openWrites(loanItem(loan), entry), { put: lendingItem(loan) }, counted, stillThat(actor)]
    return commit(writes, toLoanCard(loan.card, actor.id))
  },
})

const row = z.object({ card: z.object({ id: z.string() }) })

export const listLoans = operation('listLoans', {
  async run({ actor, query }, { table }: HelpPorts) {
    const partition = (query.as === 'owner' ? lendingIndex : borrowingIndex)(actor.id)
    const { items, cursor } = await readPage(table, { index: 'byOwner', partition, ascending: false }, query)
    const found = await table.read(items.map((item) => keys.loan(z.parse(row, item).card.id)))
    const loans = found.flatMap((item) => parseLoan(item) ?? [])
    return { items: loans.map(({ card }) => toLoanCard(card, actor.id)), ...(cursor ? { cursor } : {}) }
  },
})

const photosOf = (photos: readonly StoredPhoto[], urls: PhotoUrls) =>
  Promise.all(photos.map(async ({ id, key, width, height }) => ({ id, width, height, ...(await urls(key)) })))

export const getLoan = operation('getLoan', {
  reads: readsLoan,
  async run({ actor, found }, { table, photoUrls }: HelpPorts) {
    const { loan, parties } = knownLoan(found.loan, actor)
    const entries = (await entriesOf(table, keys.loan(loan.card.id))).map(parseLoanEntry)
    const owns = parties.includes('owner')
    const timeline = entries.map(async ({ seq, at, move, by, state, text, photos }) => ({
      seq,
      at,
      move,
      by: { party: by.party, name: by.name },
      state,
      ...(text ? { text } : {}),
      photos: await photosOf(photos, photoUrls),
    }))
    return {
      ...toLoanCard(loan.card, actor.id),
      parties,
      name: owns ? loan.borrowerName : loan.ownerName,
      ...(loan.card.state === 'lent' && !owns ? { room: loan.room } : {}),
      timeline: await Promise.all(timeline),
    }
  },
})

/** The thing is back on the shelf, unless its owner lives there no longer. `now` is in milliseconds. */
function backWrites(item: Item | undefined, actor: Pick<Actor, 'homes'>, now: number): Write[] {
  const thing = parseThing(item)
  const stays = thing && livesIn(actor, [thing.card.building])
  return thing && !stays ? offShelf(thing, isoTime(now)) : thingWrites(item, undefined)
}

/** The thing with somebody until then, or with nobody; on condition that nobody else changed it. */
function thingWrites(item: Item | undefined, lentUntil: string | undefined): Write[] {
  const thing = parseThing(item)
  if (!thing) return []
  const { id, version } = thing.card
  const set = { version: version + 1, 'card.version': version + 1, 'card.lentUntil': lentUntil }
  return [{ update: keys.thing(id), changes: { set }, when: atVersion(version) }]
}

/** The thing of a loan, which is known once the loan is read. */
async function thingOf({ table }: HelpPorts, item: Item | undefined): Promise<Item | undefined> {
  const loan = parseLoan(item)
  return loan && (await table.read([keys.thing(loan.thing)]))[0]
}

export const lendThing = operation('lendThing', {
  reads: (given) => ({ ...readsLoan(given), photos: photoKeys(given.body.photos) }),
  async run(call, ports: HelpPorts) {
    const { loan, parties } = knownLoan(call.found.loan, call.actor)
    const photos = parties.includes('owner') ? attachable(call.found.photos, call.actor.id) : []
    const thing = await thingOf(ports, call.found.loan)
    // They may have another name, or another room of the building, than when they put it up.
    const home = homesOf(call.actor).find(({ building }) => building === loan.building)
    const from = { ownerName: call.actor.name, ...(home ? { room: home.room } : {}) }
    if (parties.includes('owner') && parseThing(thing)?.card.lentUntil) throw new Refusal('wrongState')
    return moveLoan(call, 'lend', { photos, from }, (loan) => [
      ...thingWrites(thing, loan.card.until),
      ...attach(photos, loan.card.id),
      remindWrite(loan, call.now),
    ])
  },
})

export const declineLoan = operation('declineLoan', {
  reads: readsLoan,
  run: (call, _: HelpPorts) => moveLoan(call, 'decline', { text: call.body.reason }),
})

export const cancelLoan = operation('cancelLoan', {
  reads: readsLoan,
  run: (call, _: HelpPorts) => moveLoan(call, 'cancel'),
})

export const extendLoan = operation('extendLoan', {
  reads: readsLoan,
  async run(call, ports: HelpPorts) {
    const { parties } = knownLoan(call.found.loan, call.actor)
    if (parties.includes('owner')) holdUntil(call.body.until, call.now)
    const thing = await thingOf(ports, call.found.loan)
    return moveLoan(call, 'extend', { until: call.body.until }, (loan) => [
      ...thingWrites(thing, loan.card.until),
      remindWrite(loan, call.now),
    ])
  },
})

export const takeBackThing = operation('takeBackThing', {
  reads: (given) => ({ ...readsLoan(given), photos: photoKeys(given.body.photos) }),
  async run(call, ports: HelpPorts) {
    const { parties } = knownLoan(call.found.loan, call.actor)
    const photos = parties.includes('owner') ? attachable(call.found.photos, call.actor.id) : []
    const thing = await thingOf(ports, call.found.loan)
    return moveLoan(call, 'giveBack', { photos, text: call.body.words }, (loan) => [
      ...backWrites(thing, call.actor, call.now),
      ...attach(photos, loan.card.id),
      { remove: keys.loanRemind(loan.card.id) },
    ])
  },
})
