import { expect, it } from 'vitest'
import { comingWords } from '../../miniprogram/src/alerts/mine/standing.ts'
import type { AlertHolder } from '../../shared/alerts/alert.ts'

const MINUTE = 60_000
const going = Date.parse('2026-11-23T02:00:00.000Z')
const at = (milliseconds: number) => new Date(milliseconds).toISOString()
const holder = (change: Partial<AlertHolder> = {}): AlertHolder => ({
  person: 'per_01M7V7FAM03333333333333333',
  name: '演示网格员 一',
  title: '网格员',
  goingAt: at(going),
  due: at(going + 5 * MINUTE),
  me: false,
  ...change,
})

it('says in how many minutes somebody will be there, and that they are', () => {
  expect(comingWords(holder(), going)).toBe('约 5 分钟后到')
  expect(comingWords(holder(), going + 4 * MINUTE + 1)).toBe('约 1 分钟后到')
  expect(comingWords(holder(), going + 6 * MINUTE)).toBe('应该马上就到')
  expect(comingWords(holder({ arrivedAt: at(going + 1) }), going)).toBe('已经到了')
})

it('says the time of day where the phone’s clock is wrong', () => {
  expect(comingWords(holder(), going - 24 * 60 * MINUTE)).toBe('预计今天 10:05到')
  expect(comingWords(holder(), going + 24 * 60 * MINUTE)).toBe('预计今天 10:05到')
})
