import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Gap, gapsOf } from '../../functions/duty/gaps/find-gaps.ts'
import { isSame, type Warned, warningWrites } from '../../functions/duty/gaps/warned.ts'
import { gapRounds, nextRound } from '../../shared/duty/gap-warnings.ts'
import { DAY, HOUR, MINUTE } from '../../shared/lifecycle.ts'
import { grid1, grid2 } from '../support/district.ts'

const NOON = Date.parse('2026-03-02T04:00:00.000Z')
const at = (hours: number) => new Date(NOON + hours * HOUR).toISOString()
const time = { from: at(0), to: at(24) }
const known = { area: grid1, name: '第1网格', served: true, planned: true, stood: [{ from: at(0), to: at(8) }] }

describe('the rounds', () => {
  it.each([
    ['2026-03-02T00:59:59.999Z', '2026-03-02T01:00:00.000Z', 12],
    ['2026-03-02T01:00:00.000Z', '2026-03-02T09:00:00.000Z', 24],
    ['2026-03-02T15:30:00.000Z', '2026-03-03T01:00:00.000Z', 12],
    ['2026-03-02T17:00:00.000Z', '2026-03-03T01:00:00.000Z', 12],
    ['2026-12-31T16:30:00.000Z', '2027-01-01T01:00:00.000Z', 12],
  ])('after %s the next is at %s, %i hours ahead', (now, next, ahead) => {
    expect(nextRound(Date.parse(now))).toEqual({ at: Date.parse(next), ahead: ahead * HOUR })
  })

  it('come on, twice a day, and leave no hour that none of them looks at before it begins', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), (now) => {
        const first = nextRound(now)
        const second = nextRound(first.at)
        expect(first.at).toBeGreaterThan(now)
        expect(first.at - now).toBeLessThanOrEqual(16 * HOUR)
        expect(second.at).toBeLessThanOrEqual(first.at + first.ahead)
        expect(nextRound(second.at).at - first.at).toBe(DAY)
      }),
    )
    expect(gapRounds).toHaveLength(2)
  })
})

describe('a gap', () => {
  it('is each time that nobody stands, where duty is planned', () => {
    expect(gapsOf(time, known)).toEqual([{ area: grid1, name: '第1网格', kind: 'uncovered', from: at(8), to: at(24) }])
  })

  it('is none where nobody plans and somebody serves: all of them are told', () => {
    expect(gapsOf(time, { ...known, planned: false })).toEqual([])
  })

  it('is one, however many hours, where nobody serves at all; and none while somebody stands there or above', () => {
    const stood = [{ from: at(2), to: at(4) }]
    const unserved = gapsOf(time, { ...known, served: false, planned: false, stood })
    expect(unserved).toMatchObject([{ kind: 'unserved', from: at(0), to: at(24) }])
    expect(gapsOf(time, { ...known, served: false, stood: [time] })).toEqual([])
  })

  it('is no change of shifts', () => {
    const stood = [
      { from: at(0), to: at(8) },
      { from: new Date(NOON + 8 * HOUR + 20 * MINUTE).toISOString(), to: at(24) },
    ]
    expect(gapsOf(time, { ...known, stood })).toEqual([])
  })
})

describe('warning', () => {
  const gap = (from: number, to: number, area = grid1): Gap => ({
    area,
    name: '网格',
    kind: 'uncovered',
    from: at(from),
    to: at(to),
  })
  const row = (from: number, to: number, area = grid1): Warned => ({
    ...gap(from, to, area),
    begin: at(from),
    warnedAt: at(-1),
  })
  const kinds = (rows: Warned[], gaps: Gap[]) =>
    warningWrites(rows, gaps, NOON).map((write) => Object.keys(write).find((key) => key !== 'when'))

  it('comes once for a gap, also where it is seen again, in part or longer', () => {
    expect(kinds([], [gap(8, 20)])).toEqual(['put'])
    expect(kinds([row(8, 20)], [gap(8, 20)])).toEqual([])
    expect(kinds([row(8, 20)], [gap(10, 20)])).toEqual([])
    expect(kinds([row(8, 20)], [gap(8, 24)])).toEqual(['update'])
    expect(kinds([row(8, 20)], [gap(8, 20), gap(8, 20, grid2)])).toEqual(['put'])
  })

  it('is forgotten when somebody steps in, and what is over stays as it is', () => {
    expect(kinds([row(8, 20)], [])).toEqual(['remove'])
    expect(kinds([row(-9, -1)], [])).toEqual([])
  })

  it('settles: after the writes of a look, the same look writes nothing', () => {
    const hours = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 10 }))
    const apart = fc
      .array(hours, { maxLength: 4 })
      .map((all) => all.map(([from, length], i) => gap(from + 60 * i, from + 60 * i + length)))
    fc.assert(
      fc.property(apart, apart, (first, second) => {
        let rows: Warned[] = []
        for (const gaps of [first, second]) {
          for (const write of warningWrites(rows, gaps, NOON)) {
            if ('put' in write) rows = [...rows, write.put as unknown as Warned]
            if ('remove' in write) rows = rows.filter((each) => !write.remove.sk.endsWith(each.begin))
            if ('update' in write)
              rows = rows.map((each) =>
                write.update.sk.endsWith(each.begin) ? { ...each, to: String(write.changes.set?.to) } : each,
              )
          }
          expect(warningWrites(rows, gaps, NOON)).toEqual([])
          for (const each of gaps) expect(rows.filter((other) => isSame(other, each)).length).toBeGreaterThan(0)
        }
      }),
    )
  })
})
