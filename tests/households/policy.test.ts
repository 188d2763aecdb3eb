import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAdult } from '../../functions/households/member.ts'
import { isListed, movedRow, newRosterRow, sameRoster, toRosterPhone } from '../../functions/households/roster.ts'
import { householdParties, joinPartiesOf, looksAsStaff } from '../../functions/households/standing.ts'
import { covers } from '../../shared/areas/code.ts'
import { addressOf, householdAt, roomWords } from '../../shared/households/address.ts'
import { approverRoles } from '../../shared/households/approvers.ts'
import { maskPhone } from '../../shared/households/mask.ts'
import { building1, building2, type PersonName, people, personNames } from '../support/district.ts'
import { homeAt } from '../support/households.ts'
import { memoryTable } from '../support/memory-table.ts'
import { testSealer } from '../support/sealer.ts'

const home = people.resident.homes[0]?.household ?? ''
const waiting = people.unverified.homes[0]?.household ?? ''

describe('how someone stands to a household', () => {
  const expected: Partial<Record<PersonName, string[]>> = {
    resident: ['householder', 'head'],
    worker: ['approver'],
    communityStaff: ['approver'],
    streetStaff: ['approver'],
    districtStaff: ['approver'],
    administrator: ['approver'],
  }
  it.each(personNames)('%s', (name) => {
    expect(householdParties(people[name], home)).toEqual(expected[name] ?? [])
  })

  it('is nothing for who waits to belong to it, and no head for who does not own it', () => {
    expect(householdParties(people.unverified, waiting)).toEqual([])
    const tenant = { ...people.newcomer, homes: [homeAt(addressOf(home), 'tenant')] }
    expect(householdParties(tenant, home)).toEqual(['householder'])
  })

  it('by property: an approver is who holds one of the roles over the building, and nobody else', () => {
    fc.assert(
      fc.property(fc.constantFrom(...personNames), fc.constantFrom(building1, building2), (name, building) => {
        const roles = people[name].roles.filter(({ role }) => approverRoles.some((known) => known === role))
        const reached = roles.some(({ area }) => covers(area, building))
        expect(householdParties(people[name], `${building}019999`).includes('approver')).toBe(reached)
      }),
    )
  })
})

describe('how someone stands to a join', () => {
  it('is applicant alone to their own, whatever else they are there', () => {
    const join = { personId: people.worker.id, household: home }
    expect(joinPartiesOf(people.worker, join)).toEqual(['applicant'])
    const resident = { personId: people.resident.id, household: home }
    expect(joinPartiesOf(people.resident, resident)).toEqual(['applicant'])
  })

  it('looks as staff only who does not live there', () => {
    expect(looksAsStaff(['approver'])).toBe(true)
    expect(looksAsStaff(['householder', 'approver'])).toBe(false)
    expect(looksAsStaff(['householder', 'head'])).toBe(false)
  })

  it('a child answers for nobody, and neither does who is no member', () => {
    const member = { person: people.resident.id, join: `joi_${'0'.repeat(26)}`, relation: 'family' as const, since: '' }
    expect([isAdult(undefined), isAdult({ ...member, child: true }), isAdult({ ...member, child: false })]).toEqual([
      false,
      false,
      true,
    ])
  })
})

describe('an address', () => {
  it('is its code, both ways', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 1, max: 9999 }), (unit, room) => {
        const address = { building: building1, unit, room }
        expect(addressOf(householdAt(address))).toEqual(address)
      }),
    )
    expect([roomWords({ unit: 0, room: 9 }), roomWords({ unit: 2, room: 302 })]).toEqual(['9室', '2单元302室'])
  })
})

describe('a row of the roster', () => {
  const clock = { now: () => Date.parse('2026-03-02T01:00:00.000Z') }
  const sealer = testSealer(memoryTable(), clock)
  const address = { building: building1, unit: 1, room: 302 }
  const household = householdAt(address)
  const PHONE = '13800000001'
  const row = async (...phones: string[]) =>
    newRosterRow(address, await Promise.all(phones.map((each) => toRosterPhone(sealer, household, each))), 'import')

  it('says whether it has a phone, and so does its absence', async () => {
    const one = await row('13900000000', PHONE)
    expect(await isListed(sealer, household, one, PHONE)).toBe(true)
    expect(await isListed(sealer, household, one, '13700000000')).toBe(false)
    expect(await isListed(sealer, household, await row(), PHONE)).toBe(false)
    expect(await isListed(sealer, household, undefined, PHONE)).toBe(false)
  })

  it('shows the same phone elsewhere as another one to who has the table', async () => {
    const there = await toRosterPhone(sealer, `${building2}010302`, PHONE)
    expect(there.index).not.toBe((await row(PHONE)).phones[0]?.index)
    expect(JSON.stringify(await row(PHONE))).not.toContain(PHONE)
  })

  it('is the same in whatever order its phones stand, and known after its building moved', async () => {
    expect(sameRoster(await row('1', '2'), await row('2', '1'))).toBe(true)
    expect(sameRoster(await row('1'), await row('1', '2'))).toBe(false)
    const to = { ...address, building: building2 }
    const moved = movedRow(movedRow(await row(PHONE), to), { ...to, building: building1 })
    expect(await isListed(sealer, moved.code, movedRow(moved, to), PHONE)).toBe(true)
  })

  it('is shown masked', () => {
    expect([PHONE, '02785000000', '1234567', '12'].map(maskPhone)).toEqual([
      '138****0001',
      '027****0000',
      '****67',
      '****12',
    ])
  })
})
