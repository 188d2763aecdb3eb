/** The demo persons: nobody's names, a household or a role each. */

import type { StoredHome, StoredPerson } from '../../functions/people/actor.ts'
import { ancestorAt } from '../../shared/areas/code.ts'
import type { Relation } from '../../shared/people/person.ts'
import { type HeldRole, type Role, roleWords } from '../../shared/roles/roles.ts'
import { holderLevels } from '../../shared/tickets/lifecycle.ts'
import { buildingCode, demoArea, gridCode } from './areas.ts'
import { type DemoHousehold, demoHousehold } from './households.ts'

const RIVER_GARDEN = '420102015020' // 大江园社区
const LAKESIDE = '420102009003' // 湖边坊社区
const FLOWER_BRIDGE = '420102015' // 花桥街道
const RIVERSIDE = '420102' // 江岸区

/** Fixed ids, so that a seeded table keeps its persons: as if made at the beginning of time. */
const idOf = (n: number) => `per_${`DEM${n}`.padStart(26, '0')}`

/** `title`: who this is, in words, for the door of the local stage. */
export interface DemoResident extends StoredPerson {
  title: string
}

export const demoPeople: readonly DemoResident[] = [
  resident(1, '演示居民 甲', 'demo-resident-1', home(RIVER_GARDEN, 1, 3, [1, 3, 2], 'owner')),
  resident(2, '演示居民 乙', 'demo-resident-2', home(RIVER_GARDEN, 2, 1, [2, 5, 1], 'owner')),
  resident(3, '演示居民 丙', 'demo-resident-3', home(LAKESIDE, 1, 2, [1, 1, 2], 'tenant')),
  worker(4, '演示网格员 一', 'demo-worker-1', '大江园社区第1、2网格', [
    held('gridWorker', gridCode(RIVER_GARDEN, 1)),
    held('gridWorker', gridCode(RIVER_GARDEN, 2)),
  ]),
  worker(5, '演示网格员 二', 'demo-worker-2', '湖边坊社区第1网格', [held('gridWorker', gridCode(LAKESIDE, 1))]),
  worker(6, '演示社区员 一', 'demo-community-1', '大江园社区', [held('communityStaff', RIVER_GARDEN)]),
  worker(7, '演示街道员 一', 'demo-street-1', '花桥街道', [held('streetStaff', FLOWER_BRIDGE)]),
  newcomer(8, '演示居民 丁', 'demo-resident-4'),
  worker(9, '演示管理员 一', 'demo-administrator-1', '江岸区', [held('administrator', RIVERSIDE)]),
  worker(10, '演示响应员 一', 'demo-responder-1', '大江园社区', [held('responder', RIVER_GARDEN)]),
  worker(11, '演示督查员 一', 'demo-supervisor-1', '江岸区', [held('supervisor', RIVERSIDE)]),
]

function resident(n: number, name: string, openid: string, at: StoredHome): DemoResident {
  const grid = at.lineage[0]?.name ?? ''
  return { id: idOf(n), name, title: `居民 · ${grid}`, openid, homes: [at], roles: [], version: 1 }
}

function newcomer(n: number, name: string, openid: string): DemoResident {
  return { id: idOf(n), version: 1, name, title: '居民 · 还没有入户', openid, homes: [], roles: [] }
}

function worker(n: number, name: string, openid: string, where: string, roles: HeldRole[]): DemoResident {
  const [first] = roles
  return {
    id: idOf(n),
    name,
    title: `${first ? roleWords[first.role] : ''} · ${where}`,
    openid,
    homes: [],
    roles,
    version: 1,
  }
}

function held(role: Role, area: string): HeldRole {
  return { role, area, areaName: demoArea(area).fullName }
}

/** `at`: unit, floor and the room on it. */
function home(
  community: string,
  grid: number,
  number: number,
  at: [number, number, number],
  relation: Relation,
): StoredHome {
  const building = buildingCode(gridCode(community, grid), number)
  const areas = holderLevels.map((level) => ancestorAt(building, level)).filter((code) => code !== undefined)
  const lineage = areas.map((area) => ({ area, name: demoArea(area).fullName }))
  const { code, room }: DemoHousehold = demoHousehold(building, ...at)
  return {
    household: code,
    building,
    buildingName: demoArea(building).fullName,
    room,
    relation,
    verified: true,
    lineage,
  }
}
