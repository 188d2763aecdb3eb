/** Notices in the app: what is said of them, how far they got, the form that writes one, the doors that are left. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  changesNothing,
  emptyNotice,
  formOf,
  type NoticeForm,
  readCorrection,
  readForm,
  wordingFormOf,
} from '../../miniprogram/src/notices/compose/notice-form.ts'
import { doorWords, unitsOf } from '../../miniprogram/src/words/door.ts'
import {
  addTarget,
  agreedWords,
  excerptWords,
  holderOf,
  noticeTimeWords,
  pressingFirst,
  readerWord,
  spoken,
  targetsWords,
} from '../../miniprogram/src/words/notice.ts'
import {
  addsUp,
  inTheirGrids,
  leftAt,
  notReached,
  reachSteps,
  reachTile,
  reachWords,
  waysToTell,
} from '../../miniprogram/src/words/reach.ts'
import { covers } from '../../shared/areas/code.ts'
import type { Notice, Target } from '../../shared/notices/notice.ts'
import type { ReachCounts } from '../../shared/notices/reach.ts'
import { feedItem, notice } from './samples.ts'

/** 2026-11-22 14:05 on China's clocks. */
const now = Date.parse('2026-11-22T06:05:00.000Z')
const GRID = '420102015020001'
const place = (area: string): Target => ({ area, level: 'grid', name: area })

it('says in a list that a notice goes on where its beginning is cut', () => {
  expect(excerptWords(feedItem({ excerpt: '周三停水。' }))).toBe('周三停水。')
  expect(excerptWords(feedItem({ excerpt: '水'.repeat(60) }))).toBe(`${'水'.repeat(60)}…`)
})

describe('a list of notices', () => {
  it('begins with what presses, the urgent first of all; the rest stays newest first', () => {
    const items = [
      feedItem({ id: 'ntc_1', opened: true }),
      feedItem({ id: 'ntc_2' }),
      feedItem({ id: 'ntc_3', confirm: true, mayConfirm: true, presses: true }),
      feedItem({ id: 'ntc_4', priority: 'urgent', presses: true }),
      feedItem({ id: 'ntc_5', opened: true }),
    ]
    expect(pressingFirst(items).map(({ id }) => id)).toEqual(['ntc_4', 'ntc_3', 'ntc_1', 'ntc_2', 'ntc_5'])
  })

  it('says in words what is not read, to be confirmed, confirmed, or over', () => {
    const said = [
      feedItem({}),
      feedItem({ opened: true }),
      feedItem({ opened: true, mayConfirm: true }),
      feedItem({ opened: true, confirmed: true }),
      feedItem({ state: 'withdrawn' }),
      feedItem({ state: 'ended' }),
    ].map(readerWord)
    expect(said).toEqual(['未读', undefined, '请确认', '已确认', '已撤回', '已结束'])
  })
})

it('a notice says where it goes, and the moment that matters', () => {
  const many = notice({ targets: [place('第1网格'), place('第2网格'), place('第3网格')], targetCount: 5 })
  expect(targetsWords(many)).toBe('第1网格、第2网格、第3网格 等 5 处')
  expect(targetsWords(notice({ targetCount: 1 }))).toBe('大江园社区第1网格')
  expect(noticeTimeWords(notice({}), now)).toBe('今天 10:00 发布')
  expect(noticeTimeWords(notice({ state: 'scheduled', dueAt: '2026-11-23T01:00:00.000Z' }), now)).toBe(
    '明天 09:00 发布',
  )
})

it('is read aloud with who speaks; in another language as it stands', () => {
  const said = { title: '停水', text: '周三上午。' }
  expect(spoken(said, { areaName: '大江园社区' }, false)).toBe('大江园社区通知。停水。周三上午。')
  expect(spoken({ title: 'No water', text: 'On Wednesday.' }, { areaName: '' }, true)).toBe('No water. On Wednesday.')
})

it('that was agreed to is said to be out only where it is: of who serves there no more it is a draft again', () => {
  expect(agreedWords({ state: 'draft' }, false)).toBe('写的人已不在这里任职，没有发出')
  expect(agreedWords({ state: 'proposed' }, false)).toMatch(/^已提交/)
  expect(agreedWords({ state: 'scheduled' }, false)).toMatch(/^已排好/)
  expect(agreedWords({ state: 'published' }, false)).toBe('已发布')
  expect(agreedWords({ state: 'published' }, true)).toBe('更正已生效')
})

