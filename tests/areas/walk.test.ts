/** Whatever is done to the tree in whatever order: every building is under one open grid, counts are rows, groups are disjoint. */

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { childrenOf } from '../../functions/areas/children.ts'
import { groupsOf } from '../../functions/areas/group.ts'
import { parseNode } from '../../functions/areas/node.ts'
import { keys } from '../../functions/platform/table.ts'
import { levelOf, parentOf } from '../../shared/areas/code.ts'
import { community, people } from '../support/district.ts'
import { runs } from '../support/properties.ts'
import { makeStage, type Stage } from '../support/stage.ts'
import { liveIn, livesAt } from './support/lived-in.ts'
import { sweeping } from './support/sweeping.ts'

type Step =
  | { do: 'addGrid' | 'addBuilding'; name: number; at: number }
  | { do: 'rename' | 'close'; at: number; name: number }
  | { do: 'move'; from: number; to: number; count: number }
  | { do: 'group' | 'regroup'; grids: number[]; at: number }
  | { do: 'ungroup'; at: number }
  | { do: 'sweep' }

const nat = fc.nat({ max: 30 })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom('addGrid' as const, 'addBuilding' as const), name: nat, at: nat }),
  fc.record({ do: fc.constantFrom('rename' as const, 'close' as const), name: nat, at: nat }),
  fc.record({ do: fc.constant('move' as const), from: nat, to: nat, count: fc.integer({ min: 1, max: 3 }) }),
  fc.record({
    do: fc.constantFrom('group' as const, 'regroup' as const),
    grids: fc.array(nat, { minLength: 2, maxLength: 4 }),
    at: nat,
  }),
  fc.record({ do: fc.constant('ungroup' as const), at: nat }),
  fc.constant({ do: 'sweep' as const }),
)

const pick = <T>(all: readonly T[], at: number): T | undefined => all[at % Math.max(1, all.length)]
const nodesOf = async (stage: Stage) => {
  const grids = await childrenOf(stage.table, community, true)
  const buildings = (await Promise.all(grids.map(({ code }) => childrenOf(stage.table, code, true)))).flat()
  return { grids, buildings }
}

/** The district of the tests calls everything by its full name. */
async function nameShortly(stage: Stage): Promise<void> {
  const { grids, buildings } = await nodesOf(stage)
  for (const { code, fullName } of [...grids, ...buildings]) {
    const name = fullName.replace(/^.*(社区|网格)(?=.)/, '')
    await stage.table.write([{ update: keys.area(code), changes: { set: { name } } }])
  }
}

async function take(stage: Stage, one: Step): Promise<void> {
  const { grids, buildings } = await nodesOf(stage)
  const call = (operation: Parameters<Stage['call']>[1], sent: object) => stage.call('communityStaff', operation, sent)
  const params = { area: community }
  switch (one.do) {
    case 'sweep':
      await sweeping(stage).once()
      return
    case 'addGrid':
      await call('addArea', { body: { parent: community, name: `第${one.name}网格` } })
      return
    case 'addBuilding':
      await call('addArea', { body: { parent: pick(grids, one.at)?.code, name: `${one.name}号楼` } })
      return
    case 'rename':
      await call('renameArea', {
        params: { area: pick([...grids, ...buildings], one.at)?.code },
        body: { name: `改${one.name}` },
      })
      return
    case 'close':
      await call('closeArea', { params: { area: pick([...grids, ...buildings], one.at)?.code } })
      return
    case 'move': {
      const some = Array.from({ length: one.count }, (_, i) => ({
        area: pick(buildings, one.from + i)?.code,
        name: `搬${one.from}${one.to}${i}`,
      }))
      await call('moveBuildings', { params, body: { buildings: some, grid: pick(grids, one.to)?.code } })
      return
    }
    case 'group':
    case 'regroup': {
      const body = { name: `片区${one.at}`, grids: one.grids.map((at) => pick(grids, at)?.code) }
      const groupId = pick(await groupsOf(stage.table, community), one.at)?.id
      if (one.do === 'group' || !groupId) await call('makeGridGroup', { params, body })
      else await call('changeGridGroup', { params: { ...params, groupId }, body })
      return
    }
    case 'ungroup': {
      const groupId = pick(await groupsOf(stage.table, community), one.at)?.id
      if (groupId) await call('endGridGroup', { params: { ...params, groupId } })
    }
  }
}

const ROOMS = [
  { unit: 1, room: 101, members: 1 },
  { unit: 1, room: 102, members: 0 },
]

it('holds for any sequence of changes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 16 }), async (steps) => {
      const stage = await makeStage()
      await nameShortly(stage)
      const start = await nodesOf(stage)
      for (const { code } of start.buildings) await liveIn(stage.table, code, ROOMS)
      for (const one of steps) await take(stage, one)
      await sweeping(stage).toEnd()

      const { grids, buildings } = await nodesOf(stage)
      const open = buildings.filter(({ closedAt }) => !closedAt)
      for (const node of [...grids, ...buildings]) {
        expect(levelOf(node.code)).toBe(node.level)
        const [item] = await stage.table.read([keys.area(parentOf(node.code) ?? '')])
        const parent = parseNode(item)
        expect(parent).toBeDefined()
        if (!node.closedAt) {
          expect(parent?.closedAt).toBeUndefined()
          expect(node.fullName).toBe(`${parent?.fullName}${node.name}`)
        }
      }
      let rows = 0
      for (const { code } of buildings) {
        const lives = await livesAt(stage.table, code)
        expect(lives.counts).toEqual({
          households: lives.rows.length,
          joined: lives.joined.length,
          pushable: lives.pushable,
        })
        if (!open.some((building) => building.code === code)) expect(lives.rows).toEqual([])
        rows += lives.rows.length
      }
      expect(rows).toBe(start.buildings.length * ROOMS.length)
      const coverage = await stage.ok('communityStaff', 'getCoverage', { params: { area: community } })
      expect(coverage).toMatchObject({ households: rows, joined: start.buildings.length })

      const groups = await groupsOf(stage.table, community)
      const grouped = groups.flatMap(({ grids: inside }) => inside.map(({ area }) => area))
      expect(new Set(grouped).size).toBe(grouped.length)
      for (const { code, gridGroup } of grids)
        expect(gridGroup).toBe(groups.find(({ grids: inside }) => inside.some(({ area }) => area === code))?.id)
      const { roles } = await stage.ok('otherWorker', 'getMe')
      const own = people.otherWorker.roles.map(({ area }) => area)
      const through = groups.filter(({ grids: inside }) => inside.some(({ area }) => own.includes(area)))
      const wanted = new Set([...own, ...through.flatMap(({ grids: inside }) => inside.map(({ area }) => area))])
      expect(new Set(roles.map(({ area }) => area))).toEqual(wanted)
    }),
    { numRuns: runs(6), endOnFailure: true },
  )
}, 300_000)
