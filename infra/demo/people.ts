/** The demo persons: nobody's names, a household or a role each. */

import type { StoredHome, StoredPerson } from '../../functions/people/actor.ts'
import { ancestorAt } from '../../shared/areas/code.ts'
import { type HeldRole, type Role, roleWords } from '../../shared/people/contract.ts'
import { holderLevels } from '../../shared/tickets/lifecycle.ts'
import { buildingCode, demoArea, gridCode } from './areas.ts'

const RIVER_GARDEN = '420102015020' // 大江园社区
const LAKESIDE = '420102009003' // 湖边坊社区
const FLOWER_BRIDGE = '420102015' // 花桥街道

/** Fixed ids, so that a seeded table keeps its persons: as if made at the beginning of time. */
const idOf = (n: number) => `per_${`DEM${n}`.padStart(26, '0')}`

/** `title`: who this is, in words, for the door of the local stage. */
export interface DemoResident extends StoredPerson {
  title: string
}

export const demoPeople: readonly DemoResident[] = [
  resident(1, '演示居民 甲', 'demo-resident-1', home(RIVER_GARDEN, 1, 3, '1单元302室')),
  resident(2, '演示居民 乙', 'demo-resident-2', home(RIVER_GARDEN, 2, 1, '2单元501室')),
  resident(3, '演示居民 丙', 'demo-resident-3', home(LAKESIDE, 1, 2, '1单元102室')),
  worker(4, '演示网格员 一', 'demo-worker-1', '大江园社区第1、2网格', [
    held('gridWorker', gridCode(RIVER_GARDEN, 1)),
    held('gridWorker', gridCode(RIVER_GARDEN, 2)),
  ]),
  worker(5, '演示网格员 二', 'demo-worker-2', '湖边坊社区第1网格', [held('gridWorker', gridCode(LAKESIDE, 1))]),
  worker(6, '演示社区员 一', 'demo-community-1', '大江园社区', [held('communityStaff', RIVER_GARDEN)]),
  worker(7, '演示街道员 一', 'demo-street-1', '花桥街道', [held('streetStaff', FLOWER_BRIDGE)]),
]

function resident(n: number, name: string, openid: string, at: StoredHome): DemoResident {
  const grid = at.lineage[0]?.name ?? ''
  return { id: idOf(n), name, title: `居民 · ${grid}`, openid, homes: [at], roles: [] }
}

function worker(n: number, name: string, openid: string, where: string, roles: HeldRole[]): DemoResident {
  const [first] = roles
  return { id: idOf(n), name, title: `${first ? roleWords[first.role] : ''} · ${where}`, openid, homes: [], roles }
}

function held(role: Role, area: string): HeldRole {
  return { role, area, areaName: demoArea(area).fullName }
}

function home(community: string, grid: number, number: number, room: string): StoredHome {
  const building = buildingCode(gridCode(community, grid), number)
  const areas = holderLevels.map((level) => ancestorAt(building, level)).filter((code) => code !== undefined)
  const lineage = areas.map((area) => ({ area, name: demoArea(area).fullName }))
  return { building, buildingName: demoArea(building).fullName, room, lineage }
}
