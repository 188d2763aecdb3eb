import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { parsePerson } from '../../functions/people/actor.ts'
import { keys } from '../../functions/platform/table.ts'
import { grantItem, roleWrites } from '../../functions/roles/grant.ts'
import { HOUR } from '../../shared/lifecycle.ts'
import { CODE_TRIES } from '../../shared/roles/contract.ts'
import { mayGrant } from '../../shared/roles/policy.ts'
import type { Role } from '../../shared/roles/roles.ts'
import {
  areas,
  building1,
  community,
  district,
  farCommunity,
  farGrid,
  grid1,
  grid2,
  type PersonName,
  people,
  personNames,
  street,
} from '../support/district.ts'
import { makeStage, type Stage } from '../support/stage.ts'

let stage: Stage
beforeEach(async () => {
  stage = await makeStage()
})

const idOf = (who: PersonName) => people[who].id
const grant = (by: PersonName, to: PersonName, role: Role, area: string, key?: string) =>
  stage.call(by, 'grantRole', { params: { person: idOf(to) }, body: { role, area }, ...(key ? { key } : {}) })
const revoke = (by: PersonName, from: PersonName, role: Role, area: string) =>
  stage.call(by, 'revokeRole', { params: { person: idOf(from), role, area } })
const rolesOf = async (who: PersonName) =>
  (await stage.ok(who, 'getMe')).roles.map(({ role, area }) => `${role}@${area}`)
const codeOf = (answer: { body: { error?: { code: string } } }) => answer.body.error?.code

/** The rows of who serves must say what the people say. */
async function rowsAgree() {
  const found = new Set<string>()
  for (const { code } of areas) {
    const { items } = await stage.table.query({
      pk: { name: 'pk', value: keys.grant(code, 'gridWorker', '').pk },
      ascending: true,
      consistent: true,
    })
    for (const { sk } of items) found.add(`${code} ${sk}`)
  }
  const held = await Promise.all(
    personNames.map(async (who) => {
      const [item] = await stage.table.read([keys.person(idOf(who))])
      return parsePerson(item)?.roles.map(({ role, area }) => `${area} ${role}#${idOf(who)}`) ?? []
    }),
  )
  expect([...found].sort()).toEqual(held.flat().sort())
}

async function group(grids: string[]) {
  const id = `grp_${'1'.repeat(26)}`
  const named = grids.map((area) => ({ area, name: `网格 ${area.slice(-1)}` }))
  await stage.table.write([
    {
      put: {
        ...keys.group(community, id),
        id,
        name: '一组',
        grids: named,
        madeAt: new Date(stage.clock.now()).toISOString(),
      },
    },
  ])
  return id
}

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

describe('who serves', () => {
  it('is listed by role in the subtree, to who oversees it', async () => {
    for (const who of ['resident', 'farCommunityStaff', 'responder', 'propertyManager'] as const)
      expect(codeOf(await stage.call(who, 'listServing', { params: { area: community } }))).toBe('notAllowed')
    const { items } = await stage.ok('supervisor', 'listServing', { params: { area: community } })
    expect(items.map(({ role, name }) => `${role} ${name}`)).toEqual([
      `communityStaff ${people.communityStaff.name}`,
      `gridWorker ${people.worker.name}`,
      `gridWorker ${people.worker.name}`,
      `gridWorker ${people.otherWorker.name}`,
      `propertyManager ${people.propertyManager.name}`,
      `responder ${people.responder.name}`,
    ])
    const workers = await stage.ok('streetStaff', 'listServing', {
      params: { area: street },
      query: { role: 'gridWorker' },
    })
    expect(workers.items.map(({ area }) => area).sort()).toEqual([grid1, grid2, grid2])
  })

  it('is listed page by page, each once, and by no cursor of another list', async () => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const query = { limit: 2, ...(cursor ? { cursor } : {}) }
      const page = await stage.ok('administrator', 'listServing', { params: { area: district }, query })
      seen.push(...page.items.map(({ person, role, area }) => `${person} ${role} ${area}`))
      cursor = page.cursor ?? cursor
      if (!page.cursor) break
    } while (seen.length < 100)
    const all = Object.values(people).flatMap(({ id, roles }) => roles.map(({ role, area }) => `${id} ${role} ${area}`))
    expect(seen.toSorted()).toEqual(all.toSorted())
    const other = await stage.call('administrator', 'listServing', {
      params: { area: street },
      query: { cursor: cursor ?? '' },
    })
    expect(codeOf(other)).toBe('badCursor')
  })

  it('of a city and of a building is who serves right there', async () => {
    const cityRole = { role: 'administrator', area: '4201', areaName: '武汉市' } as const
    const [item] = await stage.table.read([keys.person(idOf('newcomer'))])
    const person = parsePerson(item)
    if (!person) throw new Error('There is no newcomer')
    await stage.table.write(roleWrites(person, { give: [cityRole] }, person.id, '2026-03-01T00:00:00.000Z'))
    const city = await stage.ok('newcomer', 'listServing', { params: { area: '4201' } })
    expect(city.items.map(({ person: id, area }) => [id, area])).toEqual([[idOf('newcomer'), '4201']])
    await grant('administrator', 'resident', 'ownersCommittee', building1)
    const building = await stage.ok('communityStaff', 'listServing', { params: { area: building1 } })
    expect(building.items.map(({ role, name }) => [role, name])).toEqual([['ownersCommittee', people.resident.name]])
  })

  it('leaves out rows whose person is gone or holds the role no more, and shows names as they are now', async () => {
    const held = { role: 'gridWorker', area: grid1, areaName: 'x' } as const
    const at = '2026-03-01T00:00:00.000Z'
    await stage.table.write([
      { put: grantItem(`per_${'9'.repeat(26)}`, held, idOf('administrator'), at) },
      { put: grantItem(idOf('resident'), held, idOf('administrator'), at) },
      { update: keys.person(idOf('worker')), changes: { set: { name: '演示网格员 改名' } } },
    ])
    const { items } = await stage.ok('communityStaff', 'listServing', { params: { area: grid1 } })
    expect(items.map(({ name }) => name)).toEqual(['演示网格员 改名'])
  })

  it('is shown of one person as far as one oversees, and not at all beyond', async () => {
    await grant('administrator', 'worker', 'gridWorker', farGrid)
    const seen = await stage.ok('communityStaff', 'getServing', { params: { person: idOf('worker') } })
    expect(seen.roles.map(({ area }) => area)).toEqual([grid1, grid2])
    for (const person of [idOf('newcomer'), idOf('farCommunityStaff'), `per_${'9'.repeat(26)}`])
      expect(codeOf(await stage.call('communityStaff', 'getServing', { params: { person } }))).toBe('notFound')
  })
})

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
        stage = await makeStage()
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
      { numRuns: 6 },
    )
  })
})
