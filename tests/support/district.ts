/** A small district for tests: two streets, a community each, grids with buildings, and someone of every kind. */

import { buildingItem } from '../../functions/areas/building.ts'
import type { StoredPerson } from '../../functions/people/actor.ts'
import { sessionItem, usedSession } from '../../functions/people/session.ts'
import { newPerson } from '../../functions/people/store.ts'
import type { Batch } from '../../functions/platform/batch.ts'
import { keys } from '../../functions/platform/table.ts'
import { grantItem } from '../../functions/roles/grant.ts'
import { ancestorAt, levelOf } from '../../shared/areas/code.ts'
import type { Area } from '../../shared/areas/contract.ts'
import { POLICY_VERSION } from '../../shared/privacy/purposes.ts'
import type { HeldRole } from '../../shared/roles/roles.ts'

export const district = '420102'
export const street = '420102015'
export const community = '420102015020'
export const grid1 = '420102015020001'
export const grid2 = '420102015020002'
export const building1 = '420102015020001001'
export const building2 = '420102015020002001'
export const farStreet = '420102009'
export const farCommunity = '420102009003'
export const farGrid = '420102009003001'
export const farBuilding = '420102009003001001'

const names: Record<string, string> = {
  '4201': '武汉市',
  [district]: '江岸区',
  [street]: '花桥街道',
  [community]: '大江园社区',
  [grid1]: '大江园社区第1网格',
  [grid2]: '大江园社区第2网格',
  [building1]: '大江园社区第1网格1号楼',
  [building2]: '大江园社区第2网格1号楼',
  [farStreet]: '劳动街道',
  [farCommunity]: '湖边坊社区',
  [farGrid]: '湖边坊社区第1网格',
  [farBuilding]: '湖边坊社区第1网格1号楼',
}
const nameOf = (code: string) => names[code] ?? code

export const areas: Area[] = Object.keys(names).map((code) => ({
  code,
  level: levelOf(code) ?? 'city',
  name: nameOf(code),
  fullName: nameOf(code),
}))

const home = (building: string, room: string, verified = true) => ({
  household: `${building}${room.replace(/^(\d)单元(\d+)$/, (_, unit, number) => `0${unit}${number.padStart(4, '0')}`)}`,
  building,
  buildingName: nameOf(building),
  room,
  relation: 'owner' as const,
  verified,
  lineage: (['grid', 'community', 'street'] as const).map((level) => {
    const area = ancestorAt(building, level) ?? ''
    return { area, name: nameOf(area) }
  }),
})
const role = (name: HeldRole['role'], area: string): HeldRole => ({ role: name, area, areaName: nameOf(area) })

/** Whoever asks to join agreed to the policy before. */
export const agreedToPolicy = { policy: { version: POLICY_VERSION, at: '2026-03-01T00:00:00.000Z' } }

const person = (number: number, name: string, homes: StoredPerson['homes'], roles: HeldRole[]): StoredPerson => ({
  id: `per_${String(number).padStart(26, '0')}`,
  version: 1,
  name,
  openid: `openid-${number}`,
  homes,
  roles,
  consents: agreedToPolicy,
})

export const people = {
  resident: person(1, '演示居民 甲', [home(building1, '1单元301')], []),
  neighbour: person(2, '演示居民 乙', [home(building2, '2单元502')], []),
  farResident: person(3, '演示居民 丙', [home(farBuilding, '1单元101')], []),
  newcomer: person(4, '演示居民 丁', [], []),
  worker: person(5, '演示网格员 一', [], [role('gridWorker', grid1), role('gridWorker', grid2)]),
  otherWorker: person(6, '演示网格员 二', [], [role('gridWorker', grid2)]),
  farWorker: person(7, '演示网格员 三', [], [role('gridWorker', farGrid)]),
  communityStaff: person(8, '演示社区员 一', [], [role('communityStaff', community)]),
  farCommunityStaff: person(9, '演示社区员 二', [], [role('communityStaff', farCommunity)]),
  streetStaff: person(10, '演示街道员 一', [], [role('streetStaff', street)]),
  farStreetStaff: person(11, '演示街道员 二', [], [role('streetStaff', farStreet)]),
  unverified: person(12, '演示居民 戊', [home(building1, '1单元401', false)], []),
  administrator: person(13, '演示管理员 一', [], [role('administrator', district)]),
  supervisor: person(14, '演示督查员 一', [], [role('supervisor', street)]),
  responder: person(15, '演示响应员 一', [], [role('responder', community)]),
  propertyManager: person(16, '演示物业 一', [], [role('propertyManager', community)]),
  districtStaff: person(17, '演示区级员 一', [], [role('districtStaff', district)]),
} as const
export type PersonName = keyof typeof people
export const personNames = Object.keys(people) as PersonName[]

/** Everybody's one session, which the tests' tokens name. */
export const sessionOf = (person: string) => `ses_${person.slice('per_'.length)}`
export const bearerOf = (person: string) => ({ person, session: sessionOf(person) })

/** Opens that session, as signing in at `now` does. */
export const signedInAt = (person: string, now: number) => ({
  put: sessionItem(person, usedSession({ id: sessionOf(person), surface: 'phone', device: '测试手机' }, now)),
})

const areaItem = (area: Area) => (area.level === 'building' ? buildingItem(area) : { ...keys.area(area.code), ...area })

/** All of it in batches: in transactions it takes three times as long, and every test begins with it. */
export async function seedDistrict(batch: Pick<Batch, 'put'>, now: number): Promise<void> {
  const all: StoredPerson[] = Object.values(people)
  const at = new Date(now).toISOString()
  await batch.put([
    ...areas.map(areaItem),
    ...all.flatMap(newPerson).flatMap((write) => ('put' in write ? [write.put] : [])),
    ...all.map(({ id }) => signedInAt(id, now).put),
    ...all.flatMap(({ id, roles }) => roles.map((held) => grantItem(id, held, people.administrator.id, at))),
  ])
}
