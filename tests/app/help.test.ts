/** Asking for help as the form holds it, and requests in words. */
import { describe, expect, it } from 'vitest'
import { askedBefore, askForm, askOf, emptyAsk, isEmptyAsk, spanOf } from '../../miniprogram/src/help/ask/form.ts'
import { extended } from '../../miniprogram/src/help/detail/extended.ts'
import { minutesOf } from '../../miniprogram/src/help/detail/minutes.ts'
import { movesOf } from '../../miniprogram/src/help/detail/moves-of.ts'
import { earlyWords, nextWords, wasNotTaken } from '../../miniprogram/src/help/detail/next-words.ts'
import { spanOf as filterOf } from '../../miniprogram/src/help/near/times.ts'
import { toHelp } from '../../miniprogram/src/home/to-help.ts'
import { helpersWords, helpWhen, minutesWords } from '../../miniprogram/src/words/help.ts'
import type { HelpParty, HelpState } from '../../shared/help/lifecycle.ts'
import { WORDS_MAX } from '../../shared/help/limits.ts'
import type { Help } from '../../shared/help/request.ts'
import { HOUR } from '../../shared/lifecycle.ts'
import type { Me } from '../../shared/people/person.ts'

/** 2026-11-23 17:00 in China. */
const now = Date.parse('2026-11-23T09:00:00.000Z')
const empty = emptyAsk('2026-11-24')
const form = { ...empty, kind: 'lift', words: ' 搬个柜子 ' } as const

