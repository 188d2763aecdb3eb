import { describe, expect, it } from 'vitest'
import { alarmsOf, heardWith, isCalled, nudgeOf } from '../../miniprogram/src/alerts/ring/rings.ts'
import {
  againWords,
  faceWords,
  goingWords,
  goWords,
  nudgeWords,
  placeWords,
  runningWords,
  whoWords,
} from '../../miniprogram/src/alerts/ring/words.ts'
import { sirenFile } from '../../miniprogram/src/platform/siren-tones.ts'
import type { AlertCard } from '../../shared/alerts/alert.ts'
import { HOUR, MINUTE } from '../../shared/lifecycle.ts'
import type { HeldRole } from '../../shared/roles/roles.ts'

const at = '2026-11-22T06:05:00.000Z'
const id = 'alr_01K9ZZZZZZ0000000000000001'
const card = (change: Partial<AlertCard> = {}): AlertCard => ({
  id,
  version: 1,
  state: 'raised',
  drill: false,
  place: { area: '420102015020001003', name: '大江园社区第1网格3号楼', detail: '1单元302室' },
  forWhom: 'self',
  raisedAt: at,
  changedAt: at,
  roundAt: at,
  late: false,
  again: 0,
  level: 'grid',
  told: 1,
  holders: [],
  witnessCount: 0,
  unaccounted: 0,
  parties: ['responder'],
  moves: ['acknowledge'],
  ...change,
})
const serving = (role: HeldRole['role'], area: string) => ({ roles: [{ role, area, areaName: '' } as HeldRole] })
const worker = serving('gridWorker', '420102015020001')
const staff = serving('communityStaff', '420102015020')
const holder = (me: boolean) => ({
  person: 'per_01K9ZZZZZZ0000000000000001',
  name: '演示网格员 一',
  title: '网格员',
  goingAt: at,
  due: '2026-11-22T06:10:00.000Z',
  me,
})

describe('what rings here', () => {
  it('is what is open and unanswered at my level; above it, once that was told or a frame said so', () => {
    expect(alarmsOf([], [card()], worker, {}, {})).toMatchObject([{ ring: 0 }])
    expect(isCalled(staff, card())).toBe(false)
    expect(alarmsOf([], [card()], staff, {}, {})).toEqual([])
    expect(alarmsOf([], [card({ level: 'community' })], staff, {}, {})).toHaveLength(1)
    expect(alarmsOf([], [card()], staff, { [id]: 2 }, {})).toMatchObject([{ ring: 2 }])
  })

  it('is, wherever one serves, what one was told of while nobody listened here, until that ring was answered', () => {
    const elsewhere = serving('propertyManager', '420102015021')
    expect(alarmsOf([], [card()], elsewhere, {}, {})).toEqual([])
    const heard = heardWith({}, [card({ rung: 2 })])
    expect(alarmsOf([], [card()], elsewhere, heard, {})).toMatchObject([{ ring: 2 }])
    expect(alarmsOf([], [card()], elsewhere, heard, { [id]: { ring: 2, roundAt: at } })).toEqual([])
    expect(heardWith({ [id]: 3 }, [card({ rung: 2 })])).toEqual({ [id]: 3 })
  })

  it('is said once to who goes: that it was pressed again, and that it is asked how it stands', () => {
    const going = card({ state: 'going', holders: [holder(true)] })
    expect(nudgeOf(going, { ...going, again: 1 })).toBe('again')
    const there = card({ state: 'arrived', holders: [{ ...holder(true), arrivedAt: at }] })
    expect(nudgeOf(there, { ...there, asked: 1 })).toBe('asked')
    for (const same of [going, there]) expect(nudgeOf(same, same)).toBeUndefined()
    const others = card({ state: 'arrived', holders: [{ ...holder(false), arrivedAt: at }] })
    expect(nudgeOf(others, { ...others, asked: 1, again: 1 })).toBeUndefined()
    // Where nobody who is there answers, whoever is told of it is called.
    expect(alarmsOf([], [{ ...others, asked: 2 }], worker, { [id]: 1 }, {})).toEqual([])
    expect(alarmsOf([], [{ ...others, asked: 3 }], worker, { [id]: 1 }, {})).toHaveLength(1)
  })

  it('is said to who goes that it is at another place, with the place; not that it is where it was taken to be', () => {
    const going = card({ state: 'going', holders: [holder(true)] })
    const market = { ...going, where: 'here', elsewhere: true, spot: '菜场北门' } as const
    const far = { ...going, where: 'here', place: { area: '420102015020001004', name: '4号楼' } } as const
    for (const moved of [market, far]) expect(nudgeOf(going, moved)).toBe('moved')
    expect(nudgeOf(market, { ...market, spot: '菜场南门' })).toBe('moved')
    expect(nudgeOf(market, { ...going, where: 'home' })).toBe('moved')
    expect(nudgeOf(going, { ...going, where: 'home' })).toBeUndefined()
    const otherHome = { ...going.place, detail: '2单元101室' }
    expect(nudgeOf(going, { ...going, where: 'home', place: otherHome })).toBe('moved')
    expect(nudgeOf({ ...going, holders: [holder(false)] }, { ...market, holders: [holder(false)] })).toBeUndefined()
    // Who said it themselves knows it; that somebody said otherwise after that they hear.
    const said = [{ where: 'here' }, { where: 'here', spot: '菜场北门' }] as const
    const { spot: _, ...unnamed } = market
    // Also where the answer to the first comes after the second was said.
    expect(nudgeOf(going, unnamed, said)).toBeUndefined()
    expect(nudgeOf(unnamed, market, said)).toBeUndefined()
    expect(nudgeOf(market, far, said)).toBe('moved')
    expect(nudgeWords('moved', market)).toBe('地点变了：不在家，在菜场北门')
  })

  it('is what is meant and no drill beside it, and a drill says that it is one', () => {
    const drill = card({ id: 'alr_01K9ZZZZZZ0000000000000000', drill: true, raisedBy: '演示社区员 一' })
    const alarms = alarmsOf([{ card: drill, ring: 1 }], [drill, card()], worker, {}, {})
    expect(alarms.map((alarm) => alarm.card.drill)).toEqual([false])
    // Nor does it lie over the page of whoever goes to one that is meant; after that it rings again.
    const gone = card({ state: 'going', holders: [holder(true)] })
    expect(alarmsOf(alarms, [drill, gone], worker, { [drill.id]: 1 }, {})).toEqual([])
    const over = card({ state: 'falseAlarm', holders: [holder(true)] })
    expect(alarmsOf([], [drill, over], worker, { [drill.id]: 1 }, {})).toMatchObject([{ card: { drill: true } }])
    expect(whoWords(drill)).toBe('演练，由 演示社区员 一 发起')
    expect(whoWords({ ...drill, raisedBy: undefined })).toBe('演练')
  })

  it('says what was sensed, where a device rings, and that it was pressed again only where somebody pressed', () => {
    const sensed = card({ sensed: true, raisedBy: '3号楼一楼烟感', again: 2 })
    expect(whoWords(sensed)).toBe('报警：3号楼一楼烟感')
    expect(whoWords({ ...sensed, raisedBy: undefined })).toBe('报警：楼里的消防设备')
    expect(againWords(sensed)).toBe('又报警 2 次')
    expect(againWords(card({ again: 2 }))).toBe('又按了 2 次')
    expect(whoWords(card({ raisedBy: '演示居民 甲的紧急按钮' }))).toBe('演示居民 甲的紧急按钮 求助')
  })

  it('is nothing to who asked for help, who only watches, or who goes', () => {
    expect(alarmsOf([], [card({ parties: ['raiser', 'responder'] })], worker, {}, {})).toEqual([])
    expect(alarmsOf([], [card({ parties: ['observer'] })], worker, {}, {})).toEqual([])
    expect(alarmsOf([{ card: card(), ring: 1 }], [card({ holders: [holder(true)] })], worker, {}, {})).toEqual([])
    expect(alarmsOf([{ card: card(), ring: 1 }], [card({ state: 'resolved' })], worker, {}, {})).toEqual([])
  })

  it('stays when somebody else goes, for who was rung; and does not begin then', () => {
    const going = card({ state: 'going', holders: [holder(false)] })
    expect(alarmsOf([{ card: card(), ring: 1 }], [going], worker, { [id]: 1 }, {})).toHaveLength(1)
    expect(alarmsOf([], [going], worker, {}, {})).toEqual([])
  })

  it('is quiet once it was answered, until it rings again or begins anew', () => {
    const quiet = { [id]: { ring: 1, roundAt: at } }
    expect(alarmsOf([], [card()], worker, { [id]: 1 }, quiet)).toEqual([])
    expect(alarmsOf([], [card()], worker, { [id]: 2 }, quiet)).toHaveLength(1)
    expect(alarmsOf([], [card({ roundAt: '2026-11-22T06:06:00.000Z' })], worker, {}, quiet)).toHaveLength(1)
  })
})

