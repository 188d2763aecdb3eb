import { beforeAll, describe, expect, it } from 'vitest'
import { brokenAt } from '../../functions/cases/timeline.ts'
import { keys } from '../../functions/platform/table.ts'
import { parseEntry } from '../../functions/tickets/store.ts'
import { DAY, HOUR, MINUTE } from '../../shared/lifecycle.ts'
import { building1, community, farGrid, grid1, grid2, type PersonName, people } from '../support/district.ts'
import { MORNING, makeStage, type Stage } from '../support/stage.ts'

const lift = { category: 'propertyManagement', subcategory: 'lift', text: '电梯又坏了，老人下不了楼。' } as const

let stage: Stage
beforeAll(async () => {
  stage = await makeStage()
})

const open = (sent: object = {}) => stage.ok('resident', 'openTicket', { body: { ...lift, ...sent } })

describe('the story of a ticket', () => {
  it('is filed from home with the grid, whose clock runs for two hours', async () => {
    stage.clock.set(MORNING)
    const ticket = await open()
    expect(ticket).toMatchObject({
      state: 'filed',
      place: { area: building1, detail: '1单元301' },
      holder: { area: grid1, level: 'grid', name: '大江园社区第1网格' },
      visibility: 'private',
      dueAt: new Date(MORNING + 2 * HOUR).toISOString(),
    })
  })

  it('is accepted, answered, resolved, confirmed and rated, and its timeline is whole', async () => {
    const { id } = await open()
    const params = { ticketId: id }
    const accepted = await stage.ok('worker', 'acceptTicket', { params })
    expect(accepted).toMatchObject({ state: 'accepted', dueAt: new Date(stage.clock.now() + 7 * DAY).toISOString() })
    await stage.ok('worker', 'replyToTicket', { params, body: { text: '维修师傅下午到。' } })
    await stage.ok('worker', 'addStaffNote', { params, body: { text: '物业推诿，注意跟进。' } })
    expect(
      await stage.ok('worker', 'resolveTicket', { params, body: { text: '更换了门机，已试运行。' } }),
    ).toMatchObject({ state: 'resolved' })
    expect(await stage.ok('resident', 'confirmTicket', { params })).toMatchObject({ state: 'confirmed' })
    expect(await stage.ok('resident', 'rateTicket', { params, body: { stars: 5, text: '很快。' } })).toMatchObject({
      stars: 5,
    })

    const seen = await stage.ok('resident', 'getTicket', { params })
    expect(seen.timeline.map((entry) => entry.move)).toEqual(['open', 'accept', 'reply', 'resolve', 'confirm', 'rate'])
    expect(seen.rating).toMatchObject({ stars: 5, text: '很快。' })
    const asStaff = await stage.ok('worker', 'getTicket', { params })
    expect(asStaff.timeline.map((entry) => entry.staffText).filter(Boolean)).toEqual(['物业推诿，注意跟进。'])

    const kept = await stage.table.query({
      pk: { name: 'pk', value: keys.ticket(id).pk },
      sk: { name: 'sk', beginsWith: 'ENTRY#' },
      ascending: true,
    })
    const chain = kept.items.map(parseEntry)
    expect(brokenAt(chain)).toBeUndefined()
    const [first, second, ...rest] = chain
    if (!first || !second) throw new Error('no timeline')
    expect(brokenAt([first, { ...second, at: '2026-01-01T00:00:00.000Z' }, ...rest])).toBe(2)
  })

  it('is reopened by who filed it, with a new round of seven days', async () => {
    const { id } = await open()
    const params = { ticketId: id }
    await stage.ok('worker', 'acceptTicket', { params })
    await stage.ok('worker', 'resolveTicket', { params, body: { text: '已处理。' } })
    stage.clock.pass(3 * DAY)
    expect(await stage.ok('resident', 'reopenTicket', { params, body: { reason: '还是坏的' } })).toMatchObject({
      state: 'reopened',
      roundAt: new Date(stage.clock.now()).toISOString(),
    })
    const again = await stage.ok('worker', 'acceptTicket', { params })
    expect(again.dueAt).toBe(new Date(stage.clock.now() + 7 * DAY).toISOString())
  })

  it('is passed up with a reason, returned with a reason for staff, and dispatched within the subtree', async () => {
    const { id } = await open()
    const params = { ticketId: id }
    await stage.ok('worker', 'acceptTicket', { params })
    const passed = await stage.ok('worker', 'passTicket', { params, body: { reason: '涉及物业合同，需社区协调' } })
    expect(passed).toMatchObject({
      state: 'filed',
      passed: true,
      holder: { area: community, level: 'community', name: '大江园社区' },
    })
    expect((await stage.call('worker', 'acceptTicket', { params })).body.error.code).toBe('notAllowed')
    expect(await stage.ok('communityStaff', 'returnTicket', { params, body: { reason: '请先核实' } })).toMatchObject({
      holder: { area: grid1 },
      passed: false,
    })
    await stage.ok('worker', 'passTicket', { params, body: { reason: '已核实，需社区协调' } })
    await stage.ok('communityStaff', 'passTicket', { params, body: { reason: '需街道出面' } })
    expect(
      (await stage.call('streetStaff', 'passTicket', { params, body: { reason: '再上报' } })).body.error.code,
    ).toBe('wrongState')
    const foreign = await stage.call('streetStaff', 'reassignTicket', {
      params,
      body: { area: farGrid, reason: '转办' },
    })
    expect(foreign.body.error).toMatchObject({ code: 'badInput', fields: { area: expect.any(String) } })
    const given = await stage.ok('streetStaff', 'reassignTicket', {
      params,
      body: { area: grid2, reason: '由二网格办理' },
    })
    expect(given).toMatchObject({ holder: { area: grid2, name: '大江园社区第2网格' }, passed: false, state: 'filed' })
    const seen = await stage.ok('resident', 'getTicket', { params })
    expect(JSON.stringify(seen)).not.toContain('由二网格办理')
    expect(seen.timeline.at(-1)).toMatchObject({ move: 'reassign', holder: { area: grid2 } })
    const again = await stage.ok('otherWorker', 'passTicket', { params, body: { reason: '仍需社区' } })
    expect(again.holder.area).toBe(community)
  })

  it('can be withdrawn until it is resolved', async () => {
    const { id } = await open()
    expect(await stage.ok('resident', 'withdrawTicket', { params: { ticketId: id } })).toMatchObject({
      state: 'withdrawn',
    })
    const late = await stage.call('worker', 'acceptTicket', { params: { ticketId: id } })
    expect([late.status, late.body.error.code]).toEqual([409, 'wrongState'])
  })
})

