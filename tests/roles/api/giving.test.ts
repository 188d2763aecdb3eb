import { beforeEach, describe, expect, it } from 'vitest'
import { keys } from '../../../functions/platform/table.ts'
import type { Role } from '../../../shared/roles/roles.ts'
import {
  community,
  district,
  farCommunity,
  farGrid,
  grid1,
  grid2,
  type PersonName,
  people,
  street,
} from '../../support/district.ts'
import { anew, codeOf, grant, group, idOf, revoke, rolesOf, rowsAgree, stage } from './scene.ts'

beforeEach(anew)

describe('giving a role', () => {
  it('is refused above and beside what one may give, and changes nothing', async () => {
    const refused: [PersonName, Role, string, string][] = [
      ['communityStaff', 'communityStaff', community, 'aboveOwn'],
      ['communityStaff', 'administrator', grid1, 'aboveOwn'],
      ['communityStaff', 'supervisor', community, 'aboveOwn'],
      ['communityStaff', 'gridWorker', community, 'aboveOwn'],
      ['communityStaff', 'gridWorker', farGrid, 'notAllowed'],
      ['communityStaff', 'streetStaff', street, 'notAllowed'],
      ['streetStaff', 'communityStaff', farCommunity, 'notAllowed'],
      ['districtStaff', 'districtStaff', district, 'aboveOwn'],
      ['districtStaff', 'supervisor', street, 'aboveOwn'],
      ['administrator', 'administrator', '4201', 'notAllowed'],
      ['worker', 'gridWorker', grid1, 'notAllowed'],
      ['supervisor', 'gridWorker', grid1, 'notAllowed'],
      ['resident', 'gridWorker', grid1, 'notAllowed'],
    ]
    for (const [by, role, area, code] of refused)
      expect(codeOf(await grant(by, 'newcomer', role, area)), `${by} ${role} ${area}`).toBe(code)
    expect(await rolesOf('newcomer')).toEqual([])
    await rowsAgree()
  })

  it('is refused to oneself, to nobody, and at an area that is none', async () => {
    expect(codeOf(await grant('administrator', 'administrator', 'responder', community))).toBe('ownRoles')
    const nobody = { params: { person: `per_${'9'.repeat(26)}` }, body: { role: 'gridWorker', area: grid1 } } as const
    expect(codeOf(await stage.call('communityStaff', 'grantRole', nobody))).toBe('notFound')
    const nowhere = await grant('communityStaff', 'newcomer', 'gridWorker', `${community}099`)
    expect(nowhere.body.error).toMatchObject({ code: 'badInput', fields: { area: '没有这个地点' } })
    await stage.table.write([{ update: keys.area(grid2), changes: { set: { closedAt: '2026-01-01T00:00:00.000Z' } } }])
    expect(codeOf(await grant('communityStaff', 'newcomer', 'gridWorker', grid2))).toBe('badInput')
  })

  it('gives it, with the name of the area, at the next request; saying it again changes nothing', async () => {
    const first = await grant('communityStaff', 'newcomer', 'gridWorker', grid1)
    expect(first.body).toEqual({
      person: idOf('newcomer'),
      name: people.newcomer.name,
      roles: [{ role: 'gridWorker', area: grid1, areaName: '大江园社区第1网格' }],
    })
    expect((await stage.call('newcomer', 'listTicketQueue', { query: { area: grid1 } })).status).toBe(200)
    const [before] = await stage.table.read([keys.person(idOf('newcomer'))])
    expect((await grant('communityStaff', 'newcomer', 'gridWorker', grid1)).body).toEqual(first.body)
    expect(await stage.table.read([keys.person(idOf('newcomer'))])).toEqual([before])
    await rowsAgree()
  })

  it('answers with those roles alone that lie in the scope of who gives', async () => {
    await grant('administrator', 'newcomer', 'communityStaff', farCommunity)
    const { body } = await grant('communityStaff', 'newcomer', 'gridWorker', grid1)
    expect(body.roles.map(({ area }: { area: string }) => area)).toEqual([grid1])
    expect(await rolesOf('newcomer')).toEqual([`communityStaff@${farCommunity}`, `gridWorker@${grid1}`])
  })

  it('keeps two that come at once to one person, and the same one that comes ten times, once', async () => {
    const [one, two] = await Promise.all([
      grant('communityStaff', 'newcomer', 'gridWorker', grid1),
      grant('streetStaff', 'newcomer', 'responder', community),
    ])
    expect([one.status, two.status]).toEqual([200, 200])
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => grant('streetStaff', 'newcomer', 'gridWorker', grid2, 'the-same-key')),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect((await rolesOf('newcomer')).sort()).toEqual(
      [`gridWorker@${grid1}`, `gridWorker@${grid2}`, `responder@${community}`].sort(),
    )
    await rowsAgree()
  })

  it('of many grids is all or none', async () => {
    const many = (by: PersonName, list: string[]) =>
      stage.call(by, 'grantRoles', { body: { person: idOf('newcomer'), role: 'gridWorker', areas: list } })
    expect(codeOf(await many('communityStaff', [grid1, farGrid]))).toBe('aboveOwn')
    expect(codeOf(await many('communityStaff', [grid1, grid1]))).toBe('badInput')
    expect(codeOf(await many('communityStaff', []))).toBe('badInput')
    expect(await rolesOf('newcomer')).toEqual([])
    expect((await many('administrator', [grid1, grid2, farGrid])).body.roles).toHaveLength(3)
    const gone = (list: string[]) =>
      stage.call('administrator', 'revokeRoles', {
        body: { person: idOf('newcomer'), role: 'gridWorker', areas: list },
      })
    expect((await gone([grid1, farGrid])).status).toBe(200)
    expect(await rolesOf('newcomer')).toEqual([`gridWorker@${grid2}`])
    await rowsAgree()
  })

  it('of sixty grids is one transaction, and the sixty-first is one too many', async () => {
    const grids = Array.from({ length: 61 }, (_, i) => `${community}${String(i + 101)}`)
    for (let i = 0; i < grids.length; i += 50)
      await stage.table.write(
        grids
          .slice(i, i + 50)
          .map((code) => ({ put: { ...keys.area(code), code, level: 'grid', name: code, fullName: code } })),
      )
    const body = { person: idOf('newcomer'), role: 'gridWorker' as const, areas: grids.slice(0, 60) }
    expect((await stage.ok('communityStaff', 'grantRoles', { body, key: 'sixty-grids' })).roles).toHaveLength(60)
    expect(codeOf(await grant('communityStaff', 'newcomer', 'gridWorker', grids[60] ?? ''))).toBe('limitReached')
    expect((await stage.ok('communityStaff', 'revokeRoles', { body })).roles).toEqual([])
  })
})

describe('a grid group', () => {
  it('is given whole with one of its grids, and taken whole', async () => {
    const id = await group([grid1, grid2])
    await grant('communityStaff', 'newcomer', 'gridWorker', grid1)
    expect((await stage.ok('newcomer', 'getMe')).roles).toEqual([
      { role: 'gridWorker', area: grid1, areaName: '大江园社区第1网格' },
      { role: 'gridWorker', area: grid2, areaName: '网格 2', group: id },
    ])
    await rowsAgree()
    await revoke('communityStaff', 'newcomer', 'gridWorker', grid2)
    expect(await rolesOf('newcomer')).toEqual([])
    await rowsAgree()
  })

  it('gives nobody more than who gives may give', async () => {
    await group([grid1, grid2])
    await grant('administrator', 'newcomer', 'administrator', grid1)
    expect(codeOf(await grant('newcomer', 'resident', 'gridWorker', grid1))).toBe('aboveOwn')
    expect(codeOf(await revoke('newcomer', 'worker', 'gridWorker', grid1))).toBe('aboveOwn')
    expect(codeOf(await grant('newcomer', 'resident', 'responder', grid1))).toBeUndefined()
  })
})
