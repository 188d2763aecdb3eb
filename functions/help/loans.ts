/** Borrowing: asked for, listed and looked at by its two, called off. What who lends says of it: functions/help/lend-thing.ts. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { Refusal } from '../../shared/errors.ts'
import { LENT_MAX } from '../../shared/help/limits.ts'
import { loanLifecycle } from '../../shared/help/loan.ts'
import { makeId } from '../../shared/ids.ts'
import { openCase, openWrites } from '../cases/case.ts'
import { entriesOf } from '../cases/entries.ts'
import { hidesPosts } from '../channels/blocking.ts'
import { parseMarks } from '../channels/marks.ts'
import { readPage } from '../http/listing.ts'
import { operation } from '../http/operation.ts'
import { stillThat } from '../people/actor.ts'
import type { StoredPhoto } from '../photos/attach.ts'
import type { PhotoUrls } from '../photos/urls.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { onTerms } from './blocks.ts'
import { mustPass, openidOf } from './check-words.ts'
import {
  borrowingIndex,
  lendingIndex,
  lendingItem,
  loanItem,
  parseLoan,
  parseLoanEntry,
  parseThing,
  type StoredLoan,
} from './lend-store.ts'
import { countOne } from './limits.ts'
import { knownLoan, moveLoan, readsLoan, toLoanCard } from './move-loan.ts'
import { homesOf } from './policy.ts'
import type { HelpPorts } from './ports.ts'

/** Throws `badInput` unless it lies ahead, and not too far. */
export function holdUntil(until: string, now: number): void {
  if (Date.parse(until) <= now) throw new Refusal('badInput', { until: '时间已经过了' })
  if (Date.parse(until) > now + LENT_MAX) throw new Refusal('badInput', { until: '最长 60 天' })
}

/** Who doesn't verifiably live in the building finds no such thing, nor who blocked its owner or was blocked by them. */
export const borrowThing = operation('borrowThing', {
  reads: ({ params }, actor) => ({ thing: keys.thing(params.thingId), person: keys.person(actor) }),
  async run({ actor, body, found, now, commit }, ports: HelpPorts) {
    const thing = parseThing(found.thing)
    const near =
      thing && !thing.card.heldBack && homesOf(actor).some(({ building }) => building === thing.card.building)
    if (!thing || !(near || thing.card.ownerId === actor.id)) throw new Refusal('notFound')
    if (!(await onTerms(ports.table, actor.id, [thing.card.ownerId])).length) throw new Refusal('notFound')
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
      unseen: [],
      ...end,
    }
    const writes = [...openWrites(loanItem(loan), entry), { put: lendingItem(loan) }, counted, stillThat(actor)]
    return commit(writes, toLoanCard(loan.card, actor.id))
  },
})

const row = z.object({ card: z.object({ id: z.string() }) })

/** What somebody asks for whom one blocked by name since is not asked any more; what they have by then is to come back. */
export const listLoans = operation('listLoans', {
  reads: (_, actor) => ({ marks: keys.reading(actor) }),
  async run({ actor, query, found: { marks } }, { table }: HelpPorts) {
    const partition = (query.as === 'owner' ? lendingIndex : borrowingIndex)(actor.id)
    const { items, cursor } = await readPage(table, { index: 'byOwner', partition, ascending: false }, query)
    const found = await table.read(items.map((item) => keys.loan(z.parse(row, item).card.id)))
    const own = parseMarks(marks)
    const asks = ({ card }: StoredLoan) => card.state !== loanLifecycle.initial || !hidesPosts(own, card.borrowerId)
    const loans = found.flatMap((item) => parseLoan(item) ?? []).filter(asks)
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
      photos: await photosOf(
        photos.filter(({ id }) => owns || !loan.unseen.includes(id)),
        photoUrls,
      ),
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

export const cancelLoan = operation('cancelLoan', {
  reads: readsLoan,
  run: (call, _: HelpPorts) => moveLoan(call, 'cancel'),
})
