import { beforeEach, describe, expect, it } from 'vitest'
import { keys } from '../../../functions/platform/table.ts'
import { community, district, grid1, grid2, people, street } from '../../support/district.ts'
import { anew, codeOf, grant, idOf, revoke, rolesOf, rowsAgree, stage } from './scene.ts'

beforeEach(anew)

describe('taking a role', () => {
  it('is refused to who may not give it, and to its holder', async () => {
    expect(codeOf(await revoke('communityStaff', 'streetStaff', 'streetStaff', street))).toBe('notAllowed')
    expect(codeOf(await revoke('streetStaff', 'supervisor', 'supervisor', street))).toBe('aboveOwn')
    expect(codeOf(await revoke('farCommunityStaff', 'worker', 'gridWorker', grid1))).toBe('notAllowed')
    expect(codeOf(await revoke('administrator', 'administrator', 'administrator', district))).toBe('ownRoles')
    for (const who of ['streetStaff', 'supervisor', 'worker', 'administrator'] as const)
      expect((await rolesOf(who)).length).toBe(people[who].roles.length)
  })

  it('of somebody who does not hold it looks as if there were nobody', async () => {
    const one = await revoke('communityStaff', 'newcomer', 'gridWorker', grid1)
    const params = { person: `per_${'9'.repeat(26)}`, role: 'gridWorker', area: grid1 } as const
    const other = await stage.call('communityStaff', 'revokeRole', { params })
    expect([one.status, one.body]).toEqual([other.status, other.body])
    expect(codeOf(one)).toBe('notFound')
  })

  it('stops at the next request', async () => {
    const list = () => stage.call('worker', 'listTicketQueue', { query: { area: grid1 } })
    expect((await list()).status).toBe(200)
    expect((await revoke('communityStaff', 'worker', 'gridWorker', grid1)).body.roles).toHaveLength(1)
    expect(codeOf(await list())).toBe('notAllowed')
    expect((await stage.call('worker', 'listTicketQueue', { query: { area: grid2 } })).status).toBe(200)
    await rowsAgree()
  })

  it('leaves one of two administrators who take from each other at once', async () => {
    await grant('administrator', 'newcomer', 'administrator', district)
    const answers = await Promise.all([
      revoke('administrator', 'newcomer', 'administrator', district),
      revoke('newcomer', 'administrator', 'administrator', district),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403])
    const left = await Promise.all((['administrator', 'newcomer'] as const).map(rolesOf))
    expect(left.flat()).toEqual([`administrator@${district}`])
    await rowsAgree()
  })

  it('of who gives at this moment lets the gift fail, or comes after it; never between', async () => {
    for (let i = 0; i < 5; i++) {
      await grant('administrator', 'newcomer', 'communityStaff', community)
      await Promise.all([
        grant('newcomer', 'resident', 'gridWorker', grid1),
        revoke('administrator', 'newcomer', 'communityStaff', community),
      ])
      expect(codeOf(await grant('newcomer', 'resident', 'gridWorker', grid2))).toBe('notAllowed')
    }
    expect(await rolesOf('newcomer')).toEqual([])
    await rowsAgree()
  })
})

describe('whoever loses the right between the reading and the writing', () => {
  const communityStaff = idOf('communityStaff')
  /** Takes all roles from the community's staff just before the next transaction is written. */
  function losingIt() {
    const name = 'between'
    stage.client.middlewareStack.add(
      (next, context) => async (given) => {
        if (context.commandName !== 'TransactWriteItemsCommand') return next(given)
        stage.client.middlewareStack.remove(name)
        await stage.table.write([{ update: keys.person(communityStaff), changes: { set: { roles: [], version: 2 } } }])
        return next(given)
      },
      { step: 'initialize', name },
    )
  }

  it('gives nothing', async () => {
    losingIt()
    expect(codeOf(await grant('communityStaff', 'newcomer', 'gridWorker', grid1))).toBe('notAllowed')
    expect(await rolesOf('newcomer')).toEqual([])
  })

  it('takes nothing', async () => {
    losingIt()
    expect(codeOf(await revoke('communityStaff', 'worker', 'gridWorker', grid1))).toBe('notAllowed')
    expect(await rolesOf('worker')).toHaveLength(2)
  })

  it('has invited to nothing', async () => {
    const body = { role: 'gridWorker', area: grid1 } as const
    const { code } = await stage.ok('communityStaff', 'inviteToRole', { body })
    // An attempt is counted first, in transactions of its own.
    let transactions = 0
    stage.client.middlewareStack.add(
      (next, context) => async (given) => {
        const accepting = JSON.stringify(given.input).includes('usedBy')
        if (context.commandName === 'TransactWriteItemsCommand' && accepting && transactions++ === 0)
          await stage.table.write([
            { update: keys.person(communityStaff), changes: { set: { roles: [], version: 2 } } },
          ])
        return next(given)
      },
      { step: 'initialize', name: 'while accepting' },
    )
    expect(codeOf(await stage.call('newcomer', 'acceptRole', { params: { code } }))).toBe('codeUsed')
    expect(transactions).toBe(1)
    expect(await rolesOf('newcomer')).toEqual([])
  })

  it('has invited to nothing either who deleted their account, from that moment on', async () => {
    const body = { role: 'gridWorker', area: grid1 } as const
    const { code } = await stage.ok('communityStaff', 'inviteToRole', { body })
    const leftAt = new Date(stage.clock.now()).toISOString()
    await stage.table.write([{ update: keys.person(communityStaff), changes: { set: { leftAt } } }])
    for (const operation of ['getRoleOffer', 'acceptRole'] as const)
      expect(codeOf(await stage.call('newcomer', operation, { params: { code } })), operation).toBe('codeUsed')
  })
})
