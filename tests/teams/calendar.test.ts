import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { toCalendar } from '../../functions/teams/calendar.ts'
import type { ActivityCard } from '../../shared/teams/activity.ts'
import type { ActivityState } from '../../shared/teams/lifecycle.ts'

const card = (more: Partial<ActivityCard> = {}): ActivityCard => ({
  id: `act_${'0'.repeat(26)}`,
  state: 'published',
  version: 3,
  roundAt: '2026-03-01T00:00:00.000Z',
  late: false,
  changedAt: '2026-03-01T02:00:00.000Z',
  title: '春季清洁日，一起来',
  kind: 'environment',
  place: { area: '420102015020', name: '大江园社区' },
  where: '中心花园; 东门, 1号楼前',
  beginsAt: '2026-03-07T01:00:00.000Z',
  endsAt: '2026-03-07T03:30:00.000Z',
  signUpUntil: '2026-03-07T01:00:00.000Z',
  places: 20,
  ...more,
})

const eventsOf = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text))
  return { calendar, events: calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each)) }
}

/** As a phone in China shows it. */
const shown = (time: ICAL.Time) =>
  time.toJSDate().toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hourCycle: 'h23' })

describe('a calendar', () => {
  it('says what, where and when, by the clock of China', () => {
    const { calendar, events } = eventsOf(toCalendar('大江园社区活动', [{ card: card() }]))
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0')
    expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH')
    expect(calendar.getFirstPropertyValue('x-wr-timezone')).toBe('Asia/Shanghai')
    const [event] = events
    expect(event?.summary).toBe(card().title)
    expect(event?.location).toBe('大江园社区 中心花园; 东门, 1号楼前')
    expect(event && shown(event.startDate)).toBe('2026/3/7 09:00:00')
    expect(event && shown(event.endDate)).toBe('2026/3/7 11:30:00')
    expect(event?.uid).toBe(`act_${'0'.repeat(26)}@weilinli`)
    expect(event?.sequence).toBe(3)
    expect(event?.component.getFirstPropertyValue('status')).toBe('CONFIRMED')
    expect(String(event?.component.getFirstPropertyValue('dtstamp'))).toBe('2026-03-01T02:00:00Z')
  })

  it('keeps what was called off, as cancelled, with a higher sequence; who waits is tentative', () => {
    const off = card({ state: 'calledOff', version: 5, reason: '下雨了' })
    const { events } = eventsOf(toCalendar('我的活动', [{ card: off }, { card: card(), waits: true }]))
    expect(events.map(({ component }) => component.getFirstPropertyValue('status'))).toEqual(['CANCELLED', 'TENTATIVE'])
    expect(events[0]?.sequence).toBe(5)
    expect(events[0]?.description).toContain('下雨了')
  })

  it('is read back by a parser that is not ours, whatever the words: no line longer than 75 octets, each ended by CRLF', () => {
    const words = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .map((text) => text.replace(/\p{C}/gu, '').trim() || '活动')
    fc.assert(
      fc.property(
        words,
        words,
        fc.constantFrom<ActivityState>('published', 'calledOff', 'closed'),
        (title, where, state) => {
          const text = toCalendar(title, [{ card: card({ title, where, state, reason: where }) }])
          const lines = text.split('\r\n')
          expect(lines.at(-1)).toBe('')
          for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
          expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
          const [event] = eventsOf(text).events
          expect(event?.summary).toBe(title)
          expect(event?.location).toBe(`大江园社区 ${where}`)
        },
      ),
    )
  })
})
