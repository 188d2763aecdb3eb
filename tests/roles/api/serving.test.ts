import { beforeEach, describe, expect, it } from 'vitest'
import { parsePerson } from '../../../functions/people/actor.ts'
import { keys } from '../../../functions/platform/table.ts'
import { grantItem, roleWrites } from '../../../functions/roles/grant.ts'
import { building1, community, district, farGrid, grid1, grid2, people, street } from '../../support/district.ts'
import { anew, codeOf, grant, idOf, stage } from './scene.ts'

beforeEach(anew)

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
