import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factsOf, isStaff, levelAbove, mayDispatchTo, partiesOf, type Viewed } from '../../functions/tickets/policy.ts'
import { type Level, levelOf } from '../../shared/areas/code.ts'
import { type HeldRole, type Role, roles } from '../../shared/roles/roles.ts'
import {
  building1,
  community,
  farCommunity,
  farGrid,
  farStreet,
  grid1,
  grid2,
  people,
  street,
} from '../support/district.ts'
import { runs } from '../support/properties.ts'

const holderAt = (area: string) => ({ area, level: levelOf(area) ?? 'city', name: area })
/** A ticket at a building of grid 1, held there unless said. */
const card = (changes: Partial<Viewed> = {}, heldBy = grid1): Viewed => ({
  ownerId: people.resident.id,
  holder: holderAt(heldBy),
  place: { area: building1, name: '1号楼' },
  state: 'filed',
  visibility: 'private',
  passed: false,
  ...changes,
})
const held = (role: Role, area: string): HeldRole => ({ role, area, areaName: area })
const staff = (role: Role, area: string) => ({ id: 'per_staff', homes: [], roles: [held(role, area)] })

const residents = {
  'who filed it': people.resident,
  'another resident': people.neighbour,
  'a resident of another community': people.farResident,
  'who has no home yet': people.newcomer,
}
const workers = {
  'the worker of the grid': staff('gridWorker', grid1),
  'a worker of the next grid': staff('gridWorker', grid2),
  'a worker of another community': staff('gridWorker', farGrid),
  'the staff of the community': staff('communityStaff', community),
  'the staff of another community': staff('communityStaff', farCommunity),
  'the staff of the street': staff('streetStaff', street),
  'the staff of another street': staff('streetStaff', farStreet),
}

/** Who lives or serves in the community of the ticket, and didn't file it. */
const near = [
  'another resident',
  'the worker of the grid',
  'a worker of the next grid',
  'the staff of the community',
  'the staff of the street',
] as const

describe('how one stands to a ticket', () => {
  it.each([
    // who, held by the grid, held by the next grid, by the community, by the street
    ['who filed it', 'owner', 'owner', 'owner', 'owner'],
    ['another resident', '', '', '', ''],
    ['a resident of another community', '', '', '', ''],
    ['who has no home yet', '', '', '', ''],
    ['the worker of the grid', 'handler', 'observer', 'observer', 'observer'],
    ['a worker of the next grid', '', 'handler', '', ''],
    ['a worker of another community', '', '', '', ''],
    ['the staff of the community', 'handler dispatcher', 'handler dispatcher', 'handler dispatcher', 'observer'],
    ['the staff of another community', '', '', '', ''],
    ['the staff of the street', 'handler dispatcher', 'handler dispatcher', 'handler dispatcher', 'handler dispatcher'],
    ['the staff of another street', '', '', '', ''],
  ] as const)('%s', (who, ...expected) => {
    const actor = { ...residents, ...workers }[who]
    for (const [i, area] of [grid1, grid2, community, street].entries()) {
      const words = expected[i]?.split(' ').filter(Boolean) ?? []
      expect(partiesOf(actor, card({}, area)), area).toEqual(words)
      // A public one can be seen by the neighbourhood, beside whatever else they are to it.
      const asPublic = near.some((name) => name === who) ? [...words, 'neighbour'] : words
      expect(partiesOf(actor, card({ visibility: 'public' }, area)), area).toEqual(asPublic)
    }
  })

  it('a withdrawn ticket has no neighbours, however public it was', () => {
    const was = card({ visibility: 'public', state: 'withdrawn' })
    expect(partiesOf(people.neighbour, was)).toEqual([])
    expect(partiesOf(people.resident, was)).toEqual(['owner'])
  })

  it('adds up: a worker who filed a ticket in the own grid is owner and handler', () => {
    const actor = { id: people.resident.id, homes: [], roles: [held('gridWorker', grid1)] }
    expect(partiesOf(actor, card())).toEqual(['owner', 'handler'])
  })

  it('nobody gains anything by a role elsewhere', () => {
    const actor = { id: 'per_staff', homes: [], roles: [held('gridWorker', grid1), held('streetStaff', farStreet)] }
    expect(partiesOf(actor, card())).toEqual(['handler'])
  })

  it('a role reaches down its subtree, and only there: the scope is a prefix', () => {
    const digits = (length: number) => fc.stringMatching(new RegExp(`^[01]{${length}}$`))
    const scope = fc.constantFrom(6, 9, 12, 15).chain(digits)
    fc.assert(
      fc.property(
        scope,
        digits(18),
        fc.constantFrom(9, 12, 15),
        fc.constantFrom(...roles),
        fc.boolean(),
        (area, place, at, role, inside) => {
          const building = inside ? area + place.slice(area.length) : place
          const holder = building.slice(0, at)
          const parties = partiesOf(
            staff(role, area),
            card({ place: { area: building, name: '' }, holder: holderAt(holder) }),
          )
          const handles = ['gridWorker', 'communityStaff', 'streetStaff', 'districtStaff'].includes(role)
          const watches = handles || ['administrator', 'supervisor'].includes(role)
          expect(parties.includes('handler')).toBe(handles && holder.startsWith(area))
          expect(parties.includes('dispatcher')).toBe(handles && holder.startsWith(area) && role !== 'gridWorker')
          expect(parties.includes('observer')).toBe(
            watches && building.startsWith(area) && !(handles && holder.startsWith(area)),
          )
          expect(isStaff(parties)).toBe(watches && building.startsWith(area))
        },
      ),
      { numRuns: runs(1000) },
    )
  })
})

