import { beforeEach, describe, expect, it } from 'vitest'
import { keys } from '../../../functions/platform/table.ts'
import { HOUR } from '../../../shared/lifecycle.ts'
import { CODE_TRIES } from '../../../shared/roles/contract.ts'
import type { Role } from '../../../shared/roles/roles.ts'
import { community, farGrid, grid1, type PersonName, people, personNames } from '../../support/district.ts'
import { anew, codeOf, grant, revoke, rolesOf, rowsAgree, stage } from './scene.ts'

beforeEach(anew)

describe('an invitation', () => {
  const invite = async (by: PersonName, role: Role, area: string) =>
    (await stage.ok(by, 'inviteToRole', { body: { role, area, note: '欢迎加入' } })).code
  const accept = (who: PersonName, code: string) => stage.call(who, 'acceptRole', { params: { code } })
  const offer = (who: PersonName, code: string) => stage.call(who, 'getRoleOffer', { params: { code } })

  it('is made by who may give the role, and by nobody else', async () => {
    for (const [by, role, area, code] of [
      ['communityStaff', 'communityStaff', community, 'aboveOwn'],
      ['communityStaff', 'gridWorker', farGrid, 'notAllowed'],
      ['worker', 'gridWorker', grid1, 'notAllowed'],
    ] as const)
      expect(codeOf(await stage.call(by, 'inviteToRole', { body: { role, area } }))).toBe(code)
  })

  it('says what it offers and gives it, once, by a scene and however it is typed', async () => {
    const made = await stage.ok('communityStaff', 'inviteToRole', {
      body: { role: 'gridWorker', area: grid1, note: '欢迎' },
    })
    expect(made).toMatchObject({
      scene: `r=${made.code}`,
      areaName: '大江园社区第1网格',
      byName: people.communityStaff.name,
    })
    expect(made.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/)
    expect(Date.parse(made.expiresAt)).toBe(stage.clock.now() + 72 * HOUR)
    const typed = `${made.code.slice(0, 5)}-${made.code.slice(5)}`.toLowerCase()
    const { code: _, scene: __, ...shown } = made
    expect((await offer('newcomer', typed)).body).toEqual(shown)
    expect((await accept('newcomer', typed)).body).toMatchObject({ role: 'gridWorker', area: grid1 })
    expect(await rolesOf('newcomer')).toEqual([`gridWorker@${grid1}`])
    expect((await accept('newcomer', made.code)).status).toBe(200)
    for (const ask of [accept, offer]) expect(codeOf(await ask('resident', made.code))).toBe('codeUsed')
    await rowsAgree()
  })

  it('is accepted by one of fifty who try at once', async () => {
    const code = await invite('communityStaff', 'responder', community)
    const takers = personNames.filter((who) => who !== 'communityStaff' && who !== 'responder')
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => accept(takers[i % takers.length] ?? 'resident', code)),
    )
    const accepted = answers.filter(({ status }) => status === 200)
    // Whoever got it may have tried several times, and hears of it each time.
    expect(accepted.length).toBeGreaterThan(0)
    expect(answers.every((each) => each.status === 200 || codeOf(each) === 'codeUsed')).toBe(true)
    const holders = await Promise.all(
      takers.map(async (who) => (await rolesOf(who)).includes(`responder@${community}`)),
    )
    expect(holders.filter(Boolean)).toHaveLength(1)
    await rowsAgree()
  })

  it('looks the same when it is unknown, used, over, one’s own, of another kind, or of who may give it no more', async () => {
    const [used, over, own, late] = await Promise.all(
      Array.from({ length: 4 }, () => invite('communityStaff', 'gridWorker', grid1)),
    )
    await accept('otherWorker', used ?? '')
    const other = 'ABCDEFGHJK'
    await stage.table.write([{ put: { ...keys.invitation(other), kind: 'household', code: other } }])
    const seen = []
    for (const code of ['0000000000', used ?? '', other])
      seen.push(await accept('newcomer', code), await offer('newcomer', code))
    seen.push(await accept('communityStaff', own ?? ''), await offer('communityStaff', own ?? ''))
    await revoke('streetStaff', 'communityStaff', 'communityStaff', community)
    seen.push(await accept('newcomer', late ?? ''), await offer('newcomer', late ?? ''))
    await grant('streetStaff', 'communityStaff', 'communityStaff', community)
    stage.clock.pass(72 * HOUR)
    const again = await stage.table.read([keys.invitation(over ?? '')])
    expect(again[0]).toBeDefined()
    // Everybody's session and token go on for the test.
    seen.push(await accept('newcomer', over ?? ''))
    for (const answer of seen) {
      expect(answer.status).toBe(409)
      expect(answer.body).toEqual(seen[0]?.body)
    }
    expect(await rolesOf('newcomer')).toEqual([])
  })

  it('gives nothing when its maker loses the right at that very moment, or gives it before', async () => {
    for (let i = 0; i < 5; i++) {
      await grant('administrator', 'neighbour', 'communityStaff', community)
      const code = await invite('neighbour', 'gridWorker', grid1)
      const [, got] = await Promise.all([
        revoke('administrator', 'neighbour', 'communityStaff', community),
        accept('newcomer', code),
      ])
      expect([200, 409]).toContain(got.status)
      expect((await rolesOf('newcomer')).length).toBe(got.status === 200 ? 1 : 0)
      if (got.status === 200) await revoke('administrator', 'newcomer', 'gridWorker', grid1)
    }
  })

  it('can be tried a few times an hour, and again in the next', async () => {
    for (let i = 0; i < CODE_TRIES; i++) expect(codeOf(await offer('newcomer', '0000000000'))).toBe('codeUsed')
    const code = await invite('communityStaff', 'gridWorker', grid1)
    expect(codeOf(await offer('newcomer', '0000000000'))).toBe('tooMany')
    expect(codeOf(await accept('newcomer', code))).toBe('tooMany')
    expect((await offer('resident', code)).status).toBe(200)
    stage.clock.pass(HOUR)
    expect((await accept('newcomer', code)).status).toBe(200)
  })
})
