/** Warnings in the app: what is said of them, and the form that passes one on. */
import { describe, expect, it } from 'vitest'
import {
  emptyWarning,
  filledIn,
  formOf,
  readNew,
  readUpdate,
} from '../../miniprogram/src/warnings/relay/warning-form.ts'
import { spokenWarning, untilWords, warningStateWord, warningWord } from '../../miniprogram/src/words/warning.ts'
import type { CapRead } from '../../shared/warnings/found.ts'
import { SAME_WARNING, type Warning } from '../../shared/warnings/warning.ts'

/** 2026-11-22 14:05 on China's clocks. */
const now = Date.parse('2026-11-22T06:05:00.000Z')
const warning = (more: Partial<Warning> = {}): Warning => ({
  id: `wrn_${'1'.repeat(26)}`,
  message: 'alert',
  state: 'standing',
  issuer: '武汉市气象台',
  reference: '武气警〔2026〕12号',
  kind: 'rainstorm',
  level: 'orange',
  headline: '江岸区将有暴雨',
  text: '预计未来3小时降雨量将达50毫米以上',
  measures: '减少外出',
  contact: '027-82345678',
  startsAt: '2026-11-22T06:00:00.000Z',
  endsAt: '2026-11-22T10:00:00.000Z',
  exercise: false,
  area: { code: '420102', level: 'district', name: '江岸区' },
  relayedBy: '大江园社区',
  relayedAt: '2026-11-22T06:00:00.000Z',
  before: [],
  ...more,
})
const read = (more: Partial<CapRead> = {}): CapRead => ({
  reference: 'X1',
  message: 'alert',
  test: false,
  issuer: '武汉市气象台',
  kind: 'rainstorm',
  level: 'red',
  headline: '江岸区将有大暴雨',
  text: '预计未来3小时降雨量将达100毫米以上',
  measures: '请留在家里',
  contact: '027-82345678',
  startsAt: '2026-11-22T06:00:00.000Z',
  endsAt: '2026-11-22T16:30:00.000Z',
  areaWords: '江岸区、江汉区',
  ...more,
})
const area = { code: '420102015020', name: '大江园社区' }

describe('a warning in words', () => {
  it('is called by kind and level, and an exercise is called one first', () => {
    expect(warningWord(warning())).toBe('暴雨橙色预警')
    expect(warningWord(warning({ kind: 'other', level: 'red' }))).toBe('红色预警')
    expect(warningWord(warning({ exercise: true }))).toBe('演练：暴雨橙色预警')
    expect(untilWords(warning(), now)).toBe('到 今天 18:00')
  })

  it('is read aloud with what to do, an exercise as one, a cancellation as what is over', () => {
    expect(spokenWarning(warning(), now)).toBe(
      '武汉市气象台发布暴雨橙色预警。江岸区将有暴雨。请这样做：减少外出。预警到 今天 18:00为止。',
    )
    expect(spokenWarning(warning({ exercise: true }), now)).toMatch(/^注意，这是演练。武汉市气象台发布暴雨橙色预警/)
    const over = warning({ message: 'cancel', headline: '解除：江岸区将有暴雨', text: '暴雨已经过去' })
    expect(spokenWarning(over, now)).toBe('解除：江岸区将有暴雨。暴雨已经过去。')
  })

  it('says what became of it', () => {
    expect(warningStateWord(warning(), now)).toBeUndefined()
    expect(warningStateWord(warning({ state: 'updated' }), now)).toBe('已更新')
    expect(warningStateWord(warning({ state: 'cancelled' }), now)).toBe('已解除')
    expect(warningStateWord(warning({ message: 'cancel' }), now)).toBe('解除通知')
    expect(warningStateWord(warning(), Date.parse('2026-11-22T10:00:00.000Z'))).toBe('已过期')
  })
})

describe('the form that passes a warning on', () => {
  const empty = emptyWarning(area, now)

  it('begins now, and names what is missing', () => {
    expect([empty.startDay, empty.startTime]).toEqual(['2026-11-22', '14:05'])
    const asked = readNew({ ...empty, area: undefined }, now)
    expect(asked.ok ? [] : Object.keys(asked.wrong).sort()).toEqual(
      ['area', 'contact', 'endsAt', 'headline', 'issuer', 'kind', 'level', 'measures', 'reference', 'text'].sort(),
    )
  })

  it('is filled in by a document, and asks for just that', () => {
    const form = filledIn(empty, read())
    const { areaWords: _a, message: _m, test: _t, ...said } = read()
    expect(readNew(form, now)).toEqual({ ok: true, body: { ...said, area: area.code, exercise: false } })
    expect(form.areaWords).toBe('江岸区、江汉区')
  })

  it('keeps what a document doesn’t say', () => {
    const form = filledIn(
      { ...empty, contact: '12345', level: 'blue' },
      { reference: 'X2', message: 'alert', test: false },
    )
    expect([form.contact, form.level, form.reference, form.startTime]).toEqual(['12345', 'blue', 'X2', '14:05'])
  })

  it('passes a test on as an exercise, and the next document as what that is', () => {
    const test = filledIn(empty, read({ test: true }))
    expect(readNew(test, now)).toMatchObject({ ok: true, body: { exercise: true } })
    expect(readNew(filledIn(test, read()), now)).toMatchObject({ ok: true, body: { exercise: false } })
    // What staff said themselves is an exercise stays one.
    expect(filledIn({ ...empty, exercise: true }, read()).exercise).toBe(true)
  })

  it('of what follows a warning is as that was, but for its reference', () => {
    const form = formOf(warning())
    const asked = readUpdate(form, warning(), now)
    expect(asked.ok ? {} : asked.wrong).toEqual({ reference: '至少写 2 个字' })
    const { issuer, kind, endsAt } = warning()
    expect(readUpdate({ ...form, reference: '13号' }, warning(), now)).toMatchObject({
      ok: true,
      body: { issuer, kind, endsAt, reference: '13号' },
    })
  })

  it('of an update that says nothing new says so at its reference', () => {
    const before = warning({ startsAt: '2026-11-22T06:05:17.123Z' })
    const same = { ...formOf(before), reference: before.reference }
    expect(readUpdate(same, before, now)).toEqual({ ok: false, wrong: { reference: SAME_WARNING } })
    expect(readUpdate({ ...same, text: `${before.text}，请注意` }, before, now).ok).toBe(true)
    expect(readUpdate({ ...same, reference: '13号' }, before, now).ok).toBe(true)
  })

  it('that ends before it begins says so at its end', () => {
    const form = { ...filledIn(empty, read()), endDay: '2026-11-22', endTime: '13:00' }
    expect(readNew(form, now)).toEqual({ ok: false, wrong: { endsAt: '结束时间要晚于开始时间' } })
  })

  it('that begins or ends weeks away says so there, but for what began with the one that it follows', () => {
    const form = { ...filledIn(empty, read()), endDay: '2126-11-22' }
    expect(readNew(form, now)).toEqual({
      ok: false,
      wrong: { endsAt: '结束时间最多在 30 天以后，到时仍未解除的请再转发更新' },
    })
    const before = warning({ startsAt: '2026-09-01T00:00:00.000Z' })
    const follows = { ...formOf(before), reference: '13号' }
    expect(readUpdate(follows, before, now).ok).toBe(true)
    expect(readUpdate({ ...follows, startDay: '2026-09-02' }, before, now)).toEqual({
      ok: false,
      wrong: { startsAt: '开始时间不能早于 30 天前' },
    })
  })
})
