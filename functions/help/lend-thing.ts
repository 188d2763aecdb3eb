/** What who lends a thing says of its loan: lent, not this time, kept longer, back; with words that are checked and photos of how it is. */
import { Refusal } from '../../shared/errors.ts'
import type { LoanCard } from '../../shared/help/things.ts'
import { operation } from '../http/operation.ts'
import type { Actor } from '../people/actor.ts'
import { attach, attachable, photoKeys, type StoredPhoto } from '../photos/attach.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { atVersion } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { mustPass, openidOf } from './check-words.ts'
import { livesIn, offShelf } from './leave-home.ts'
import { parseLoan, parseThing, remindWrite, type StoredLoan } from './lend-store.ts'
import { askAboutLoanPhotos, checkPhotosWrites } from './loan-photos.ts'
import { holdUntil } from './loans.ts'
import { knownLoan, type LoanCall, moveLoan, readsLoan } from './move-loan.ts'
import { homesOf } from './policy.ts'
import type { HelpPorts } from './ports.ts'

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

const readsPhotos = (given: { params: { loanId: string }; body: { photos: readonly string[] } }, actor: string) => ({
  ...readsLoan(given),
  person: keys.person(actor),
  photos: photoKeys(given.body.photos),
})

const photoWrites = ({ card }: StoredLoan, photos: readonly StoredPhoto[], now: number): Write[] => [
  ...attach(photos, card.id),
  ...checkPhotosWrites(card.id, photos, now),
]

/** What was done, once WeChat was asked about the photos with it: whether it can be does not hold up who stand at the door. */
async function asked(ports: HelpPorts, card: LoanCard, photos: readonly StoredPhoto[], person: Item | undefined) {
  if (photos.length) await askAboutLoanPhotos(ports, card.id, photos, openidOf(person))
  return card
}

interface Saying extends Pick<LoanCall, 'actor'> {
  found: LoanCall['found'] & { person: Item | undefined }
}

/** What who lends writes to who borrows, which nobody looks at before. */
async function mayBeRead(ports: HelpPorts, { actor, found }: Saying, words: string | undefined, field: string) {
  const { parties } = knownLoan(found.loan, actor)
  if (parties.includes('owner')) await mustPass(ports, openidOf(found.person), words ?? '', field)
}

export const lendThing = operation('lendThing', {
  reads: readsPhotos,
  async run(call, ports: HelpPorts) {
    const { loan, parties } = knownLoan(call.found.loan, call.actor)
    const photos = parties.includes('owner') ? attachable(call.found.photos, call.actor.id) : []
    const thing = await thingOf(ports, call.found.loan)
    // They may have another name, or another room of the building, than when they put it up.
    const home = homesOf(call.actor).find(({ building }) => building === loan.building)
    const from = { ownerName: call.actor.name, ...(home ? { room: home.room } : {}) }
    if (parties.includes('owner') && parseThing(thing)?.card.lentUntil) throw new Refusal('wrongState')
    const card = await moveLoan(call, 'lend', { photos, from }, (loan) => [
      ...thingWrites(thing, loan.card.until),
      ...photoWrites(loan, photos, call.now),
      remindWrite(loan, call.now),
    ])
    return asked(ports, card, photos, call.found.person)
  },
})

export const declineLoan = operation('declineLoan', {
  reads: (given, actor) => ({ ...readsLoan(given), person: keys.person(actor) }),
  async run(call, ports: HelpPorts) {
    const { reason } = call.body
    await mayBeRead(ports, call, reason, 'reason')
    return moveLoan(call, 'decline', { text: reason })
  },
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
  reads: readsPhotos,
  async run(call, ports: HelpPorts) {
    const { parties } = knownLoan(call.found.loan, call.actor)
    const photos = parties.includes('owner') ? attachable(call.found.photos, call.actor.id) : []
    const thing = await thingOf(ports, call.found.loan)
    const { words } = call.body
    await mayBeRead(ports, call, words, 'words')
    const card = await moveLoan(call, 'giveBack', { photos, text: words }, (loan) => [
      ...backWrites(thing, call.actor, call.now),
      ...photoWrites(loan, photos, call.now),
      { remove: keys.loanRemind(loan.card.id) },
    ])
    return asked(ports, card, photos, call.found.person)
  },
})