describe('where a notice goes', () => {
  const code = fc
    .constantFrom(4, 6, 9, 12, 15, 18)
    .chain((length) => fc.stringMatching(new RegExp(`^[12]{${length}}$`)))

  it('holds no area inside another, and all that was added', () => {
    fc.assert(
      fc.property(fc.array(code, { maxLength: 12 }), (codes) => {
        const targets = codes.reduce<Target[]>((all, each) => addTarget(all, place(each)), [])
        for (const each of codes) expect(targets.some(({ area }) => covers(area, each))).toBe(true)
        for (const { area } of targets)
          expect(targets.filter((other) => other.area !== area && covers(other.area, area))).toEqual([])
      }),
    )
  })

  it('is held by the smallest area that covers all of it', () => {
    expect(holderOf([`${GRID}001`])).toBe(GRID)
    expect(holderOf([GRID, '420102015020002'])).toBe('420102015020')
    expect(holderOf(['420102015020', '420102009003'])).toBe('420102')
    expect(holderOf([])).toBeUndefined()
  })
})

describe('reach', () => {
  const counts = (change: Partial<ReachCounts> = {}): ReachCounts => ({
    targeted: 24,
    joined: 10,
    unreachable: 14,
    socket: 3,
    message: 2,
    opened: 4,
    confirmed: 2,
    ticked: 1,
    reached: 6,
    settled: 3,
    ...change,
  })

  it('says of whom it goes to how each household can be told, once', () => {
    const ways = (households: number, joined: number, pushable: number) =>
      waysToTell({ households, joined, pushable }).map(({ count }) => count)
    expect(ways(24, 10, 4)).toEqual([4, 6, 14])
    expect(ways(24, 24, 24)).toEqual([24, 0, 0])
    expect(ways(0, 0, 0)).toEqual([0, 0, 0])
  })

  it('counts who is left: not reached, and doors that have not confirmed', () => {
    expect(notReached(counts())).toBe(18)
    expect([leftAt(counts(), false), leftAt(counts(), true)]).toEqual([18, 21])
    expect(reachWords(counts())).toBe('25%')
    expect(reachWords(counts({ targeted: 0 }))).toBe('—')
  })

  it('shows confirmations only where they are asked for', () => {
    expect(reachSteps(counts(), true).map(({ key }) => key)).toContain('confirmed')
    expect(reachSteps(counts(), false).map(({ key }) => key)).not.toContain('confirmed')
    expect(reachSteps(counts(), true).at(-1)).toEqual({ key: 'missing', word: '还没告知到', count: 18 })
  })

  it('is a tile with what its share is made of', () => {
    const row = { ...counts(), code: GRID, name: '第1网格', level: 'grid' as const }
    expect(reachTile(row)).toEqual({ id: GRID, name: '第1网格', share: 0.25, words: '6 / 24 户' })
    expect(reachTile({ ...row, targeted: 0, reached: 0 })).toMatchObject({ share: undefined, words: '没有名册' })
  })

  it('names a building of a community with its grid', () => {
    const grid = { ...counts(), code: GRID, name: '第1网格', level: 'grid' as const }
    const building = { ...counts(), code: `${GRID}003`, name: '3号楼', level: 'building' as const }
    expect(inTheirGrids([building], [grid]).map(({ name }) => name)).toEqual(['第1网格3号楼'])
  })

  it('adds up, or says that it does not', () => {
    expect(
      addsUp(
        [counts(), counts()],
        counts({
          targeted: 48,
          unreachable: 28,
          socket: 6,
          message: 4,
          opened: 8,
          confirmed: 4,
          ticked: 2,
          reached: 12,
        }),
      ),
    ).toBe(true)
    expect(addsUp([counts()], counts({ opened: 5 }))).toBe(false)
  })
})

