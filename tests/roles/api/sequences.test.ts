import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { mayGrant } from '../../../shared/roles/policy.ts'
import type { Role } from '../../../shared/roles/roles.ts'
import { community, district, farCommunity, grid1, type PersonName, street } from '../../support/district.ts'
import { runs } from '../../support/properties.ts'
import { anew, grant, revoke, rowsAgree, stage } from './scene.ts'

beforeEach(anew)

describe('on the real table, no sequence of grants, invitations and revocations', () => {
  const actors = ['administrator', 'districtStaff', 'streetStaff', 'communityStaff', 'newcomer', 'resident'] as const
  const step = fc.record({
    kind: fc.constantFrom('grant', 'invite', 'accept', 'revoke'),
    by: fc.constantFrom(...actors),
    to: fc.constantFrom(...actors),
    role: fc.constantFrom<Role>(
      'streetStaff',
      'communityStaff',
      'gridWorker',
      'responder',
      'supervisor',
      'administrator',
    ),
    area: fc.constantFrom(district, street, community, grid1, farCommunity),
    which: fc.nat(5),
  })

  it('gives anyone what who gave it could not give at that time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 25 }), async (steps) => {
        await anew()
        const codes: { code: string; by: PersonName; role: Role; area: string }[] = []
        const has = async (who: PersonName) => (await stage.ok(who, 'getMe')).roles
        for (const { kind, by, to, role, area, which } of steps) {
          const [rights, before] = [await has(by), await has(to)]
          const may = by !== to && mayGrant(rights, role, area)
          if (kind === 'grant') expect((await grant(by, to, role, area)).status === 200).toBe(may)
          if (kind === 'revoke') {
            const held = before.some((each) => each.role === role && each.area === area)
            expect((await revoke(by, to, role, area)).status === 200).toBe(may && held)
          }
          if (kind === 'invite') {
            const { status, body } = await stage.call(by, 'inviteToRole', { body: { role, area } })
            expect(status === 201).toBe(mayGrant(rights, role, area))
            if (status === 201) codes.push({ code: body.code, by, role, area })
          }
          const code = codes[which]
          if (kind === 'accept' && code) {
            const { status } = await stage.call(to, 'acceptRole', { params: { code: code.code } })
            if (status === 200 && !before.some((each) => each.role === code.role && each.area === code.area))
              expect(mayGrant(await has(code.by), code.role, code.area)).toBe(true)
          }
        }
        await rowsAgree()
      }),
      { numRuns: runs(6) },
    )
  })
})
