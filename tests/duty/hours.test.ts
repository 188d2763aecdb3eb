import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysOf } from '../../functions/duty/list-shifts.ts'
import { changedRota, type Rota } from '../../functions/duty/rota.ts'
import { SHIFTS_MAX } from '../../shared/duty/contract.ts'
import { gapsIn, type Hours, overlap, weekly } from '../../shared/duty/hours.ts'
import { servesAt } from '../../shared/duty/policy.ts'
import { DAY, HOUR } from '../../shared/lifecycle.ts'

const START = Date.parse('2026-03-02T00:00:00.000Z')
const at = (hour: number) => new Date(START + hour * HOUR).toISOString()
const hours = fc.tuple(fc.integer({ min: -10, max: 60 }), fc.integer({ min: 1, max: 24 })).map(([from, length]) => ({
  from: at(from),
  to: at(from + length),
}))
const TIME = { from: at(0), to: at(48) }
const inside = ({ from, to }: Hours, moment: string) => from <= moment && moment < to

describe('the hours that nobody covers', () => {
  it('are every hour that no shift holds, and no other', () => {
    fc.assert(
      fc.property(fc.array(hours, { maxLength: 12 }), (covered) => {
        const gaps = gapsIn(TIME, covered)
        for (let hour = -12; hour < 90; hour++) {
          const moment = at(hour)
          const expected = inside(TIME, moment) && !covered.some((each) => inside(each, moment))
          expect(
            gaps.some((gap) => inside(gap, moment)),
            moment,
          ).toBe(expected)
        }
      }),
    )
  })

  it('come in order, apart from one another, none of them empty, whatever the order of the shifts', () => {
    fc.assert(
      fc.property(fc.array(hours, { maxLength: 12 }), (covered) => {
        const gaps = gapsIn(TIME, covered)
        for (const [i, gap] of gaps.entries()) {
          expect(gap.from < gap.to).toBe(true)
          const next = gaps[i + 1]
          if (next) expect(gap.to < next.from).toBe(true)
        }
        expect(gapsIn(TIME, covered.toReversed())).toEqual(gaps)
        expect(gapsIn(TIME, [...covered, ...gaps])).toEqual([])
      }),
    )
  })

  it('are all of them without shifts, and none with one that spans them', () => {
    expect(gapsIn(TIME, [])).toEqual([TIME])
    expect(gapsIn(TIME, [{ from: at(-1), to: at(49) }])).toEqual([])
    expect(gapsIn(TIME, [TIME])).toEqual([])
    expect(
      gapsIn(TIME, [
        { from: at(10), to: at(20) },
        { from: at(20), to: at(30) },
      ]),
    ).toEqual([
      { from: at(0), to: at(10) },
      { from: at(30), to: at(48) },
    ])
  })
})

it('the same hours of the following weeks are the same on every clock here', () => {
  fc.assert(
    fc.property(hours, fc.integer({ min: 1, max: 12 }), (first, weeks) => {
      const all = weekly(first, weeks)
      expect(all).toHaveLength(weeks)
      for (const [week, each] of all.entries()) {
        expect(Date.parse(each.from) - Date.parse(first.from)).toBe(week * 7 * DAY)
        expect(each.from.slice(10)).toBe(first.from.slice(10))
      }
    }),
  )
})

describe('a rota', () => {
  const empty: Rota = { person: 'per', version: 0, shifts: [] }
  const shift = (i: number, { from, to }: Hours) => ({ id: `shf_${i}`, area: '420102015020001', from, to })

  it('never holds two shifts that overlap, whatever is added and taken', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(hours, fc.nat(30)), { maxLength: 30 }), (steps) => {
        let rota = empty
        for (const [i, [time, which]] of steps.entries()) {
          const without = which % 3 === 0 && rota.shifts[0] ? [rota.shifts[0].id] : []
          const clash = rota.shifts.some((known) => !without.includes(known.id) && overlap(known, time))
          if (clash) expect(() => changedRota(rota, { without, more: [shift(i, time)] })).toThrow('shiftsOverlap')
          else rota = changedRota(rota, { without, more: [shift(i, time)] })
          for (const one of rota.shifts)
            for (const other of rota.shifts) if (one.id !== other.id) expect(overlap(one, other)).toBe(false)
          expect(rota.shifts.map(({ from }) => from)).toEqual(rota.shifts.map(({ from }) => from).toSorted())
        }
      }),
    )
  })

  it('refuses shifts that overlap among themselves, and one too many', () => {
    const time = { from: at(0), to: at(2) }
    expect(() => changedRota(empty, { more: [shift(1, time), shift(2, { from: at(1), to: at(3) })] })).toThrow(
      'shiftsOverlap',
    )
    const many = Array.from({ length: SHIFTS_MAX + 1 }, (_, i) => shift(i, { from: at(i), to: at(i + 1) }))
    expect(() => changedRota(empty, { more: many })).toThrow('limitReached')
    expect(changedRota(empty, { more: many.slice(1) }).shifts).toHaveLength(SHIFTS_MAX)
  })
})

describe('the days of a plan', () => {
  it('are those of Shanghai, with holidays and the weekends that are worked for them', () => {
    // 2026-09-30T16:00Z is 1 October there.
    const days = daysOf({ from: '2026-09-30T16:00:00.000Z', to: '2026-10-10T16:00:00.000Z' })
    expect(days.map(({ date }) => date)).toEqual(
      Array.from({ length: 10 }, (_, i) => `2026-10-${String(i + 1).padStart(2, '0')}`),
    )
    expect(days[0]).toEqual({ date: '2026-10-01', work: false, name: '国庆节' })
    expect(days[7]).toEqual({ date: '2026-10-08', work: true })
    expect(days[9]).toEqual({ date: '2026-10-10', work: true, name: '国庆节' })
  })

  it('are one for a moment, and at most a month and a day', () => {
    expect(daysOf({ from: at(0), to: at(1) })).toEqual([{ date: '2026-03-02', work: true }])
    expect(daysOf({ from: at(0), to: at(24 * 31) })).toHaveLength(32)
  })
})

it('serves at an area who serves all of it or a part of it, and who oversees it does not', () => {
  const community = '420102015020'
  const cases: [Parameters<typeof servesAt>[0][number], boolean][] = [
    [{ role: 'gridWorker', area: `${community}001` }, true],
    [{ role: 'responder', area: '420102' }, true],
    [{ role: 'gridWorker', area: '420102009003001' }, false],
    [{ role: 'supervisor', area: community }, false],
    [{ role: 'administrator', area: community }, false],
    [{ role: 'ownersCommittee', area: community }, false],
  ]
  for (const [held, serves] of cases) expect(servesAt([held], community), JSON.stringify(held)).toBe(serves)
})