describe('dispatching', () => {
  const street1 = workers['the staff of the street']
  const community1 = workers['the staff of the community']
  it.each([
    // who, held by, to, may
    ['the community', community1, grid1, grid2, true],
    ['the community to itself', community1, grid1, community, true],
    ['the community what the street holds', community1, street, grid1, false],
    ['the community to its street', community1, grid1, street, false],
    ['the community to another community', community1, grid1, farGrid, false],
    ['the community to a building', community1, grid1, building1, false],
    ['the street', street1, street, grid2, true],
    ['the street across to a community', street1, grid1, community, true],
    ['the street beyond itself', street1, grid1, farCommunity, false],
    ['the street to the district', street1, street, '420102', false],
    ['the street to what is no area', street1, street, '42010201', false],
    ['a worker to the own grid', workers['the worker of the grid'], grid1, grid1, false],
  ] as const)('by %s', (_, actor, holder, area, may) => {
    expect(mayDispatchTo(actor, area, holder)).toBe(may)
  })

  it('needs one role that reaches both ends: two roles, each with one end, are not enough', () => {
    const actor = { roles: [held('communityStaff', community), held('communityStaff', farCommunity)] }
    expect(mayDispatchTo(actor, farGrid, grid1)).toBe(false)
  })
})

it('a ticket is passed from grid to community to street, and no further', () => {
  const above: [Level, Level | undefined][] = [
    ['grid', 'community'],
    ['community', 'street'],
    ['street', undefined],
    ['building', undefined],
    ['district', undefined],
  ]
  for (const [level, expected] of above) expect(levelAbove(level), level).toBe(expected)
})

it('what guards ask is read from the card', () => {
  expect(factsOf(card())).toEqual({
    holderLevel: 'grid',
    passed: false,
    rated: false,
    public: false,
    heldBack: false,
  })
  expect(factsOf(card({ passed: true, stars: 1, visibility: 'public', heldBack: 'review' }, street))).toEqual({
    holderLevel: 'street',
    passed: true,
    rated: true,
    public: true,
    heldBack: true,
  })
})