describe('a form of asking', () => {
  it('leaves nobody out by silence: of who is looked after it is said whether it is a child, elderly, or neither', () => {
    const looking = { ...form, kind: 'lookAfter' } as const
    expect(askOf(looking, now)).toEqual({ wrong: { care: '请选照看谁：老人、孩子，还是都不是' } })
    expect(askOf({ ...looking, care: 'neither' }, now)).toMatchObject({ body: { care: 'neither' } })
    expect(askOf({ ...looking, care: 'elder' }, now)).toMatchObject({ body: { care: 'elder' } })
  })

  it('makes the least request that can be sent, with what was typed trimmed', () => {
    expect(askOf(form, now)).toEqual({
      body: {
        kind: 'lift',
        words: '搬个柜子',
        photos: [],
        until: '2026-11-23T13:00:00.000Z',
        urgency: 'normal',
        whose: 'me',
        keys: false,
        scope: 'grid',
        wanted: 1,
        choose: 'first',
        weekly: false,
      },
    })
  })

  it('for somebody else says how they agreed, and where they are if that is not at my home', () => {
    const other = { ...form, other: true }
    expect(askOf(other, now)).toEqual({ wrong: { agreed: '请写对方是怎么同意的' } })
    const said = { ...other, agreed: ' 打电话问过 ' }
    expect(askOf(said, now)).toMatchObject({ body: { whose: 'other', agreed: '打电话问过' } })
    const there = { ...said, elsewhere: { building: '420102015020002001', name: '2网格1号楼' } }
    expect(askOf(there, now)).toEqual({ wrong: { 'elsewhere.room': '请写房号或具体位置' } })
    const made = askOf({ ...there, room: '1单元201' }, now)
    expect(made).toMatchObject({ body: { elsewhere: { building: '420102015020002001', room: '1单元201' } } })
    // For oneself after all.
    const own = askOf({ ...there, room: '1单元201', other: false }, now)
    expect('body' in own && [own.body.agreed, own.body.elsewhere]).toEqual([undefined, undefined])
    // A draft that was kept before these were asked for.
    const { room: _r, agreed: _a, ...before } = other
    expect(askForm.parse(before)).toEqual({ ...other, room: '', agreed: '' })
  })

  it('turns a day and a time of China into moments', () => {
    const at = { ...form, when: 'at', day: '2026-11-24', time: '08:30' } as const
    expect(spanOf(at, now)).toEqual({ at: '2026-11-24T00:30:00.000Z', until: '2026-11-24T02:30:00.000Z' })
    expect(spanOf({ ...at, when: 'any' }, now)).toEqual({ until: '2026-11-24T14:00:00.000Z' })
    expect(spanOf({ ...at, day: '' }, now)).toBeUndefined()
  })

  it('repeats weekly only what has a time', () => {
    expect(askOf({ ...form, weekly: true }, now)).toMatchObject({ body: { weekly: false } })
    const weekly = { ...form, weekly: true, when: 'at' } as const
    expect(askOf(weekly, now)).toMatchObject({ body: { weekly: true } })
    // Nobody knows an emergency a week before.
    expect(askOf({ ...weekly, urgent: true }, now)).toEqual({
      wrong: { at: '每周一次的事不能标“比较急”，请关掉一样' },
    })
  })

  it('is filled in as something was asked before, but for its day and its photos, and for a home that is none any more', () => {
    const before = {
      ...({ kind: 'repair', words: '水龙头漏水', urgency: 'urgent', whose: 'other', care: 'elder' } as const),
      ...({ keys: true, scope: 'building', wanted: 2, choose: 'pick', weekly: true } as const),
      ...{ at: '2026-11-20T01:30:00.000Z', photos: [{ id: 'pho_1' }], place: { area: 'home', name: '1号楼' } },
    } as unknown as Help
    const again = askedBefore({ homes: [{ building: 'home' }] } as Me, before, '2026-11-24')
    expect(again).toEqual({
      ...{
        room: '',
        agreed: '',
        kind: 'repair',
        words: '水龙头漏水',
        photos: [],
        when: 'at',
        day: '2026-11-24',
        time: '09:30',
        urgent: true,
      },
      ...{ other: true, care: 'elder', keys: true, scope: 'building', wanted: 2, choose: 'pick', weekly: false },
      building: 'home',
    })
    expect(askedBefore({ homes: [] }, before, '2026-11-24').building).toBeUndefined()
  })

  it('is worth keeping once anything was typed, wherever', () => {
    expect(isEmptyAsk(empty)).toBe(true)
    const typed = [{ words: '搬' }, { room: '1单元' }, { agreed: '她说好' }, { kind: 'lift' }] as const
    expect(typed.map((some) => isEmptyAsk({ ...empty, ...some }))).toEqual([false, false, false, false])
  })

  it('says at each field what is wrong there', () => {
    expect(askOf(empty, now)).toEqual({ wrong: { kind: '请选要帮什么忙', words: '请写两个字以上，说说要帮什么' } })
    expect(askOf({ ...form, when: 'at', day: '2026-11-23', time: '16:59' }, now)).toMatchObject({
      wrong: { when: '这个时间已经过了，请换一个' },
    })
    expect(askOf({ ...form, when: 'at', day: '' }, now)).toMatchObject({ wrong: { when: '请选日期和时间' } })
    expect(askOf({ ...form, words: '字'.repeat(WORDS_MAX + 1) }, now)).toHaveProperty('wrong.words')
  })
})

