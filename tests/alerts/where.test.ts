/** Where it is, in words, and what a word on it makes of an alert. */
import { describe, expect, it } from 'vitest'
import type { StoredCard } from '../../functions/alerts/store.ts'
import { areasOf, isElsewhere, placedBy } from '../../functions/alerts/whereabouts.ts'
import { whereAloud, whereWords } from '../../shared/alerts/where.ts'
import { building1, building2, farBuilding } from '../support/district.ts'

const place = { area: building1, name: '1号楼', detail: '1单元301室' }
const there = { area: building2, name: '2号楼' }

describe('in words', () => {
  it.each([
    [{ place }, '1号楼 1单元301室', '1号楼'],
    [{ place, where: 'home' }, '在家：1号楼 1单元301室', '在家，1号楼'],
    [{ place, where: 'here', elsewhere: true }, '不在家，看手机定位，或先打电话问', '不在家，请打开看位置'],
    [{ place, where: 'here', elsewhere: true, spot: '菜场' }, '不在家，在菜场', '不在家，请打开看位置'],
    [{ place: there, where: 'here' }, '不在家，在2号楼', '不在家，在2号楼'],
    [{ place: there, where: 'here', spot: '电梯里' }, '不在家，在2号楼 电梯里', '不在家，在2号楼'],
  ] as const)('%o', (at, words, aloud) => expect([whereWords(at), whereAloud(at)]).toEqual([words, aloud]))
})

describe('a word on it', () => {
  const at = '2026-03-02T01:00:00.000Z'
  const card: StoredCard = {
    id: `alr_${'0'.repeat(26)}`,
    version: 1,
    state: 'raised',
    roundAt: at,
    late: false,
    changedAt: at,
    drill: false,
    place,
    household: `${building1}010301`,
    forWhom: 'self',
    raisedAt: at,
    raiserName: '演示居民 甲',
    again: 0,
    level: 'grid',
    told: 1,
    holders: [],
    witnesses: [],
    family: [],
    everGoing: false,
    course: { misses: [] },
  }
  const moved = placedBy(card, { where: 'here', at: { place: there } })

  it('keeps the address, and comes back to it from wherever it went', () => {
    expect(moved).toMatchObject({ place: there, home: place, household: card.household })
    const further = placedBy(moved, { where: 'here', at: { place: { area: farBuilding, name: '远' } }, spot: '门口' })
    expect(further).toMatchObject({ home: place, spot: '门口' })
    expect(areasOf(further)).toEqual([farBuilding, building1, building2])
    const back = placedBy(further, { where: 'home' })
    expect([back.place, back.home, back.spot, back.where]).toEqual([place, undefined, undefined, 'home'])
    expect(new Set(areasOf(back))).toEqual(new Set([building1, building2, farBuilding]))
  })

  it('stays at the code that was scanned when more words are said', () => {
    const more = placedBy(moved, { where: 'here', spot: '地下室' })
    expect(more).toMatchObject({ place: there, home: place, spot: '地下室' })
    expect(more.elsewhere).toBeUndefined()
  })

  it('rings anew only where somebody would have to go somewhere else', () => {
    const said = (word: Parameters<typeof placedBy>[1], from = card) => isElsewhere(from, placedBy(from, word))
    expect(said({ where: 'home' })).toBe(false)
    expect(said({ where: 'here' })).toBe(true)
    const away = placedBy(card, { where: 'here', spot: '菜场' })
    expect([said({ where: 'here', spot: '菜场' }, away), said({ where: 'here', spot: '医院' }, away)]).toEqual([
      false,
      true,
    ])
    expect(said({ where: 'home' }, away)).toBe(true)
  })
})
