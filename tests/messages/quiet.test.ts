import { expect, it } from 'vitest'
import { isSoon, keepsQuiet, type News } from '../../functions/messages/news.ts'

const helpMoved: News = {
  template: 'helpMoved',
  words: { what: '已经取消', about: '搬抬重物', at: '2026-11-23T22:45:00.000Z', note: '不用去了，谢谢您' },
  person: 'per_1',
  opens: 'hlp_1',
  mayTakeLast: true,
}

it('a message waits for quiet hours unless it would come too late then', () => {
  expect(keepsQuiet(helpMoved)).toBe(true)
  expect(keepsQuiet({ ...helpMoved, presses: true })).toBe(false)
  expect(isSoon('2026-11-23T22:45:00.000Z', '2026-11-23T22:00:00.000Z')).toBe(true)
  expect(isSoon('2026-11-24T22:45:00.000Z', '2026-11-23T22:00:00.000Z')).toBe(false)
})
