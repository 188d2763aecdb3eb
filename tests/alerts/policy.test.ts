import { describe, expect, it } from 'vitest'
import { answers, partiesOf } from '../../functions/alerts/policy.ts'
import type { StoredCard } from '../../functions/alerts/store.ts'
import type { AlertParty } from '../../shared/alerts/lifecycle.ts'
import { building1, farBuilding, type PersonName, people } from '../support/district.ts'

const at = '2026-03-02T01:00:00.000Z'
const card = (more: Partial<StoredCard> = {}): StoredCard => ({
  id: `alr_${'0'.repeat(26)}`,
  version: 1,
  state: 'raised',
  roundAt: at,
  late: false,
  changedAt: at,
  drill: false,
  place: { area: building1, name: '1号楼' },
  forWhom: 'self',
  raisedAt: at,
  raiser: people.resident.id,
  raiserName: people.resident.name,
  household: people.resident.homes[0]?.household,
  again: 0,
  level: 'grid',
  told: 1,
  holders: [],
  witnesses: [],
  family: [],
  everGoing: false,
  course: { misses: [] },
  ...more,
})
const holder = (who: PersonName) => ({
  person: people[who].id,
  name: people[who].name,
  title: '',
  goingAt: at,
  due: at,
})
const standing = (who: PersonName, of: StoredCard = card(), told?: Parameters<typeof partiesOf>[2]) =>
  partiesOf(people[who], of, told)

describe('how someone stands to an alert', () => {
  it.each<[PersonName, AlertParty[]]>([
    ['resident', ['raiser']],
    ['neighbour', []],
    ['unverified', []],
    ['newcomer', []],
    ['worker', ['responder']],
    ['otherWorker', []],
    ['farWorker', []],
    ['responder', ['responder']],
    ['communityStaff', ['responder', 'dispatcher']],
    ['streetStaff', ['responder', 'dispatcher']],
    ['districtStaff', ['responder', 'dispatcher']],
    ['farCommunityStaff', []],
    ['administrator', ['observer']],
    ['supervisor', ['observer']],
    ['propertyManager', []],
  ])('%s: %s', (who, parties) => expect(standing(who)).toEqual(parties))

  it('whoever was told answers, where they serve still', () => {
    const told = { as: 'responder', level: 'community' } as const
    // On the duty of the community stands a worker of its other grid, or of the property.
    expect(standing('otherWorker', card(), told)).toEqual(['responder'])
    expect(standing('propertyManager', card(), told)).toEqual(['responder'])
    expect(standing('administrator', card(), { as: 'responder', level: 'district' })).toEqual(['responder'])
    expect(partiesOf({ ...people.otherWorker, roles: [] }, card(), told)).toEqual([])
    expect(standing('farWorker', card(), told)).toEqual([])
    expect(standing('otherWorker', card(), { as: 'family' })).toEqual([])
  })

  it('who raised it answers it by none of their roles, and ends it by none', () => {
    for (const who of ['worker', 'communityStaff', 'districtStaff'] as const) {
      const own = card({ raiser: people[who].id, holders: [holder(who)] })
      expect(standing(who, own, { as: 'responder', level: 'grid' })).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/^(responder|holder|dispatcher)$/)]),
      )
    }
  })

  it('who goes is one who goes only as long as they serve there', () => {
    const going = card({ holders: [holder('worker')] })
    expect(standing('worker', going)).toEqual(['responder', 'holder'])
    expect(partiesOf({ ...people.worker, roles: [] }, going, undefined)).toEqual([])
  })

  it('a neighbour and the family are so only as long as they live there, verified', () => {
    const told = { as: 'neighbour' } as const
    expect(standing('resident', card({ raiser: undefined }), told)).toEqual(['neighbour'])
    expect(standing('unverified', card(), told)).toEqual([])
    expect(standing('neighbour', card(), told)).toEqual([])
    const mine = card({ raiser: undefined, family: [people.resident.id, people.neighbour.id] })
    expect(standing('resident', mine)).toEqual(['family'])
    expect(standing('neighbour', mine)).toEqual([])
  })

  it('where nobody knows more than the city, who was told of its districts answers', () => {
    const at = (area: string) => ({ place: { area, name: '' } })
    const somewhere = { as: 'responder', level: 'district' } as const
    expect(answers(people.administrator, at('4201'), somewhere)).toBe(true)
    expect(answers(people.administrator, at('4201'), undefined)).toBe(false)
    expect(answers(people.worker, at(farBuilding), undefined)).toBe(false)
  })
})
