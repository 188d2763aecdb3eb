import { describe, expect, it } from 'vitest'
import { mayClaim, wishPartiesOf } from '../../functions/wishes/policy.ts'
import type { StoredWish } from '../../functions/wishes/store.ts'
import { grid1, people, personNames } from '../support/district.ts'
import { shown } from './shown.ts'

describe('who someone is to a wish', () => {
  const standings = (card: Partial<StoredWish['card']>, household: readonly string[] = []) =>
    Object.fromEntries(
      personNames.flatMap((name) => {
        const parties = wishPartiesOf(people[name], { ...shown.card, ...card }, household.includes(name))
        return parties.length ? [[name, parties.join(' ')]] : []
      }),
    )

  it('follows from roles over its grid, from living in its district, and from the household', () => {
    expect(standings({}, ['resident'])).toMatchObject({
      worker: 'steward reader',
      communityStaff: 'steward reader',
      streetStaff: 'observer reader',
      supervisor: 'observer reader',
      resident: 'family local reader',
      neighbour: 'claimant local reader',
      farResident: 'claimant reader',
      responder: 'claimant reader',
      unverified: 'reader',
      newcomer: 'reader',
      otherWorker: 'reader',
      farCommunityStaff: 'reader',
    })
  })

  it('is nobody but staff and the household while it is not shown', () => {
    const known = Object.keys(standings({ state: 'entered' }, ['resident']))
    expect(known.sort()).toEqual(
      ['administrator', 'communityStaff', 'districtStaff', 'resident', 'streetStaff', 'supervisor', 'worker'].sort(),
    )
    expect(Object.keys(standings({ heldBack: 'reported' }))).not.toContain('neighbour')
  })

  it('lets no child claim, of whatever home they are one', () => {
    const [home] = people.neighbour.homes
    const child = { ...people.neighbour, homes: [...people.farResident.homes, { ...home, child: true }] }
    expect(wishPartiesOf(child as typeof people.neighbour, shown.card, false)).toEqual(['reader'])
    expect(mayClaim(child as typeof people.neighbour, grid1)).toBe(false)
  })

  it('makes nobody the judge of what they claimed', () => {
    const parties = wishPartiesOf(
      { ...people.worker, homes: people.resident.homes },
      { ...shown.card, state: 'fulfilled', claimerId: people.worker.id },
      false,
    )
    expect(parties).toEqual(['observer', 'claimer', 'local', 'reader'])
    expect(mayClaim(people.unverified, grid1)).toBe(false)
  })
})