describe('requests in words', () => {
  it('tell who offered what became of it, kindly, whoever came; and that they wait only while they do', () => {
    const help = { parties: ['offerer'], choose: 'pick', wanted: 2, waiting: [] } as const
    const to = (state: HelpState, accepted: number) => [
      nextWords({ ...help, parties: [...help.parties], state, accepted }),
      wasNotTaken({ ...help, parties: [...help.parties], state, accepted }),
    ]
    const waits = ['您已应答，等对方选定；选定后会看到地点', false]
    expect([to('open', 1), to('underway', 1)]).toEqual([waits, waits])
    expect(to('underway', 2)).toEqual(to('taken', 2))
    const over = (['taken', 'done', 'lapsed', 'cancelled', 'handedOver'] as const).map((state) => to(state, 2))
    expect(new Set(over.map(([words]) => words)).size).toBe(5)
    // Who only looks reads what it is to them, too.
    const looks = (state: HelpState) => nextWords({ ...help, parties: ['neighbour'], state, accepted: 2 })
    expect([looks('taken'), looks('underway')]).toEqual(Array(2).fill('已有邻居来帮忙了，谢谢您的好意'))
    for (const [words, notTaken] of over) expect([words, notTaken]).toEqual([expect.stringContaining('谢谢您'), true])
  })

  it('says when one is to come', () => {
    const until = '2026-11-24T02:30:00.000Z'
    expect(helpWhen({ at: '2026-11-24T00:30:00.000Z', until }, now)).toBe('明天 08:30')
    expect(helpWhen({ until }, now)).toBe('明天 10:30 前都可以')
    expect(helpWhen({ at: '2026-11-23T08:00:00.000Z', until }, now)).toBe('明天 10:30 前都可以')
  })

  it.each([
    [2, 0, '需要 2 人'],
    [2, 1, '已有 1 人，还差 1 人'],
    [2, 2, '2 人来帮忙'],
  ])('of %i wanted and %i accepted says %s', (wanted, accepted, said) => {
    expect(helpersWords({ wanted, accepted })).toBe(said)
  })

  it.each([
    [45, '45 分钟'],
    [60, '1 小时'],
    [95, '1 小时 35 分'],
  ])('says %i minutes as %s', (minutes, said) => {
    expect(minutesWords(minutes)).toBe(said)
  })

  it.each([
    ['', {}],
    [' 30 ', { minutes: 30 }],
    ['0', 'wrong'],
    ['721', 'wrong'],
    ['半小时', 'wrong'],
  ])('reads %j as minutes', (typed, read) => {
    expect(minutesOf(typed)).toEqual(read)
  })

  it.each([
    ['helper', '今天 19:00 起可以点“我出发了”和“帮完了”', [[], ['setOut', 'finish'], ['setOut', 'finish']]],
    ['asker', '今天 19:00 起可以确认完成；要提前，请先改时间', [[], ['confirm'], ['noShow', 'confirm']]],
  ] as const)('says to the %s from when what can be said, and offers it then', (party, words, offered) => {
    const at = '2026-11-23T12:00:00.000Z'
    const facts = { accepted: 1, placesLeft: 0, begun: false, othersBegun: false }
    const seen = { at, state: 'taken', accepted: 1, parties: [party] as HelpParty[], facts } as Help
    const said = ['setOut', 'finish', 'noShow', 'confirm']
    const may = (time: string) =>
      movesOf(seen, Date.parse(`2026-11-23T${time}:00.000Z`)).filter((move) => said.includes(move))
    expect(earlyWords(seen, now)).toBe(words)
    expect(['10:59', '11:00', '12:00'].map(may)).toEqual(offered)
    expect(earlyWords(seen, Date.parse('2026-11-23T11:00:00.000Z'))).toBeUndefined()
    expect(earlyWords({ ...seen, at: undefined }, now)).toBeUndefined()
    expect(earlyWords({ ...seen, accepted: 0 }, now)).toBeUndefined()
    expect(earlyWords({ ...seen, parties: ['neighbour'] }, now)).toBeUndefined()
  })

  it('puts off what has a time for as long as it stands, and anything else until when was picked', () => {
    const [at, until, moment] = [0, 48, 72].map((hours) => new Date(now + hours * HOUR).toISOString())
    if (!at || !until || !moment) throw new Error('There are three')
    expect(extended({ at, until }, moment)).toEqual({ at: moment, until: new Date(now + 120 * HOUR).toISOString() })
    expect(extended({ until }, moment)).toEqual({ until: moment })
  })

  it('filters by days of China', () => {
    expect(filterOf('today', now)).toEqual({ from: '2026-11-22T16:00:00.000Z', to: '2026-11-23T16:00:00.000Z' })
    expect(filterOf('tomorrow', now)).toEqual({ from: '2026-11-23T16:00:00.000Z', to: '2026-11-24T16:00:00.000Z' })
    expect(filterOf('any', now)).toEqual({})
  })
})

it('the home page counts what one could still come to: not one’s own, nor what one answered already', () => {
  const near = (['asker', 'helper', 'offerer', 'staff', 'neighbour'] as const).map((party) => ({ parties: [party] }))
  expect(toHelp([...near, { parties: ['neighbour', 'staff'] }]).map(({ parties }) => parties[0])).toEqual([
    'neighbour',
    'neighbour',
  ])
})
