/** Who decides about an appeal, by the pure rule. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { covers } from '../../shared/areas/code.ts'
import { appealArea, decidedBefore, moderates, type Serving } from '../../shared/moderation/appeal.ts'
import { roles } from '../../shared/roles/roles.ts'
import { building1, community, district, farCommunity, grid1, grid2, street } from '../support/district.ts'

const serving = (role: Serving['role'], area: string, person: string): Serving => ({ role, area, person })
const worker = serving('gridWorker', grid1, 'worker')
const staff = serving('communityStaff', community, 'staff')
const other = serving('communityStaff', community, 'other')
const above = serving('streetStaff', street, 'above')

describe('an appeal goes to', () => {
  it.each<[string, Serving[], string[], string | undefined]>([
    ['the area of the channel, where another serves', [worker, staff, above], ['staff'], grid1],
    ['the next above, where one alone serves', [worker, staff, above], ['worker'], community],
    ['another of the same level', [staff, other, above], ['staff'], community],
    ['the level above, where one alone manages the community', [staff, above], ['staff'], street],
    ['who is not its author either', [staff, other, above], ['staff', 'other'], street],
    ['nobody, where nobody else serves', [staff], ['staff'], undefined],
  ])('%s', (_, all, not, area) => {
    expect(appealArea(building1, all, not)).toBe(area)
  })

  it.each<[string, Serving]>([
    ['who only watches', serving('supervisor', community, 'x')],
    ['the worker of another grid', serving('gridWorker', grid2, 'x')],
    ['the staff of another community', serving('communityStaff', farCommunity, 'x')],
    ['who looks after the building', serving('propertyManager', building1, 'x')],
  ])('never to %s', (_, held) => {
    expect(appealArea(grid1, [held], [])).toBeUndefined()
    expect(moderates([held], grid1)).toBe(false)
  })

  it('the nearest of those who may decide, whoever serves where', () => {
    const areas = fc.constantFrom(building1, grid1, grid2, community, farCommunity, street, district)
    const person = fc.constantFrom('a', 'b', 'c', 'd')
    const held = fc.record({ role: fc.constantFrom(...roles), area: areas, person })
    fc.assert(
      fc.property(fc.array(held, { maxLength: 8 }), fc.array(person, { maxLength: 2 }), areas, (all, not, area) => {
        const may = all.filter((each) => !not.includes(each.person) && moderates([each], area))
        const to = appealArea(area, all, not)
        expect(to === undefined).toBe(may.length === 0)
        if (to === undefined) return
        expect(covers(to, area)).toBe(true)
        expect(may.some((each) => each.area === to)).toBe(true)
        expect(may.every((each) => each.area.length <= to.length)).toBe(true)
      }),
    )
  })
})

describe('whoever decided', () => {
  const card = { state: 'review', appealed: true, decidedBy: 'staff' }
  it('does not decide about the appeal, and about everything else', () => {
    expect(decidedBefore(card, 'staff')).toBe(true)
    expect(decidedBefore(card, 'other')).toBe(false)
    expect(decidedBefore({ ...card, appealed: false }, 'staff')).toBe(false)
    // Shown after the appeal and reported then: that is another matter.
    expect(decidedBefore({ ...card, state: 'hidden' }, 'staff')).toBe(false)
  })
})
