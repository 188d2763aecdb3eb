import { covers } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { addressOf, roomWords } from '../../shared/households/address.ts'
import { makeId } from '../../shared/ids.ts'
import type { Family, FamilySaid } from '../../shared/wishes/wish.ts'
import { parseArea } from '../areas/area.ts'
import { operation } from '../http/operation.ts'
import { stillThat } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { familyWrite, householdHash } from './family.ts'
import { openidOf } from './known.ts'
import { lastDayOf } from './last-day.ts'
import { heldBack, newWishCase, shownAtOnce } from './new-wish.ts'
import type { WishPorts } from './ports.ts'
import { toWishCard } from './view.ts'
import { checked, tellsNobody } from './words.ts'

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
    const begun = newWishCase(id, actor, { ...body, until, place, ...(hash ? { household: hash } : {}) }, at)
    const { wish, writes } = passed === 'pass' ? shownAtOnce(begun, at) : heldBack(begun, passed)
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
