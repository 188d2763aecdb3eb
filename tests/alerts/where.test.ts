/** Where it is, in words, and what a word on it makes of an alert. */
import { describe, expect, it } from 'vitest'
import type { StoredCard } from '../../functions/alerts/store.ts'
import { aloudOf, areasOf, isElsewhere, placedBy, saidArea } from '../../functions/alerts/whereabouts.ts'
import { whereAloud, whereWords } from '../../shared/alerts/where.ts'
import { building1, building2, farBuilding } from '../support/district.ts'

const place = { area: building1, name: '1号楼', detail: '1单元301室' }
const there = { area: building2, name: '2号楼' }

describe('in words', () => {
  it.each([
    [{ place }, '1号楼 1单元301室', '1号楼'],
    [{ place, where: 'home' }, '在家：1号楼 1单元301室', '在家，1号楼'],
    [{ place, where: 'here', elsewhere: true }, '不在家，地点还没说', '不在家，请打开看位置'],
    [{ place, where: 'here', elsewhere: true, spot: '菜场' }, '不在家，在菜场', '不在家，请打开看位置'],
    [{ place: there, where: 'here' }, '不在家，在2号楼', '不在家：2号楼'],
    [{ place: there, where: 'here', spot: '电梯里' }, '不在家，在2号楼 电梯里', '不在家：2号楼'],
  ] as const)('%o', (at, words, aloud) => expect([whereWords(at), whereAloud(at, 'responder')]).toEqual([words, aloud]))

  it('sends nobody to look at what they do not see, or to a page that they do not have', () => {
    const away = { place, where: 'here', elsewhere: true } as const
    expect(whereWords(away, true)).toBe('不在家，看手机定位，或先打电话问')
    expect(whereAloud(away, 'contact')).toBe('不在家，请先打电话问')
    expect(whereAloud(away, 'family')).toBe('不在家，请先打电话问')
    expect(whereAloud(away, 'neighbour')).toBe('不在家，地点还没说')
  })

  it('keeps the building where the name is longer than a template takes', () => {
    const far = { place: { area: building2, name: '东湖生态旅游风景区社区第12网格湖边坊13号楼' } }
    for (const where of ['home', 'here', undefined] as const) {
      const aloud = whereAloud({ ...far, where }, 'responder')
      expect([...aloud].length).toBeLessThanOrEqual(20)
      expect(aloud.endsWith('湖边坊13号楼')).toBe(true)
    }
  })
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

  it('keeps the address, too, of who was in no known place before the code was scanned', () => {
    const coded = placedBy(placedBy(card, { where: 'here', spot: '菜场' }), { where: 'here', at: { place: there } })
    expect(coded).toMatchObject({ place: there, home: place })
    expect(placedBy(coded, { where: 'home' }).place).toEqual(place)
  })

  it('remembers the last places that it was taken to be at, and no more of them', () => {
    const codes = Array.from({ length: 15 }, (_, n) => `${building1.slice(0, -3)}${100 + n}`)
    const last = codes.reduce(
      (from, area) => placedBy(from, { where: 'here', at: { place: { area, name: '楼' } } }),
      card,
    )
    expect(areasOf(last)).toEqual([codes.at(-1), ...codes.slice(-11, -1)])
  })

  it('stays at the code that was scanned when more words are said', () => {
    const more = placedBy(moved, { where: 'here', spot: '地下室' })
    expect(more).toMatchObject({ place: there, home: place, spot: '地下室' })
    expect(more.elsewhere).toBeUndefined()
  })

  it('keeps the words as long as no others are said and it is the same place', () => {
    const away = placedBy(card, { where: 'here', spot: '菜场' })
    expect(placedBy(away, { where: 'here' })).toEqual(away)
    const inside = placedBy(moved, { where: 'here', spot: '地下室' })
    expect(placedBy(inside, { where: 'here', at: { place: there } })).toEqual(inside)
    expect(placedBy(inside, { where: 'here', at: { place: { area: farBuilding, name: '远' } } }).spot).toBeUndefined()
    expect(placedBy(away, { where: 'here', spot: '' }).spot).toBeUndefined()
  })

  describe('while who pressed beside is not looked after', () => {
    const far = { area: farBuilding, name: '湖边坊1号楼' }
    const witness = { person: `per_${'0'.repeat(26)}`, name: '演示居民 乙', detail: '', at }
    const beside = { ...card, witnesses: [witness] }
    const away = placedBy(beside, { where: 'here', at: { place: far } })

    it('stays there, and says the building in words, whatever words come after it', () => {
      expect(away).toMatchObject({ place, elsewhere: true, spot: far.name })
      expect([saidArea(away), areasOf(away)]).toEqual([farBuilding, [building1, farBuilding]])
      const more = placedBy(away, { where: 'here', spot: '地下室' })
      expect([more.spot, placedBy(more, { where: 'here' }).spot]).toEqual(['湖边坊1号楼 地下室', '湖边坊1号楼 地下室'])
      const back = placedBy(more, { where: 'here', at: { place } })
      expect([back.elsewhere, back.spot, back.code, back.place]).toEqual([undefined, undefined, undefined, place])
    })

    it('moves once everybody there was', () => {
      const accounted = { ...away, witnesses: [{ ...witness, accountedAt: at }] }
      expect(placedBy(accounted, { where: 'here', at: { place: far } })).toMatchObject({ place: far, home: place })
    })

    it('says the address in words to who is at home while they are not, and outside of here its building', () => {
      const home = placedBy({ ...moved, witnesses: [witness] }, { where: 'home' })
      expect(home).toMatchObject({ place: there, home: place, where: 'home' })
      expect([whereWords(home), whereAloud(aloudOf(home))]).toEqual(['在家：1号楼 1单元301室', '在家，1号楼'])
      expect(isElsewhere(home, placedBy(home, { where: 'home' }))).toBe(false)
      const further = placedBy(home, { where: 'here', at: { place: far } })
      expect(further).toMatchObject({ place: there, home: place, spot: far.name })
    })
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
    // Home again, in the building that they were in.
    const inside = placedBy(card, { where: 'here', at: { place: { area: building1, name: '1号楼' } } })
    expect(said({ where: 'home' }, inside)).toBe(true)
  })
})
