import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keys } from '../../functions/platform/table.ts'
import { rolesAfter, roleWrites } from '../../functions/roles/grant.ts'
import { covers, levelOf } from '../../shared/areas/code.ts'
import { grantable, grantableAt, mayGrant } from '../../shared/roles/policy.ts'
import { type HeldRole, managingRoles, ROLES_MAX, type Role, roleLevels, roles } from '../../shared/roles/roles.ts'
import { areas } from '../support/district.ts'
import { runs } from '../support/properties.ts'

const codes = areas.map(({ code }) => code)
const role = fc.constantFrom(...roles)
const area = fc.constantFrom(...codes)
const held = fc
  .record({ role, area })
  .filter(({ role: r, area: a }) => roleLevels[r].includes(levelOf(a) ?? 'household'))

/** Everything that roles let someone bring about by granting, and what those let them, to the end. */
function reachable(own: readonly { role: Role; area: string }[]): Set<string> {
  const found = new Map(own.map((each) => [`${each.role}@${each.area}`, each]))
  for (const each of found.values())
    for (const next of roles)
      for (const at of codes) if (mayGrant([each], next, at)) found.set(`${next}@${at}`, { role: next, area: at })
  return new Set(found.keys())
}

describe('what may be granted', () => {
  it('is closed: what is granted grants nothing that its granter could not grant', () => {
    for (const granted of Object.values(grantable))
      for (const each of granted) {
        const granters = roles.filter((r) => grantable[r]?.includes(each))
        for (const granter of granters)
          for (const next of grantable[each] ?? []) expect(grantable[granter], `${granter} ${each}`).toContain(next)
      }
  })

  it('leads by no chain of grants to more than one grant does', () => {
    fc.assert(
      fc.property(fc.array(held, { maxLength: 4 }), (own) => {
        const atOnce = new Set(own.map((each) => `${each.role}@${each.area}`))
        for (const next of roles) for (const at of codes) if (mayGrant(own, next, at)) atOnce.add(`${next}@${at}`)
        expect(reachable(own)).toEqual(atOnce)
      }),
    )
  })

  it('lies inside the scope of who grants, at a level where the role may be held', () => {
    fc.assert(
      fc.property(fc.array(held, { maxLength: 4 }), role, area, (own, next, at) => {
        if (!mayGrant(own, next, at)) return
        expect(own.some((each) => covers(each.area, at))).toBe(true)
        expect(roleLevels[next]).toContain(levelOf(at))
      }),
    )
  })

  it('is nothing for who does not run an area, and nobody but an administrator makes administrators and supervisors', () => {
    expect(Object.keys(grantable).sort()).toEqual([...managingRoles].sort())
    for (const special of ['administrator', 'supervisor', 'districtStaff'] as const)
      expect(roles.filter((r) => grantable[r]?.includes(special))).toEqual(['administrator'])
  })

  it('is listed as it is decided', () => {
    fc.assert(
      fc.property(fc.array(held, { maxLength: 3 }), area, (own, at) => {
        expect(grantableAt(own, at).toSorted()).toEqual(roles.filter((each) => mayGrant(own, each, at)).toSorted())
      }),
    )
  })
})

describe('no sequence of grants, invitations and revocations', () => {
  type Person = { roles: { role: Role; area: string }[] }
  const step = fc.record({
    kind: fc.constantFrom('grant', 'invite', 'accept', 'revoke'),
    by: fc.nat(5),
    to: fc.nat(5),
    which: held,
    code: fc.nat(20),
  })

  it('gives anyone more than those whom they had it from could give then', () => {
    fc.assert(
      fc.property(fc.array(held, { minLength: 1, maxLength: 2 }), fc.array(step, { maxLength: 60 }), (first, steps) => {
        const people: Person[] = Array.from({ length: 6 }, (_, i) => ({ roles: i === 0 ? [...first] : [] }))
        const invitations: { by: number; which: { role: Role; area: string } }[] = []
        const bound = reachable(first)
        const give = (to: Person | undefined, which: { role: Role; area: string }) => to?.roles.push(which)
        for (const { kind, by, to, which, code } of steps) {
          const rights = people[by]?.roles ?? []
          if (by === to) continue
          if (kind === 'grant' && mayGrant(rights, which.role, which.area)) give(people[to], which)
          if (kind === 'invite' && mayGrant(rights, which.role, which.area)) invitations.push({ by, which })
          const invitation = invitations[code]
          if (kind === 'accept' && invitation && invitation.by !== to) {
            // As acceptance does: the right is that of the inviter now.
            const { role: r, area: a } = invitation.which
            if (mayGrant(people[invitation.by]?.roles ?? [], r, a)) give(people[to], invitation.which)
            invitations.splice(code, 1)
          }
          const target = people[to]
          if (kind === 'revoke' && target && mayGrant(rights, which.role, which.area))
            target.roles = target.roles.filter((each) => each.role !== which.role || each.area !== which.area)
        }
        for (const { roles: has } of people)
          for (const each of has) expect(bound).toContain(`${each.role}@${each.area}`)
      }),
      { numRuns: runs(300) },
    )
  })
})

