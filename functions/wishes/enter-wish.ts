import { covers } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { addressOf, roomWords } from '../../shared/households/address.ts'
import { makeId } from '../../shared/ids.ts'
import { wishLifecycle } from '../../shared/wishes/lifecycle.ts'
import type { Family, FamilySaid, NewWish } from '../../shared/wishes/wish.ts'
import { parseArea } from '../areas/area.ts'
import { openCase, openWrites } from '../cases/case.ts'
import { operation } from '../http/operation.ts'
import { type Actor, stillThat } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { afterWishMove, type Details } from './after-move.ts'
import { familyWrite, householdHash } from './family.ts'
import { openidOf } from './known.ts'
import { lastDayOf } from './last-day.ts'
import type { WishPorts } from './ports.ts'
import { type StoredWish, wishItem } from './store.ts'
import { toWishCard } from './view.ts'
import { checked, tellsNobody } from './words.ts'

const CHECK = { parties: ['check'] as const, name: '内容检查' }

/** The wish, and beside it, sealed, whom it is for. What passes the check is shown in the same transaction; the rest a person looks at. */
export const enterWish = operation('enterWish', {
  reads: ({ body }, actor) => ({
    area: keys.area(body.area),
    me: keys.person(actor),
    building: body.family.household ? keys.area(addressOf(body.family.household).building) : undefined,
  }),
  async run({ body, actor, found, now, commit }, ports: WishPorts) {
    const area = parseArea(found.area)
    if (!area || area.closedAt) throw new Refusal('badInput', { area: '没有这个网格，或已停用' })
    const at = isoTime(now)
    const until = lastDayOf(body.lastDay, at)
    const family = familyOf(body.area, body.family, found.building)
    tellsNobody({ title: body.title, text: body.text }, family)
    const passed = await checked(ports, openidOf(found.me), `${body.title}\n${body.text}`)
    const hash = family.household && (await householdHash(ports.sealer, family.household))
    const id = makeId('wsh', now, ports.random)
    const place = { area: area.code, name: area.fullName }
    const begun = opened(id, actor, { ...body, until, place, ...(hash ? { household: hash } : {}) }, at)
    const { wish, writes } = passed === 'pass' ? shown(begun, at) : heldBack(begun, passed)
    const told = await familyWrite(ports.sealer, id, family, hash)
    return commit([...writes, told, stillThat(actor)], toWishCard(wish.card, true), { area: area.code, what: id })
  },
})

/** Where it is brought follows from the household, unless it is said. */
function familyOf(grid: string, said: FamilySaid, item: Item | undefined): Family {
  const { household, address, ...rest } = said
  if (!household) return { ...rest, ...(address ? { address } : {}) }
  const building = parseArea(item)
  if (!covers(grid, household) || !building)
    throw new Refusal('badInput', { 'family.household': '这一户不在这个网格里' })
  return { ...rest, household, address: address || `${building.fullName}${roomWords(addressOf(household))}` }
}

type Opening = Pick<NewWish, 'title' | 'kind' | 'worth' | 'text'> &
  Pick<StoredWish['card'], 'until' | 'place' | 'delivery'> &
  Pick<StoredWish, 'household'>

function opened(id: string, { id: personId, name }: Actor, said: Opening, at: string) {
  const { title, kind, worth, text, until, place, delivery, household } = said
  const facts = { left: Date.parse(until) - Date.parse(at), thanked: false, heldBack: false }
  const audience = { people: [], areas: [place.area] }
  const mover = { name, personId }
  const { standing, entry, end } = openCase(wishLifecycle, id, 'steward', mover, { audience }, at, undefined, facts)
  const card = { ...standing, id, version: 1, changedAt: at, title, kind, worth, place, until, delivery, enteredAt: at }
  const wish: StoredWish = { card: { ...card, reports: 0 }, text, ...(household ? { household } : {}), ...end }
  return { wish, entry }
}

type Opened = ReturnType<typeof opened>

function shown({ wish, entry }: Opened, at: string): { wish: StoredWish; writes: Write[] } {
  const details: Details = {}
  const next = afterWishMove(wish, 'show', CHECK, details, at)
  const second: Write = { put: { ...keys.entry(keys.wish(wish.card.id), next.entry.seq), ...next.entry }, when: isNew }
  return { wish: next.wish, writes: [...openWrites(wishItem(next.wish), entry), second] }
}

function heldBack({ wish, entry }: Opened, why: 'review' | 'unchecked'): { wish: StoredWish; writes: Write[] } {
  const held: StoredWish = { ...wish, card: { ...wish.card, heldBack: why } }
  return { wish: held, writes: openWrites(wishItem(held), entry) }
}
