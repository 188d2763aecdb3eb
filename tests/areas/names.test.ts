import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Building, faultsOf, type Grid } from '../../functions/areas/faults.ts'
import { freeCodes } from '../../functions/areas/free-codes.ts'
import { groupChange } from '../../functions/areas/group-roles.ts'
import { best, fits } from '../../functions/areas/match.ts'
import { nameItems, pairsOf, plainName, stemOf } from '../../functions/areas/names.ts'
import type { Node } from '../../functions/areas/node.ts'
import { rolesAfter } from '../../functions/roles/grant.ts'
import { levelOf, parentOf } from '../../shared/areas/code.ts'
import { coverageOf } from '../../shared/areas/oversight.ts'
import type { HeldRole } from '../../shared/roles/roles.ts'

const community = '420102015020'
const grid = (n: number) => `${community}${String(n).padStart(3, '0')}`

describe('names', () => {
  it('are the same however they are written', () => {
    for (const name of ['3号楼', '３号楼', '3栋', '3幢', '3 座', '3号']) expect(plainName(name), name).toBe('3号楼')
  })

  it('lead from what tells places apart, and from nothing else', () => {
    expect(['大江园社区', '第3网格', '5号楼', '金色华府13号楼', '金色华府A座'].map(stemOf)).toEqual([
      '大江园',
      '',
      '',
      '金色华府',
      '金色华府a座',
    ])
    expect(pairsOf('大江园')).toEqual(['大江', '江园'])
    expect(nameItems({ code: '420102', name: '江岸区' })).toEqual([])
    expect(nameItems({ code: grid(1), name: '第1网格' })).toEqual([])
  })

  it('fit what was typed part by part, numbers whole', () => {
    const name = '大江园社区第3网格13号楼'
    for (const typed of [
      '大江园',
      '大江园13号楼',
      '大江园 13栋',
      '江园 3网格 13号',
      '大江园13号楼2单元302室',
      '第3网格',
    ])
      expect(fits(typed, name), typed).toBe(true)
    for (const typed of ['大江园3号楼', '大江园1', '13号楼 大江园', '湖边坊', '大江园33号楼'])
      expect(fits(typed, name), typed).toBe(false)
    expect(best('大江园', [{ name }, { name: '大江园社区' }], 1)).toEqual([{ name: '大江园社区' }])
  })
})

it('the next codes lie under their parent, after all that were ever given', () => {
  const given = fc.uniqueArray(fc.integer({ min: 1, max: 990 }), { maxLength: 20 })
  fc.assert(
    fc.property(given, fc.integer({ min: 1, max: 9 }), (numbers, count) => {
      const children = numbers.map((n) => ({ code: grid(n) }))
      const codes = freeCodes(community, children, count)
      expect(new Set(codes).size).toBe(count)
      for (const code of codes) {
        expect([levelOf(code), parentOf(code)]).toEqual(['grid', community])
        expect(children.every((child) => child.code < code)).toBe(true)
      }
    }),
  )
})

it('the next codes are those between when the last was given, and none that was given before', () => {
  const children = [1, 2, 4, 998, 999].map((n) => ({ code: grid(n) }))
  expect(freeCodes(community, children, 3)).toEqual([3, 5, 6].map(grid))
  expect(freeCodes(community, children.slice(0, 4), 2)).toEqual([999, 3].map(grid))
  expect(() => freeCodes(community, children, 995)).toThrow('limitReached')
  const all = Array.from({ length: 999 }, (_, i) => ({ code: grid(i + 1) }))
  expect(() => freeCodes(community, all, 1)).toThrow('limitReached')
  expect(freeCodes(community, all.toSpliced(500, 1), 1)).toEqual([grid(501)])
})