describe('what someone holds after a change', () => {
  const full = held.chain((each) =>
    fc
      .option(fc.constantFrom('grp_A', 'grp_B'), { nil: undefined })
      .map((group): HeldRole => ({ ...each, areaName: each.area, ...(group ? { group } : {}) })),
  )
  const some = fc.array(full, { maxLength: 8 }).map((list) => rolesAfter([], { give: list }))
  const has = (list: readonly HeldRole[], { role: r, area: a }: { role: Role; area: string }) =>
    list.find((each) => each.role === r && each.area === a)

  it('is each role once, all that was given, and nothing that was taken', () => {
    fc.assert(
      fc.property(some, some, some, (before, give, take) => {
        const after = rolesAfter(before, { give, take })
        expect(new Set(after.map((each) => `${each.role}@${each.area}`)).size).toBe(after.length)
        for (const each of give) expect(has(after, each)).toBeDefined()
        for (const each of take) if (!has(give, each)) expect(has(after, each)).toBeUndefined()
        for (const each of before) if (!has(take, each)) expect(has(after, each)).toBeDefined()
      }),
    )
  })

  it('stays direct where it was, whatever a grid group gives; and becomes direct when it is given so', () => {
    fc.assert(
      fc.property(some, some, (before, give) => {
        const after = rolesAfter(before, { give })
        for (const each of after) {
          const [was, came] = [has(before, each), has(give, each)]
          const direct = (was && !was.group) || (came && !came.group)
          expect(each.group === undefined, JSON.stringify({ was, came })).toBe(direct === true)
        }
      }),
    )
  })

  it('writes the person once, and a row for each role that came or went', () => {
    const person = { id: `per_${'1'.repeat(26)}`, version: 3 }
    const worker: HeldRole = { role: 'gridWorker', area: '420102015020001', areaName: '' }
    fc.assert(
      fc.property(some, some, some, (before, give, take) => {
        const writes = roleWrites({ ...person, roles: before }, { give, take }, person.id, '2026-03-02T01:00:00.000Z')
        const after = rolesAfter(before, { give, take })
        const changed = (each: HeldRole) => JSON.stringify(has(before, each)) !== JSON.stringify(each)
        const removed = before.filter((each) => !has(after, each)).length
        const put = after.filter(changed).length
        expect(writes.filter((write) => 'update' in write)).toHaveLength(removed + put ? 1 : 0)
        // Whoever serves nowhere any more leaves the phone that they gave for it behind, too.
        const phone = keys.dutyPhone(person.id)
        const gone = writes.flatMap((write) => ('remove' in write ? [write.remove] : []))
        expect(gone.filter(({ pk, sk }) => pk !== phone.pk || sk !== phone.sk)).toHaveLength(removed)
        expect(gone.length - removed).toBe(removed > 0 && after.length === 0 ? 1 : 0)
        expect(writes.filter((write) => 'put' in write)).toHaveLength(put)
      }),
      // All that somebody held is seldom taken by chance.
      { examples: [[[worker], [], [worker]]] },
    )
  })

  it('is not more than a person can hold', () => {
    const many = (n: number): HeldRole[] =>
      Array.from({ length: n }, (_, i) => {
        const at = `420102015020${String(i + 1).padStart(3, '0')}`
        return { role: 'gridWorker', area: at, areaName: at }
      })
    const person = { id: 'p', version: 1, roles: many(ROLES_MAX) }
    expect(() => roleWrites({ ...person, roles: [] }, { give: many(ROLES_MAX + 1) }, 'p', '')).toThrow('limitReached')
    expect(roleWrites({ ...person, roles: [] }, { give: many(ROLES_MAX) }, 'p', '')).toHaveLength(ROLES_MAX + 1)
    expect(roleWrites(person, { take: many(2) }, 'p', '')).toHaveLength(3)
  })
})
