import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  afterAsking,
  afterPhoto,
  afterText,
  type Check,
  judgementOf,
  newCheck,
  pauseAfter,
} from '../../functions/channels/check.ts'

const NOW = Date.parse('2026-03-02T01:00:00.000Z')
const pass = { suggest: 'pass', label: 100 } as const
const review = { suggest: 'review', label: 20013 } as const
const risky = { suggest: 'risky', label: 10001 } as const
const two = newCheck([{ id: 'pho_1' }, { id: 'pho_2' }])
const asked = (check: Check) =>
  afterAsking(
    check,
    new Map([
      ['pho_1', { trace: 't1' }],
      ['pho_2', { trace: 't2' }],
    ]),
    NOW,
  )

describe('what the check makes of a post', () => {
  it.each([
    ['words that pass', afterText(newCheck([]), pass, NOW), { move: 'pass' }],
    ['words to be looked at', afterText(newCheck([]), review, NOW), { move: 'doubt', reason: '内容可能涉及版权' }],
    ['words that are refused', afterText(newCheck([]), risky, NOW), { move: 'fail', reason: '内容可能涉及广告' }],
    ['words that could not be checked', afterText(newCheck([]), undefined, NOW), undefined],
    ['words that pass, with photos', afterText(two, pass, NOW), undefined],
    ['words to be looked at, with photos', afterText(two, review, NOW), { move: 'doubt', reason: '内容可能涉及版权' }],
    ['photos that were asked about', asked(afterText(two, pass, NOW)), undefined],
    ['one result of two', afterPhoto(asked(afterText(two, pass, NOW)), 't1', pass), undefined],
    [
      'one bad result of two',
      afterPhoto(asked(afterText(two, pass, NOW)), 't2', risky),
      { move: 'fail', reason: '内容可能涉及广告' },
    ],
    [
      'both results',
      afterPhoto(afterPhoto(asked(afterText(two, pass, NOW)), 't1', pass), 't2', pass),
      { move: 'pass' },
    ],
    [
      'both, one to be looked at',
      afterPhoto(afterPhoto(asked(afterText(two, pass, NOW)), 't1', review), 't2', pass),
      { move: 'doubt', reason: '内容可能涉及版权' },
    ],
  ])('%s', (_, check, judgement) => {
    expect(judgementOf(check)).toEqual(judgement)
  })

  it('shows nothing of which a part was not found to be fit', () => {
    const verdict = fc.constantFrom(pass, review, risky, undefined)
    fc.assert(
      fc.property(verdict, fc.array(verdict, { maxLength: 9 }), (text, photos) => {
        const check: Check = {
          ...(text ? { text } : {}),
          photos: photos.map((each, i) => ({ photo: `${i}`, ...(each ? { verdict: each, trace: `${i}` } : {}) })),
          tries: 0,
        }
        const fit = text === pass && photos.every((each) => each === pass)
        expect(judgementOf(check)?.move === 'pass').toBe(fit)
      }),
    )
  })
})

describe('trying again', () => {
  it('waits ten seconds, then twice as long each time, up to five minutes', () => {
    expect([1, 2, 3, 6, 9].map(pauseAfter)).toEqual([10_000, 20_000, 40_000, 300_000, 300_000])
    const once = afterText(newCheck([]), undefined, NOW)
    const twice = afterText(once, undefined, NOW)
    expect([once.nextAt, twice.nextAt]).toEqual(['2026-03-02T01:00:10.000Z', '2026-03-02T01:00:20.000Z'])
    expect(afterText(twice, pass, NOW)).toEqual({ text: pass, photos: [], tries: 0 })
  })

  it('is due until every photo was asked about', () => {
    const check = afterText(two, pass, NOW)
    expect(check.nextAt).toBeDefined()
    const half = afterAsking(check, new Map([['pho_1', { trace: 't1' }]]), NOW)
    expect([half.nextAt, half.tries]).toEqual(['2026-03-02T01:00:10.000Z', 1])
    expect(asked(half)).toEqual({
      text: pass,
      tries: 0,
      photos: [
        { photo: 'pho_1', trace: 't1' },
        { photo: 'pho_2', trace: 't2' },
      ],
    })
  })
})