it('what is held through groups follows from what is held directly, whatever was held through groups before', () => {
  const areas = [1, 2, 3, 4, 5, 6].map(grid)
  const ids = ['g1', 'g2']
  const groupsOf = (places: number[]) =>
    ids.map((id, i) => ({
      id,
      grids: areas.flatMap((area, at) => (places[at] === i ? [{ area, name: `名${area}` }] : [])),
    }))
  const held = (area: string, group?: string): HeldRole => ({
    role: 'gridWorker',
    area,
    areaName: `名${area}`,
    ...(group ? { group } : {}),
  })
  const placing = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 6, maxLength: 6 })
  const through = fc.array(fc.constantFrom(undefined, 'direct', ...ids), { minLength: 6, maxLength: 6 })
  fc.assert(
    fc.property(placing, through, (places, how) => {
      const groups = groupsOf(places)
      const roles = areas.flatMap((area, i) => (how[i] ? [held(area, how[i] === 'direct' ? undefined : how[i])] : []))
      const after = rolesAfter(roles, groupChange(roles, community, groups))
      const direct = roles.filter(({ group }) => !group).map(({ area }) => area)
      expect(
        after
          .filter(({ group }) => !group)
          .map(({ area }) => area)
          .sort(),
      ).toEqual([...direct].sort())
      const wanted = groups
        .filter(({ grids }) => grids.some(({ area }) => direct.includes(area)))
        .flatMap(({ id, grids }) =>
          grids.filter(({ area }) => !direct.includes(area)).map(({ area }) => `${area} ${id}`),
        )
      expect(
        after
          .filter(({ group }) => group)
          .map(({ area, group }) => `${area} ${group}`)
          .sort(),
      ).toEqual(wanted.sort())
      expect(rolesAfter(after, groupChange(after, community, groups))).toEqual(after)
    }),
  )
})

describe('what is not in order', () => {
  const node = (code: string, name: string, more: Partial<Node> = {}): Node => ({
    code,
    level: levelOf(code) ?? 'grid',
    name,
    fullName: name,
    edits: 0,
    households: 0,
    joined: 0,
    ...more,
  })
  const building = (code: string, name: string, rooms: string[], more: Partial<Node> = {}): Building => ({
    code,
    node: node(code, name, { households: rooms.length, ...more }),
    rooms,
  })
  const at = (n: number, buildings: Building[], more: Partial<Grid> = {}): Grid => ({
    node: node(grid(n), `第${n}网格`),
    buildings,
    strays: [],
    served: true,
    ...more,
  })
  const kinds = (...grids: Grid[]) => faultsOf(grids).map(({ kind, area, households }) => [kind, area, households])

  it('is nothing where all is well, though every grid has its 1号楼', () => {
    expect(
      kinds(
        at(1, [building(`${grid(1)}001`, '1号楼', ['010101'])]),
        at(2, [building(`${grid(2)}001`, '1号楼', ['010101'])]),
      ),
    ).toEqual([])
  })

  it('is a household in two places, in none, or miscounted; a grid without a worker; a building without households', () => {
    const twice = building(`${grid(2)}001`, '金色华府3栋', ['010101', '010103'])
    const first = building(`${grid(1)}001`, '金色华府3号楼', ['010101', '010102'])
    expect(kinds(at(1, [first]), at(2, [twice]))).toEqual([['sameAddress', twice.code, 1]])
    const closed = building(`${grid(1)}002`, '2号楼', ['010101'], { closedAt: '2026-01-01T00:00:00.000Z' })
    const missing = { code: `${grid(1)}003`, node: undefined, rooms: ['010101', '010102'] }
    const wrong = building(`${grid(1)}004`, '4号楼', ['010101'], { households: 3 })
    const empty = building(`${grid(1)}005`, '5号楼', [])
    expect(
      kinds(at(1, [closed, missing, wrong, empty], { served: false, strays: [node('42010201502100199', '乱')] })),
    ).toEqual([
      ['wrongCode', '42010201502100199', 0],
      ['noWorker', grid(1), 0],
      ['buildingGone', closed.code, 1],
      ['buildingGone', missing.code, 2],
      ['miscounted', wrong.code, 2],
      ['noHouseholds', empty.code, 0],
    ])
  })
})

it('coverage is a share of households', () => {
  expect([
    coverageOf({ households: 0, joined: 0 }),
    coverageOf({ households: 4, joined: 3 }),
    coverageOf({ households: 2, joined: 3 }),
  ]).toEqual([0, 0.75, 1])
})
