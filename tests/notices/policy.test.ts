import { describe, expect, it } from 'vitest'
import { partiesOf, speaksBy } from '../../functions/notices/policy.ts'
import { covers, type Level, levelOf, levels } from '../../shared/areas/code.ts'
import { managingRoles, type Role, roleLevels, roles } from '../../shared/roles/roles.ts'
import { building1, community, district, farCommunity, grid1, grid2, people, street } from '../support/district.ts'
import { opened } from './opened.ts'

const at: Partial<Record<Level, string>> = {
  city: '4201',
  district,
  street,
  community,
  grid: grid1,
  building: building1,
}
const held = roles.flatMap((role) =>
  roleLevels[role].flatMap((level) => (at[level] ? [{ role, area: at[level], areaName: level }] : [])),
)
const rank = (area: string) => levels.indexOf(levelOf(area) ?? 'household')
const targets = [district, street, community, grid1, building1]
const isManaging = (role: Role) => managingRoles.some((known) => known === role)

describe('who may speak', () => {
  it.each(held.map((own) => [own.role, own.areaName, own] as const))('%s of a %s', (role, _, own) => {
    for (const target of targets) {
      const may = isManaging(role) && rank(own.area) <= rank(community) && covers(own.area, target)
      expect(speaksBy([own], [target]) !== undefined, target).toBe(may)
    }
  })

  it('needs a role over each of them, and speaks by the widest that it needs', () => {
    const both = [
      { role: 'communityStaff', area: community },
      { role: 'communityStaff', area: farCommunity },
      { role: 'streetStaff', area: street },
    ] as const
    expect(speaksBy(both, [community, farCommunity])?.area).toBe(community)
    expect(speaksBy(both, [street, farCommunity])?.area).toBe(street)
    expect(speaksBy(both.slice(0, 1), [community, farCommunity])).toBeUndefined()
  })
})

describe('the second person', () => {
  const authors = held.filter(({ role, area }) => isManaging(role) && rank(area) <= rank(community))
  it.each(authors.map((own) => [own.role, own.areaName, own] as const))(
    'for what a %s of a %s wrote is another, of the same level or above, over all of it',
    (role, _, own) => {
      const author = { ...people.streetStaff, roles: [own] }
      for (const target of targets.filter((code) => covers(own.area, code) && code !== '4201')) {
        const notice = opened(
          { authorId: author.id },
          { targets: [target], author: 'administrator', level: levelOf(own.area) ?? 'city' },
        )
        expect(partiesOf(author, notice), `${role} ${target}`).not.toContain('approver')
        for (const other of held) {
          const second = { ...people.administrator, roles: [other] }
          const may = isManaging(other.role) && rank(other.area) <= rank(own.area) && covers(other.area, target)
          expect(partiesOf(second, notice).includes('approver'), `${other.role} ${other.areaName}`).toBe(may)
          // Nobody approves what they wrote, by whatever role they hold besides.
          expect(partiesOf({ ...second, id: author.id }, notice)).not.toContain('approver')
        }
      }
    },
  )

  it('for a correction is not who proposed it; who wrote the notice may be', () => {
    const notice = {
      ...opened(
        { pending: true, state: 'published', publishedAt: '2026-03-02T01:00:00.000Z' },
        { targets: [street], author: 'streetStaff' },
      ),
      correction: {
        title: '更正',
        text: '更正',
        translations: [],
        reason: '有误',
        by: people.administrator.id,
        name: '某',
        level: 'street' as const,
        at: '2026-03-02T01:00:00.000Z',
      },
    }
    expect(partiesOf(people.administrator, notice)).not.toContain('approver')
    expect(partiesOf(people.streetStaff, notice)).toContain('approver')
    expect(partiesOf(people.communityStaff, notice)).not.toContain('approver')
  })
})

describe('who knows of it', () => {
  const out = { state: 'published', publishedAt: '2026-03-02T01:00:00.000Z' } as const
  it('before it is out: who manages all of it, and who watches', () => {
    const notice = opened({}, { targets: [grid2] })
    expect(partiesOf(people.resident, notice)).toEqual([])
    expect(partiesOf(people.neighbour, notice)).toEqual([])
    expect(partiesOf(people.supervisor, notice)).toEqual(['observer'])
    expect(partiesOf(people.farCommunityStaff, notice)).toEqual([])
    expect(partiesOf(people.communityStaff, notice)).toEqual(['author', 'manager', 'observer'])
  })
  it('once it is out: who lives there, verified or not, and the staff of any part of it', () => {
    const notice = opened(out, { targets: [grid1] })
    expect(partiesOf(people.resident, notice)).toEqual(['household', 'reader'])
    expect(partiesOf(people.unverified, notice)).toEqual(['reader'])
    expect(partiesOf(people.neighbour, notice)).toEqual([])
    expect(partiesOf(people.worker, notice)).toEqual(['observer'])
    expect(partiesOf(people.otherWorker, notice)).toEqual([])
    expect(partiesOf(people.newcomer, notice)).toEqual([])
  })
  it('never who lost the role by which they wrote it', () => {
    expect(partiesOf({ ...people.communityStaff, roles: [] }, opened(out))).toEqual([])
  })
})