describe('who sees what', () => {
  it('a private ticket of another person is not found, by whoever has nothing to do with it', async () => {
    const { id } = await open()
    for (const who of ['neighbour', 'farResident', 'farWorker', 'farCommunityStaff', 'otherWorker'] as const)
      expect((await stage.call(who, 'getTicket', { params: { ticketId: id } })).status, who).toBe(404)
  })

  it('strangers see a public ticket without room, and without the name if it is hidden', async () => {
    const { id } = await open({ visibility: 'public', anonymous: true })
    const seen = await stage.ok('neighbour', 'getTicket', { params: { ticketId: id } })
    expect(JSON.stringify(seen)).not.toContain('演示居民 甲')
    expect(JSON.stringify(seen)).not.toContain('301')
    expect(seen.place).toEqual({ area: grid1, name: '大江园社区第1网格' })
    expect((await stage.ok('worker', 'getTicket', { params: { ticketId: id } })).openedBy).toBe('演示居民 甲')
  })

  it("a staff member's look at a ticket is kept with who filed it", async () => {
    stage.clock.pass(HOUR)
    const { id } = await open()
    await stage.ok('worker', 'getTicket', { params: { ticketId: id } })
    const looks = await stage.table.query({
      pk: { name: 'pk', value: keys.person('per_00000000000000000000000001').pk },
      sk: { name: 'sk', beginsWith: 'LOOK#' },
      ascending: false,
      limit: 1,
    })
    expect(looks.items[0]).toMatchObject({ what: id, by: 'per_00000000000000000000000005' })
  })

  it('a look is kept once an hour, however often a page reads again', async () => {
    stage.clock.set(Date.parse('2026-03-09T01:05:00.000Z'))
    const { id } = await open()
    const looks = async () => {
      const pk = { name: 'pk', value: keys.person(people.resident.id).pk }
      const found = await stage.table.query({ pk, sk: { name: 'sk', beginsWith: 'LOOK#' }, ascending: false })
      return found.items.filter((look) => look.what === id).length
    }
    for (const minutes of [0, 1, 20]) {
      stage.clock.pass(minutes * MINUTE)
      await stage.ok('worker', 'getTicket', { params: { ticketId: id } })
    }
    expect(await looks()).toBe(1)
    await stage.ok('communityStaff', 'getTicket', { params: { ticketId: id } })
    expect(await looks()).toBe(2)
    stage.clock.pass(HOUR)
    await stage.ok('worker', 'getTicket', { params: { ticketId: id } })
    expect(await looks()).toBe(3)
  })

  it('the public tickets of a community are listed to who lives or serves there, and to nobody else', async () => {
    const { id } = await open({ visibility: 'public' })
    const list = (who: PersonName) => stage.call(who, 'listPublicTickets', { query: { community, limit: 50 } })
    for (const who of ['neighbour', 'otherWorker', 'streetStaff'] as const)
      expect(
        (await list(who)).body.items.map((card: { id: string }) => card.id),
        who,
      ).toContain(id)
    for (const who of ['farResident', 'newcomer', 'farWorker', 'farStreetStaff'] as const) {
      expect((await list(who)).body.error.code, who).toBe('notAllowed')
      expect((await stage.call(who, 'getTicket', { params: { ticketId: id } })).status, who).toBe(404)
    }
    await stage.ok('resident', 'withdrawTicket', { params: { ticketId: id } })
    expect((await list('neighbour')).body.items.map((card: { id: string }) => card.id)).not.toContain(id)
    expect((await stage.call('neighbour', 'getTicket', { params: { ticketId: id } })).status).toBe(404)
  })
})

describe('support', () => {
  it('counts each person once and can be taken back', async () => {
    const { id } = await open({ visibility: 'public' })
    const params = { ticketId: id }
    expect(await stage.ok('neighbour', 'supportTicket', { params })).toEqual({ supports: 1, supported: true })
    expect(await stage.ok('neighbour', 'supportTicket', { params })).toEqual({ supports: 1, supported: true })
    const together = await Promise.all(
      (['otherWorker', 'communityStaff', 'streetStaff'] as const).map((who) =>
        stage.call(who, 'supportTicket', { params }),
      ),
    )
    expect(together.map(({ status }) => status)).toEqual([200, 200, 200])
    expect((await stage.ok('neighbour', 'getTicket', { params })).supports).toBe(4)
    expect(await stage.ok('neighbour', 'unsupportTicket', { params })).toEqual({ supports: 3, supported: false })
    expect((await stage.call('resident', 'supportTicket', { params })).status).toBe(403)
  })
})
