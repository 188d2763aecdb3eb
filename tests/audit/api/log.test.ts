import { beforeEach, describe, expect, it } from 'vitest'
import { HOUR, MINUTE } from '../../../shared/lifecycle.ts'
import { lift } from '../../support/cases.ts'
import { counting } from '../../support/client.ts'
import {
  community,
  district,
  farCommunity,
  farGrid,
  grid1,
  type PersonName,
  people,
  street,
} from '../../support/district.ts'
import { MORNING } from '../../support/stage.ts'
import { anew, codeOf, deeds, entries, grant, idOf, log, revoke, stage, verify } from './scene.ts'

beforeEach(anew)

describe('the log', () => {
  it('is shown to administrators and supervisors of the area, and to nobody else', async () => {
    for (const who of ['resident', 'worker', 'communityStaff', 'streetStaff', 'districtStaff', 'responder'] as const)
      expect(codeOf(await log(who, community)), who).toBe('notAllowed')
    for (const area of [farCommunity, district]) expect(codeOf(await log('supervisor', area))).toBe('notAllowed')
    expect((await log('supervisor', community)).status).toBe(200)
    expect((await log('administrator', farCommunity)).status).toBe(200)
    expect(codeOf(await log('administrator', `${grid1}001`))).toBe('badInput')
    const query = { area: community, from: '2026-03-02T00:00:00.000Z', to: '2026-03-01T00:00:00.000Z' }
    expect(codeOf(await stage.call('supervisor', 'listAudit', { query }))).toBe('badInput')
  })

  it('says who did what to whom, where, as what and when; newest first', async () => {
    await grant('communityStaff', 'newcomer', 'gridWorker', grid1)
    stage.clock.pass(MINUTE)
    await revoke('streetStaff', 'newcomer', 'gridWorker', grid1)
    const [second, first] = await entries('supervisor', community)
    expect(first).toMatchObject({
      seq: 1,
      at: new Date(MORNING).toISOString(),
      by: idOf('communityStaff'),
      byName: people.communityStaff.name,
      roles: [`communityStaff@${community}`],
      operation: 'grantRole',
      area: grid1,
      subject: idOf('newcomer'),
      subjectName: people.newcomer.name,
      what: 'gridWorker',
    })
    expect(second).toMatchObject({ operation: 'revokeRole', by: idOf('streetStaff') })
  })

  it('shows a deed in the area where it was done and in those above, not beside them', async () => {
    await grant('administrator', 'newcomer', 'gridWorker', farGrid)
    for (const area of [farGrid, farCommunity, district])
      expect(
        (await entries('administrator', area)).map(({ operation }) => operation),
        area,
      ).toContain('grantRole')
    for (const area of [grid1, community, street])
      expect(
        (await entries('administrator', area)).map(({ operation }) => operation),
        area,
      ).not.toContain('grantRole')
  })

  it('holds that it was looked at, and for what', async () => {
    await entries('supervisor', community, { by: idOf('worker'), operation: 'getTicket' })
    stage.clock.pass(MINUTE)
    const [look] = await entries('supervisor', community)
    expect(look).toMatchObject({
      operation: 'listAudit',
      by: idOf('supervisor'),
      note: `by=${idOf('worker')} operation=getTicket`,
    })
  })

  it('is kept when what it tells of is refused: not at all', async () => {
    const refused = await stage.call('communityStaff', 'grantRole', {
      params: { person: idOf('newcomer') },
      body: { role: 'administrator', area: community },
    })
    expect(refused.status).toBe(403)
    expect(await entries('supervisor', community)).toEqual([])
  })

  it('holds a staff look at a ticket once an hour, and none of who filed it or of neighbours', async () => {
    const { id } = await stage.ok('resident', 'openTicket', { body: { ...lift, visibility: 'public' } })
    const params = { ticketId: id }
    for (const who of ['resident', 'neighbour', 'worker', 'worker', 'communityStaff'] as const)
      await stage.ok(who, 'getTicket', { params })
    const looks = async () =>
      (await entries('supervisor', community, { operation: 'getTicket', limit: 100 })).map(({ by }) => by)
    expect((await looks()).sort()).toEqual([idOf('worker'), idOf('communityStaff')].sort())
    stage.clock.pass(HOUR)
    await Promise.all(Array.from({ length: 5 }, () => stage.ok('worker', 'getTicket', { params })))
    expect((await looks()).filter((by) => by === idOf('worker'))).toHaveLength(2)
    const [entry] = await entries('supervisor', community, { subject: id })
    expect(entry).toMatchObject({ subject: idOf('resident'), what: id })
  })

  it('is read page by page to its end, each entry once', async () => {
    await deeds(25)
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await stage.ok('administrator', 'listAudit', {
        query: { area: community, limit: 7, operation: 'grantRole', ...(cursor ? { cursor } : {}) },
      })
      seen.push(...page.items.map(({ at }) => at))
      cursor = page.cursor
    } while (cursor)
    expect(seen).toHaveLength(13)
    expect(seen).toEqual(seen.toSorted().reverse())
    expect(new Set(seen).size).toBe(13)
  })

  it('is filtered by who, what, whom and when', async () => {
    await deeds(4)
    await grant('streetStaff', 'resident', 'volunteerLead', community)
    const from = new Date(MORNING + 2 * MINUTE).toISOString()
    const to = new Date(MORNING + 4 * MINUTE).toISOString()
    const found = async (query: object) => (await entries('administrator', street, query)).length
    expect(await found({ by: idOf('streetStaff') })).toBe(1)
    expect(await found({ operation: 'revokeRole' })).toBe(2)
    expect(await found({ subject: idOf('resident') })).toBe(1)
    expect(
      (await entries('administrator', community, { from, to, by: idOf('communityStaff') })).map(({ at }) => at),
    ).toEqual([new Date(MORNING + 3 * MINUTE).toISOString(), from])
    expect(await found({ operation: 'nothingLikeThis' })).toBe(0)
    for (const query of [
      { by: 'nobody' },
      { operation: 'a b' },
      { subject: '1' },
      { limit: 101 },
      { from: 'yesterday' },
    ])
      expect(codeOf(await log('administrator', street, query)), JSON.stringify(query)).toBe('badInput')
    const { cursor } = await stage.ok('administrator', 'listAudit', { query: { area: street, limit: 1 } })
    expect(codeOf(await log('administrator', community, { cursor }))).toBe('badCursor')
    expect(codeOf(await log('administrator', street, { cursor, from }))).toBe('badCursor')
  })

  it('costs three requests and a look, however much there is, when nothing is looked for', async () => {
    await deeds(30)
    const count = counting(stage.client)
    await stage.ok('supervisor', 'listAudit', { query: { area: community, limit: 10 } })
    count.stop()
    expect(count.counts).toEqual({
      BatchGetItemCommand: 1,
      QueryCommand: 1,
      GetItemCommand: 1,
      TransactWriteItemsCommand: 1,
    })
    const searching = counting(stage.client)
    await stage.ok('supervisor', 'listAudit', { query: { area: community, operation: 'nothingLikeThis' } })
    searching.stop()
    expect(searching.counts.QueryCommand).toBeLessThanOrEqual(5)
  })
})

describe('what ten requests of one person at once do', () => {
  it('is all done, and each has its entry in one whole chain', async () => {
    const targets: PersonName[] = [
      'newcomer',
      'resident',
      'neighbour',
      'unverified',
      'farResident',
      'otherWorker',
      'worker',
      'responder',
      'propertyManager',
      'farWorker',
    ]
    await Promise.all(targets.map((to) => grant('communityStaff', to, 'volunteerLead', community)))
    const report = await verify(idOf('communityStaff'))
    expect(report).toMatchObject({ whole: true, checked: 10, from: 1, to: 10 })
    const done = await entries('supervisor', community, { operation: 'grantRole', limit: 100 })
    expect(new Set(done.map(({ subject }) => subject))).toEqual(new Set(targets.map(idOf)))
  })
})
