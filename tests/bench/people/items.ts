/** A grid with all that belongs to it, item for item as the operations make them. */
import { buildingItem } from '../../../functions/areas/building.ts'
import { nameItems } from '../../../functions/areas/names.ts'
import { joinedItem } from '../../../functions/households/occupancy.ts'
import { newRosterRow, rosterItem, toRosterPhone } from '../../../functions/households/roster.ts'
import { auditWrites } from '../../../functions/http/audit.ts'
import type { StoredHome, StoredPerson } from '../../../functions/people/actor.ts'
import { newPerson } from '../../../functions/people/store.ts'
import type { Item, Write } from '../../../functions/platform/dynamo.ts'
import type { Sealer } from '../../../functions/platform/seal.ts'
import { type Key, keys } from '../../../functions/platform/table.ts'
import { grantItem } from '../../../functions/roles/grant.ts'
import { settledItems } from '../../../infra/demo/settled.ts'
import type { Area } from '../../../shared/areas/contract.ts'
import { addressOf } from '../../../shared/households/address.ts'
import { HOUR, MINUTE } from '../../../shared/lifecycle.ts'
import { agreedToPolicy, people, sessionOf, signedInAt } from '../../support/district.ts'
import { at, BUILDINGS, type Grid, HOUSEHOLDS, type Room, roomsOf } from './places.ts'

type Stored = Item & Key
const put = (write: Write): Stored[] => ('put' in write ? [write.put] : [])

/** Of ten households two have joined, one waits to be verified, and nobody of the others is here. */
const kinds = ['joined', 'waits', 'none', 'none', 'none', 'joined', 'none', 'none', 'none', 'none'] as const
export const kindOf = (i: number) => kinds[i % kinds.length] ?? 'none'

const idOf = (kind: 'per' | 'joi', n: number) => `${kind}_${`B${n}`.padStart(26, '0')}`
const worker = (n: number) => `per_${`W${n}`.padStart(26, '0')}`

/** `now`: milliseconds, later than all that is made. */
export async function gridItems(grid: Grid, sealer: Sealer, now: number): Promise<Stored[]> {
  const held = { role: 'gridWorker' as const, area: at(grid, 'grid').code, areaName: at(grid, 'grid').fullName }
  const staff = person(worker(grid.number), `网格员 ${grid.number}`, [], [held])
  const areas = grid.above.flatMap((area) => [{ ...keys.area(area.code), ...area }, ...nameItems(area)])
  const served = grantItem(staff.id, held, people.administrator.id, iso(now))
  const items: Stored[] = [...areas, ...newPerson(staff).flatMap(put), signedInAt(staff.id, now).put, served]
  let chainEnd: Stored | undefined
  for (const [b, building] of grid.buildings.entries()) {
    const rooms = roomsOf(building.code)
    const joined = rooms.filter((_, i) => kindOf(i) === 'joined').length
    items.push(buildingItem(building, { households: rooms.length, joined }))
    for (const [i, room] of rooms.entries()) {
      const n = (grid.number * BUILDINGS + b) * HOUSEHOLDS + i
      items.push(await rowOf(room, n, sealer))
      const kind = kindOf(i)
      if (kind === 'none') continue
      const when = now - ((n % 1000) + 1) * MINUTE - HOUR
      const lives = person(idOf('per', n), `居民 ${n}`, [homeIn(grid, building, room, kind === 'joined')], [])
      items.push(...(await livesThere(lives, n, when)))
      if (kind === 'waits') continue
      // What the worker's approval left in the audit log, one entry after another.
      const about = { area: room.code, subject: lives.id, what: idOf('joi', n) }
      const [end, entry] = auditWrites(staff, 'approveJoin', about, chainEnd, when + HOUR).flatMap(put)
      chainEnd = end
      if (entry) items.push(joinedItem(room.code, { [lives.id]: 0 }), entry)
    }
  }
  return chainEnd ? [...items, chainEnd] : items
}

const iso = (at: number) => new Date(at).toISOString()

/** A phone each, and two where three are. */
async function rowOf({ code }: Room, n: number, sealer: Sealer): Promise<Stored> {
  const numbers = [13_000_000_000 + n, ...(n % 3 === 0 ? [13_500_000_000 + n] : [])]
  const phones = await Promise.all(numbers.map((number) => toRosterPhone(sealer, code, String(number))))
  return rosterItem(newRosterRow(addressOf(code), phones, 'import'))
}

async function livesThere(lives: StoredPerson, n: number, when: number): Promise<Stored[]> {
  const [home] = lives.homes
  if (!home) return []
  const settled = await settledItems(lives, home, idOf('joi', n), iso(when))
  return [...newPerson(lives).flatMap(put), signedInAt(lives.id, when).put, ...settled]
}

const homeIn = (grid: Grid, building: Area, room: Room, verified: boolean): StoredHome => ({
  household: room.code,
  building: building.code,
  buildingName: building.fullName,
  room: room.words,
  relation: 'owner',
  verified,
  lineage: [...grid.above].reverse().map(({ code, fullName }) => ({ area: code, name: fullName })),
})

const person = (
  id: string,
  name: string,
  homes: StoredPerson['homes'],
  roles: StoredPerson['roles'],
): StoredPerson => ({ id, version: 1, name, openid: `openid of ${id}`, homes, roles, consents: agreedToPolicy })

/** Someone signed in who has no home yet, and lives in no grid of the bench. */
export function newcomer(n: number, now: number) {
  const { id, ...rest } = person(`per_${`N${n}`.padStart(26, '0')}`, `新居民 ${n}`, [], [])
  const items = [...newPerson({ id, ...rest }).flatMap(put), signedInAt(id, now).put]
  return { bearer: { person: id, session: sessionOf(id) }, items }
}
