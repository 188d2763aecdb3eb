import { describe, expect, it } from 'vitest'
import type { StoredPerson } from '../../../functions/people/actor.ts'
import { keys } from '../../../functions/platform/table.ts'
import { consequenceOf } from '../../../functions/relay/rights.ts'
import { people } from '../../support/district.ts'

const change = (before: StoredPerson, set: Partial<StoredPerson>) =>
  consequenceOf({
    before: { ...keys.person(before.id), ...before },
    after: { ...keys.person(before.id), ...before, ...set, version: before.version + 1 },
  })?.kind
const { resident, unverified, worker } = people
const [home] = resident.homes

describe('a change of homes', () => {
  it('closes the sockets where it changes what they listen to: moving in, being verified, moving out', () => {
    expect(change(unverified, { homes: unverified.homes.map((each) => ({ ...each, verified: true })) })).toBe('closed')
    expect(change(resident, { homes: [] })).toBe('closed')
    expect(change(people.newcomer, { homes: [...resident.homes] })).toBe('closed')
    expect(change(worker, { homes: [...people.farResident.homes] })).toBe('closed')
    // A home that is not verified yet is warned too.
    expect(change(people.newcomer, { homes: [...unverified.homes] })).toBe('closed')
  })

  it('is only told where they go on listening to the same', () => {
    if (!home) throw new Error('The resident has no home')
    const other = { ...home, household: `${home.building}019999`, room: '1单元9999' }
    expect(change(resident, { homes: [home, other] })).toBe('told')
    expect(change(resident, { name: '演示居民 新' })).toBe('told')
    expect(change(resident, { openid: 'another' })).toBeUndefined()
  })
})

it('another role closes them, also one that opens no list', () => {
  const role = { role: 'volunteerLead' as const, area: home?.building.slice(0, 15) ?? '', areaName: '网格' }
  expect(change(resident, { roles: [role] })).toBe('closed')
  expect(change(worker, { roles: [...worker.roles].reverse() })).toBeUndefined()
})