describe('doors', () => {
  const door = (household: string, change = {}) => ({
    household: `${GRID}001${household}`,
    room: household,
    joined: false,
    ...change,
  })

  it('stand by unit, in the order one walks', () => {
    const units = unitsOf([door('020101'), door('010302'), door('010301'), door('000101')])
    expect(units.map(({ unit, doors }) => [unit, doors.map(({ room }) => room)])).toEqual([
      ['不分单元', ['000101']],
      ['1单元', ['010301', '010302']],
      ['2单元', ['020101']],
    ])
  })

  it('say why they are on the list, or when they were told', () => {
    expect(doorWords(door('010101'), true, now)).toBe('没有入户')
    expect(doorWords(door('010101', { joined: true }), true, now)).toBe('已入户，没有确认')
    expect(doorWords(door('010101', { joined: true }), false, now)).toBe('已入户，还没告知到')
    expect(doorWords(door('010101', { tickedAt: '2026-11-22T02:00:00.000Z' }), true, now)).toBe('今天 10:00 已上门')
  })
})

describe('the form of a notice', () => {
  const filled: NoticeForm = {
    ...emptyNotice,
    kind: 'utilities',
    title: ' 停水通知 ',
    text: '周三上午停水。',
    targets: [place(GRID)],
  }

  it('makes a request, at once and for a month unless said', () => {
    const read = readForm(filled)
    expect(read).toMatchObject({ ok: true, body: { title: '停水通知', targets: [GRID], priority: 'normal' } })
    expect(read.ok && [read.body.startsAt, read.body.endsAt]).toEqual([undefined, undefined])
  })

  it("says moments by China's clocks", () => {
    const read = readForm({ ...filled, start: 'at', startDay: '2026-11-25', startTime: '09:00', endDay: '2026-11-26' })
    expect(read.ok && [read.body.startsAt, read.body.endsAt]).toEqual([
      '2026-11-25T01:00:00.000Z',
      '2026-11-26T12:00:00.000Z',
    ])
  })

  it('says at which fields something is missing', () => {
    const read = readForm({ ...emptyNotice, start: 'at' })
    expect(read.ok ? [] : Object.keys(read.wrong)).toEqual(
      expect.arrayContaining(['kind', 'title', 'text', 'targets', 'startsAt']),
    )
  })

  it('is the form again of the draft that was saved', () => {
    const saved = notice({
      state: 'draft',
      startsAt: '2026-11-25T01:00:00.000Z',
      endsAt: '2026-11-26T12:00:00.000Z',
      photos: [{ id: 'pho_1', width: 1, height: 1, url: 'https://a.example/1', thumbUrl: 'https://a.example/1' }],
    })
    const form = formOf(saved)
    expect(form).toMatchObject({
      start: 'at',
      startDay: '2026-11-25',
      startTime: '09:00',
      endTime: '20:00',
      photos: ['pho_1'],
    })
    const read = readForm({ ...form, photos: [] })
    expect(read.ok && [read.body.startsAt, read.body.endsAt, read.body.targets]).toEqual([
      saved.startsAt,
      saved.endsAt,
      [GRID],
    ])
  })

  it('corrects only with a reason', () => {
    const said: Notice = notice({})
    const form = { ...wordingFormOf(said), reason: '' }
    expect(readCorrection(form)).toMatchObject({ ok: false, wrong: { reason: expect.any(String) } })
    expect(readCorrection({ ...form, reason: '时间改了' })).toMatchObject({ ok: true, body: { title: said.title } })
  })

  it('corrects nothing until a word or the end is another', () => {
    const said: Notice = notice({
      endsAt: '2026-12-22T01:30:17.123Z',
      translations: [{ language: 'en', title: 'Water', text: 'No water' }],
    })
    const form = wordingFormOf(said)
    expect(changesNothing(form, said)).toBe(true)
    expect(changesNothing({ ...form, title: ` ${form.title} ` }, said)).toBe(true)
    // Without an end the one that stands is left.
    expect(changesNothing({ ...form, endDay: '' }, said)).toBe(true)
    for (const part of [
      { title: '改了' },
      { text: '改了' },
      { translations: [] },
      { endTime: '09:31' },
      { endDay: '2026-12-23' },
    ])
      expect(changesNothing({ ...form, ...part }, said), JSON.stringify(part)).toBe(false)
  })
})
