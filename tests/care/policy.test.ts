import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { careParties, mayReadCare } from '../../functions/care/policy.ts'
import { carerRoles } from '../../shared/care/carers.ts'
import { roleLevels, roles } from '../../shared/roles/roles.ts'
import { building1, community, farBuilding, farCommunity, grid1, grid2, people, street } from '../support/district.ts'

const at = { subject: people.resident.id, buildings: [building1] }

describe('care notes', () => {
  it('are read by whose they are, by who registered them, and by the carer', () => {
    expect(careParties(people.resident, at, undefined)).toEqual(['self'])
    expect(careParties(people.worker, at, people.worker.id)).toEqual(['carer'])
    const home = people.resident.homes[0]?.household
    const kept = { subject: 'dep', keptIn: home, keptBy: people.resident.id, buildings: [building1] }
    expect(careParties(people.resident, kept, undefined)).toEqual(['keeper'])
    const tenant = { ...people.neighbour, homes: people.resident.homes }
    expect(careParties(tenant, kept, undefined)).toEqual([])
    expect(
      careParties(people.unverified, { ...kept, keptIn: people.unverified.homes[0]?.household }, undefined),
    ).toEqual([])
  })

  it('are read by no staff, not even those who assign carers', () => {
    for (const who of Object.values(people).filter(({ id }) => id !== people.resident.id))
      expect(mayReadCare(careParties(who, at, undefined)), who.name).toBe(false)
    expect(careParties(people.communityStaff, at, undefined)).toEqual(['manager'])
  })

  it('are read by who goes to an open alert that may concern them, and by nobody else because of it', () => {
    const { worker, responder, neighbour } = people
    for (const who of [worker, responder]) {
      const goes = { concerns: [people.resident.id], goes: [who.id] }
      expect(careParties(who, at, undefined, goes)).toEqual(['responder'])
      expect(careParties(who, at, undefined)).toEqual([])
      expect(careParties(who, at, undefined, { ...goes, goes: [] })).toEqual([])
      expect(careParties(who, at, undefined, { ...goes, concerns: [neighbour.id] })).toEqual([])
    }
  })

  it('are lost to a carer whose role ended, or whose charge moved away', () => {
    const { id, homes } = people.worker
    expect(careParties({ id, homes, roles: [] }, at, id)).toEqual([])
    expect(careParties(people.worker, { ...at, buildings: [farBuilding] }, id)).toEqual([])
    expect(careParties(people.worker, { ...at, buildings: [] }, id)).toEqual([])
  })

  it('are never read through a role alone, whatever is held wherever', () => {
    const areas = fc.constantFrom(building1, grid1, grid2, community, farCommunity, street)
    const held = fc
      .record({ role: fc.constantFrom(...roles), area: areas })
      .filter(({ role, area }) =>
        roleLevels[role].some(
          (level) =>
            ({ building: 18, grid: 15, community: 12, street: 9, district: 6, city: 4, household: 24 })[level] ===
            area.length,
        ),
      )
      .map((one) => ({ ...one, areaName: '' }))
    fc.assert(
      fc.property(fc.array(held, { maxLength: 5 }), fc.boolean(), (all, assigned) => {
        const actor = { id: 'someone', homes: [], roles: all }
        const parties = careParties(actor, at, assigned ? 'someone' : undefined)
        const cares =
          assigned &&
          all.some(({ role, area }) => carerRoles.some((kind) => kind === role) && building1.startsWith(area))
        expect(mayReadCare(parties)).toBe(cares)
      }),
    )
  })
})