describe('its words', () => {
  it('run by the second', () => {
    expect(runningWords(8_000)).toBe('8 秒')
    expect(runningWords(2 * MINUTE + 5_000)).toBe('2 分 05 秒')
    expect(runningWords(HOUR + 3 * MINUTE)).toBe('1 小时 03 分')
    expect(faceWords(HOUR + 2 * MINUTE + 5_000)).toBe('1:02:05')
    expect(faceWords(-5)).toBe('00:00')
  })

  it('say where it is as who reads it can find it, and send nobody where it is not known', () => {
    const away = card({ where: 'here', elsewhere: true })
    const to = (...parties: AlertCard['parties']) => placeWords({ ...away, parties })
    for (const words of [to('responder'), to('observer'), to('neighbour', 'responder')])
      expect(words).toBe('不在家，看手机定位，或先打电话问')
    for (const words of [
      to('raiser'),
      to('raiser', 'responder'),
      to('family'),
      to('kin'),
      to('witness'),
      to('neighbour'),
    ])
      expect(words).toBe('不在家，地点还没说')
    expect(goWords(away)).toBe('地点还没说，请先等一等，说了这里会更新')
    for (const known of [card(), { ...away, spot: '菜场北门' }]) expect(goWords(known)).toBe('方便的话请过去看看')
  })

  it('say who goes, and when they are past the time they said', () => {
    const now = Date.parse(at)
    expect(goingWords({ holders: [] }, now)).toBeUndefined()
    expect(goingWords({ holders: [holder(false)] }, now)).toBe('演示网格员 一正在赶来，还有 5 分 00 秒')
    expect(goingWords({ holders: [holder(true)] }, now + 6 * MINUTE)).toBe('您正在赶来，已过说好的时间 1 分 00 秒')
    expect(goingWords({ holders: [{ ...holder(false), arrivedAt: at }] }, now)).toBe('演示网格员 一已到场')
  })
})

it('its sound is a second of WAV that players take', () => {
  const view = new DataView(sirenFile())
  const word = (from: number) => String.fromCharCode(...new Uint8Array(view.buffer, from, 4))
  expect([word(0), word(8), word(36)]).toEqual(['RIFF', 'WAVE', 'data'])
  expect(view.getUint32(4, true)).toBe(view.byteLength - 8)
  expect(view.getUint32(40, true)).toBe(8000)
})
