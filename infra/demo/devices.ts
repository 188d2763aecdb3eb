/** Devices and key fire points of the demo district: nothing that was heard yet, and one round that is over. */

import { pointItem, roundEnd } from '../../functions/devices/point-store.ts'
import { deviceItem, secretOf } from '../../functions/devices/store.ts'
import type { Item } from '../../functions/platform/dynamo.ts'
import type { Sealer } from '../../functions/platform/seal.ts'
import type { Key } from '../../functions/platform/table.ts'
import { calm } from '../../shared/devices/damping.ts'
import type { DeviceKind } from '../../shared/devices/kinds.ts'
import type { PointKind } from '../../shared/devices/points.ts'
import { makeId } from '../../shared/ids.ts'
import { buildingCode, demoArea, gridCode } from './areas.ts'
import { demoPeople } from './people.ts'

const COMMUNITY = '420102015020'
const SINCE = '2026-11-02T01:00:00.000Z'
const BY = '演示社区员 一'

// Fixed ids, so that a seeded table keeps them.
const idOf = (prefix: 'dev' | 'pnt', n: number) =>
  makeId(prefix, Date.parse(SINCE), (bytes) => new Uint8Array(bytes).fill(n))

/** What the demo devices sign with. It opens nothing but a local stage. */
export const demoSecret = 'demo-only-secret-of-the-local-stage-00000000'

const owner = demoPeople[0]
const home = owner?.homes[0]

interface DemoDevice {
  id: string
  kind: DeviceKind
  name: string
  area: string
  detail: string
  household?: string
  person?: { id: string; name: string }
}

const at = (grid: number, building: number) => buildingCode(gridCode(COMMUNITY, grid), building)

export const demoDevices: readonly DemoDevice[] = [
  { id: idOf('dev', 1), kind: 'smoke', name: '3号楼一楼烟感', area: at(1, 3), detail: '一楼走廊东侧' },
  { id: idOf('dev', 2), kind: 'waterPressure', name: '3号楼消火栓水压', area: at(1, 3), detail: '负一层泵房' },
  { id: idOf('dev', 3), kind: 'eBikeShed', name: '南门车棚温感', area: gridCode(COMMUNITY, 2), detail: '南门东侧车棚' },
  ...(owner && home
    ? [
        {
          id: idOf('dev', 4),
          kind: 'sos' as const,
          name: '紧急按钮',
          area: home.building,
          detail: home.room,
          household: home.household,
          person: { id: owner.id, name: owner.name },
        },
      ]
    : []),
]

interface DemoPoint {
  id: string
  kind: PointKind
  name: string
  area: string
  detail: string
  every: number
  overdue: boolean
}

const points: readonly DemoPoint[] = [
  {
    id: idOf('pnt', 1),
    kind: 'pumpRoom',
    name: '地下消防泵房',
    area: at(1, 3),
    detail: '负一层',
    every: 7,
    overdue: true,
  },
  {
    id: idOf('pnt', 2),
    kind: 'eBikeShed',
    name: '南门电动车棚',
    area: gridCode(COMMUNITY, 2),
    detail: '南门东侧',
    every: 366,
    overdue: false,
  },
]

type Stored = Item & Key

const placeOf = (area: string, detail: string) => ({ area, name: demoArea(area).fullName, detail })

/** Without a due row: a device that was never heard is missed only once it has spoken. */
async function deviceOf({ id, kind, name, area, detail, ...whose }: DemoDevice, sealer: Sealer): Promise<Stored> {
  const card = { id, kind, name, place: placeOf(area, detail), state: 'unheard' as const }
  return deviceItem({
    card: { ...card, flapping: false, lowBattery: false, changedAt: SINCE },
    version: 1,
    every: 60,
    ...whose,
    registeredAt: SINCE,
    registeredBy: BY,
    damped: { ...calm, changes: [], raised: [] },
    secret: { sealed: await sealer.seal(demoSecret, secretOf(id)), at: SINCE, used: false },
  })
}

const pointOf = ({ area, detail, ...said }: DemoPoint): Stored =>
  pointItem({
    card: {
      ...said,
      place: placeOf(area, detail),
      retired: false,
      danger: false,
      nextAt: roundEnd(SINCE, said.every),
      changedAt: SINCE,
    },
    version: 1,
    registeredAt: SINCE,
    registeredBy: BY,
  })

export const deviceItems = async (sealer: Sealer): Promise<Stored[]> => [
  ...(await Promise.all(demoDevices.map((device) => deviceOf(device, sealer)))),
  ...points.map(pointOf),
]
