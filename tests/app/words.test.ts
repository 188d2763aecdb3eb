import { describe, expect, it } from 'vitest'
import { clockWords } from '../../miniprogram/src/words/clock.ts'
import { dueCounts } from '../../miniprogram/src/words/due.ts'
import { entryWords } from '../../miniprogram/src/words/ticket.ts'
import { greetingWords, momentWords, spanWords, urgencyOf } from '../../miniprogram/src/words/time.ts'
import { DAY, HOUR, MINUTE } from '../../shared/lifecycle.ts'
import { ticketLifecycle } from '../../shared/tickets/lifecycle.ts'

/** 2026-11-22 14:05 on China's clocks. */
const now = Date.parse('2026-11-22T06:05:00.000Z')
const at = (milliseconds: number) => new Date(now + milliseconds).toISOString()

describe('a moment', () => {
  it.each([
    [0, '今天 14:05'],
    [-14 * HOUR, '今天 00:05'],
    [-15 * HOUR, '昨天 23:05'],
    [10 * HOUR, '明天 00:05'],
    [-3 * DAY, '11月19日 14:05'],
    [-300 * DAY, '1月26日 14:05'],
    [-365 * DAY, '2025年11月22日 14:05'],
  ])('%i ms from now is %s', (away, words) => expect(momentWords(at(away), now)).toBe(words))
})

describe('a span', () => {
  it.each([
    [0, '1 分'],
    [59 * MINUTE, '59 分'],
    [HOUR, '1 小时'],
    [80 * MINUTE, '1 小时 20 分'],
    [DAY, '1 天'],
    [DAY + 59 * MINUTE, '1 天'],
    [3 * DAY + 4 * HOUR, '3 天 4 小时'],
  ])('%i ms is %s', (span, words) => expect(spanWords(span)).toBe(words))
})

describe('a clock', () => {
  it.each([
    ['filed', 80 * MINUTE, '受理还剩 1 小时 20 分', 'calm'],
    ['filed', 20 * MINUTE, '受理还剩 20 分', 'soon'],
    ['filed', 0, '受理已超时 1 分', 'late'],
    ['accepted', 2 * DAY, '办结还剩 2 天', 'calm'],
    ['accepted', DAY, '办结还剩 1 天', 'soon'],
    ['accepted', -3 * HOUR, '办结已超时 3 小时', 'late'],
    ['resolved', 5 * DAY, '确认还剩 5 天', 'calm'],
  ] as const)('%s with %i ms left says %s, %s', (state, left, text, tone) =>
    expect(clockWords(ticketLifecycle.states[state], at(left), now)).toEqual({ text, tone }),
  )

  it('is silent when none runs', () => {
    expect(clockWords(ticketLifecycle.states.confirmed, undefined, now)).toBeUndefined()
    expect(clockWords(ticketLifecycle.states.withdrawn, at(HOUR), now)).toBeUndefined()
  })
})

it("tells late, today, this week and later apart by China's days", () => {
  expect(urgencyOf(at(-1), now)).toBe('late')
  expect(urgencyOf(at(9 * HOUR), now)).toBe('today')
  expect(urgencyOf(at(10 * HOUR), now)).toBe('week')
  expect(urgencyOf(at(7 * DAY), now)).toBe('later')
  const tickets = [{ dueAt: at(-1) }, { dueAt: at(HOUR) }, { dueAt: at(DAY) }, {}]
  expect(dueCounts(tickets, now)).toEqual({ late: 1, today: 1, week: 1, later: 0 })
})

it('greets by the hour', () => {
  expect([-12, -8, -4, -2, 0, 6].map((hours) => greetingWords(now + hours * HOUR))).toEqual([
    '夜深了',
    '早上好',
    '上午好',
    '中午好',
    '下午好',
    '晚上好',
  ])
})

it('tells who did what, and to whom it went', () => {
  const by = { party: 'handler', name: '演示网格员 一' } as const
  const holder = { area: '420102015020002', level: 'grid', name: '大江园社区第2网格' } as const
  const said = (entry: Parameters<typeof entryWords>[0]) => Object.values(entryWords(entry)).join('|')
  expect(said({ move: 'open', by: { party: 'owner', name: '演示居民 甲' } })).toBe('演示居民 甲|提交了诉求')
  expect(said({ move: 'accept', by })).toBe('演示网格员 一|受理了诉求')
  expect(said({ move: 'reassign', by, holder })).toBe('演示网格员 一|派给大江园社区第2网格')
  expect(said({ move: 'pass', by, holder })).toBe('演示网格员 一|上报到上一级：大江园社区第2网格')
  expect(said({ move: 'missAccept', by: { party: 'clock', name: '系统' } })).toBe('|受理超时，已督办')
})
