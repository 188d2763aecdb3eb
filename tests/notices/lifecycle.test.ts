import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { brokenAt } from '../../functions/cases/timeline.ts'
import { afterMove, afterRelease, CLOCK } from '../../functions/notices/after-move.ts'
import { noticeItem, type StoredEntry, type StoredNotice } from '../../functions/notices/notice.ts'
import { partiesOf } from '../../functions/notices/policy.ts'
import { Refusal } from '../../shared/errors.ts'
import { DAY, movesFor } from '../../shared/lifecycle.ts'
import {
  COMMUNITIES_ALONE,
  isOut,
  type NoticeMove,
  type NoticeParty,
  needsSecond,
  noticeLifecycle,
  noticeMoves,
  noticeParties,
  noticeStates,
} from '../../shared/notices/lifecycle.ts'
import { community, district, grid1, people, street } from '../support/district.ts'
import { runs } from '../support/properties.ts'
import { correction, opened } from './opened.ts'

const NOW = '2026-03-02T01:00:00.000Z'

describe('the table', () => {
  it('says who may make which move in which state', () => {
    const said = noticeStates.map((state) => {
      const may = (second: boolean, pending: boolean) =>
        noticeParties.map((party) => {
          const standing = { state, roundAt: NOW, dueAt: NOW, late: false }
          return `${party}: ${movesFor(noticeLifecycle, standing, { second, pending }, [party], NOW).join(' ')}`
        })
      return [state, { alone: may(false, false), two: may(true, false), pending: may(true, true) }]
    })
    expect(Object.fromEntries(said)).toMatchSnapshot()
  })

  it('asks for a second person for a street and above, and for many communities', () => {
    const many = Array.from({ length: COMMUNITIES_ALONE + 1 }, (_, i) => `4201020150${20 + i}`)
    for (const areas of [[street], [district], [grid1, street], many]) expect(needsSecond(areas), areas[0]).toBe(true)
    for (const areas of [[community], [grid1], many.slice(1), [grid1, ...many.slice(0, 3)]])
      expect(needsSecond(areas), areas.join(' ')).toBe(false)
  })
})

describe('a notice', () => {
  const author = { parties: ['author', 'manager'] as const, name: '甲', personId: people.communityStaff.id }

  it('goes out at once, or at its start, and is over at its end', () => {
    const now = afterRelease(afterMove(opened(), 'schedule', author, {}, NOW), NOW)
    expect(now.map(({ notice }) => notice.card.state)).toEqual(['scheduled', 'published'])
    expect(now[1]?.notice.card).toMatchObject({
      publishedAt: NOW,
      dueAt: new Date(Date.parse(NOW) + 30 * DAY).toISOString(),
    })
    const [startsAt, endsAt] = ['2026-03-03T00:00:00.000Z', '2026-03-04T00:00:00.000Z']
    const [later, ...none] = afterRelease(afterMove(opened({ startsAt, endsAt }), 'schedule', author, {}, NOW), NOW)
    expect([none, later?.notice.card.dueAt]).toEqual([[], startsAt])
    if (!later) throw new Error('It was scheduled')
    expect(() => afterMove(later.notice, 'publish', CLOCK, {}, NOW)).toThrow(Refusal)
    const out = afterMove(later.notice, 'publish', CLOCK, {}, startsAt)
    expect(out.notice.card).toMatchObject({ publishedAt: startsAt, dueAt: endsAt })
    expect(() => afterMove(out.notice, 'end', CLOCK, {}, startsAt)).toThrow(Refusal)
    expect(afterMove(out.notice, 'end', CLOCK, {}, endsAt).notice.card).toMatchObject({ state: 'ended' })
    expect(noticeItem(afterMove(out.notice, 'end', CLOCK, {}, endsAt).notice).due).toBeUndefined()
  })
})

const corrections = ['proposeCorrection', 'approveCorrection'] as const
/** Whoever makes whichever moves in whichever order. */
const steps = fc.array(
  fc.record({
    move: fc.constantFrom<NoticeMove>(...noticeMoves, ...corrections, ...corrections, ...corrections),
    who: fc.constantFrom('streetStaff', 'administrator', 'districtStaff', 'communityStaff', 'resident', 'clock'),
    hours: fc.integer({ min: 0, max: 400 }),
  }),
  { maxLength: 25 },
)

/** The straight way out, so that what comes after is tried too. */
const toBeOut = [
  { move: 'propose', who: 'streetStaff', hours: 1 },
  { move: 'approve', who: 'administrator', hours: 1 },
  { move: 'publish', who: 'clock', hours: 0 },
] as const

type Who = 'streetStaff' | 'administrator' | 'districtStaff' | 'communityStaff' | 'resident'

it('to a street is never out, or corrected, by the doing of one person, whoever does what in whichever order', () => {
  let approved = 0
  fc.assert(
    fc.property(fc.constantFrom([], toBeOut), steps, (before, after) => {
      const all = [...before, ...after]
      const first = opened({}, { targets: [street], author: 'streetStaff', level: 'street' })
      let notice: StoredNotice = first
      let now = Date.parse(NOW)
      const entries: StoredEntry[] = []
      for (const { move, who, hours } of all) {
        now += hours * 3_600_000
        const at = new Date(now).toISOString()
        const person = who === 'clock' ? undefined : people[who as Who]
        const parties: NoticeParty[] = person ? partiesOf(person, notice) : ['clock']
        const mover = { parties, name: who, ...(person ? { personId: person.id } : {}) }
        const before = notice
        try {
          const moved = afterMove(notice, move, mover, correction(notice, move, person?.id ?? ''), at)
          notice = moved.notice
          entries.push(moved.entry)
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
          expect(notice).toBe(before)
        }
      }
      expect(brokenAt(entries, { seq: 2, previous: first.lastHash })).toBeUndefined()
      const by = (move: string) => entries.filter((entry) => entry.move === move).map((entry) => entry.by.personId)
      if (notice.card.publishedAt) expect(by('approve').some((id) => id !== people.streetStaff.id)).toBe(true)
      expect(isOut(notice.card.state) && !notice.card.publishedAt).toBe(false)
      expect(by('correct')).toEqual([])
      for (const [i, entry] of entries.entries())
        if (entry.move === 'approveCorrection') {
          approved++
          const proposed = entries.slice(0, i).findLast((each) => each.move === 'proposeCorrection')
          expect(proposed?.by.personId).not.toBe(entry.by.personId)
        }
      expect(notice.card.pending).toBe(notice.correction !== undefined)
    }),
    { numRuns: runs(800) },
  )
  expect(approved).toBeGreaterThan(20)
})
