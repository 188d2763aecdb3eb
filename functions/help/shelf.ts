/** The shelf of a building: what its neighbours lend. */
import { Refusal } from '../../shared/errors.ts'
import { THINGS_MAX } from '../../shared/help/limits.ts'
import type { Thing } from '../../shared/help/things.ts'
import { makeId } from '../../shared/ids.ts'
import { traceWrite } from '../channels/judge-photo.ts'
import { readListing, readPage } from '../http/listing.ts'
import { operation } from '../http/operation.ts'
import { stillThat } from '../people/actor.ts'
import { attach, attachable, photoKeys } from '../photos/attach.ts'
import type { PhotoUrls } from '../photos/urls.ts'
import { isoTime } from '../platform/clock.ts'
import { isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { onTerms } from './blocks.ts'
import { mustPass, openidOf } from './check-words.ts'
import { offShelf } from './leave-home.ts'
import { parseThing, parseThingCard, type StoredThing, shelfIndex, thingItem, thingsIndex } from './lend-store.ts'
import { homeAt } from './open-help.ts'
import type { HelpPorts } from './ports.ts'

async function toThing(
  { ownerId, photo, seen, heldBack, ...kept }: StoredThing['card'],
  actor: string,
  urls: PhotoUrls,
): Promise<Thing> {
  const mine = ownerId === actor
  const card = { ...kept, ...(mine && heldBack ? { heldBack } : {}) }
  if (!photo || !(seen || mine)) return { ...card, mine }
  const { id, key, width, height } = photo
  return { ...card, mine, photo: { id, width, height, ...(await urls(key)) } }
}

/** What it says is checked first; its photo is seen by neighbours once WeChat has looked at it. */
export const addThing = operation('addThing', {
  reads: ({ body }, actor) => ({ person: keys.person(actor), photos: photoKeys(body.photos) }),
  async run({ actor, body, found, now, commit }, ports: HelpPorts) {
    const { building, room } = homeAt(actor, body.building)
    const [photo] = attachable(found.photos, actor.id)
    const own = { index: 'byOwner' as const, partition: thingsIndex(actor.id), ascending: true }
    if ((await readListing(ports.table, own, undefined, THINGS_MAX)).items.length >= THINGS_MAX)
      throw new Refusal('limitReached')
    const openid = openidOf(found.person)
    await mustPass(ports, openid, body.words, 'words')
    const id = makeId('thg', now, ports.random)
    const trace = photo && (await ports.checker.photo(openid, (await ports.photoUrls(photo.key)).url))
    const { kind, words } = body
    const card = { id, version: 1, kind, words, building, ownerId: actor.id, seen: false, ...(photo ? { photo } : {}) }
    const writes = [
      { put: thingItem({ card, name: actor.name, room, reports: [] }), when: isNew },
      ...attach(photo ? [photo] : [], id),
      stillThat(actor),
      ...(trace ? [traceWrite(trace, { thing: id }, now)] : []),
    ]
    return commit(writes, await toThing(card, actor.id, ports.photoUrls))
  },
})

/** Nothing of whom one blocked, or who blocked one: to them it is as if it were not there. */
export const listThings = operation('listThings', {
  async run({ actor, query }, { table, photoUrls }: HelpPorts) {
    const { building } = homeAt(actor, query.building)
    const listing = { index: 'byPublic' as const, partition: shelfIndex(building), ascending: false }
    const { items, cursor } = await readPage(table, listing, query)
    const free = items.map(parseThingCard).filter(({ heldBack, ownerId }) => !heldBack || ownerId === actor.id)
    const owners = await onTerms(
      table,
      actor.id,
      free.map(({ ownerId }) => ownerId),
    )
    const shown = free.filter(({ ownerId }) => owners.includes(ownerId))
    const things = await Promise.all(shown.map((card) => toThing(card, actor.id, photoUrls)))
    return { items: things, ...(cursor ? { cursor } : {}) }
  },
})

/** Not while somebody has it. */
export const removeThing = operation('removeThing', {
  reads: ({ params }) => ({ thing: keys.thing(params.thingId) }),
  run({ actor, found, now, commit }, _: HelpPorts) {
    const thing = parseThing(found.thing)
    if (thing?.card.ownerId !== actor.id) throw new Refusal('notFound')
    if (thing.card.lentUntil) throw new Refusal('wrongState')
    return commit(offShelf(thing, isoTime(now)), { removed: true })
  },
})
