/** Counts are rows: whoever comes at once, whatever breaks off. */
import { beforeEach, describe, expect, it } from 'vitest'
import { entriesOf } from '../../functions/cases/entries.ts'
import { brokenAt } from '../../functions/cases/timeline.ts'
import { signToken } from '../../functions/http/token.ts'
import { forgetSpeaker } from '../../functions/notices/forget-speaker.ts'
import { parseReached, type ReachCard, reachWrites } from '../../functions/notices/reach.ts'
import { newPerson } from '../../functions/people/store.ts'
import { queryAll } from '../../functions/platform/query-all.ts'
import { keys } from '../../functions/platform/table.ts'
import { sweep } from '../../functions/sweep/sweep.ts'
import { DAY } from '../../shared/lifecycle.ts'
import { grantedTable } from '../infra/granted-table.ts'
import { failing } from '../support/client.ts'
import { bearerOf, building1, community, grid1, grid2, people, signedInAt } from '../support/district.ts'
import { enrol, homeAt } from '../support/households.ts'
import { meanwhile } from '../support/meanwhile.ts'
import { draft, publish, storedNotice } from '../support/notices.ts'
import { MORNING, makeStage, type Stage, TOKEN_SECRET } from '../support/stage.ts'

let stage: Stage
beforeEach(async () => {
  stage = await makeStage()
})

/** So many members of households of the first building, three a household, signed in. */
async function members(count: number): Promise<{ token: string }[]> {
  const all = Array.from({ length: count }, (_, i) => ({
    ...people.resident,
    id: `per_${String(9000 + i).padStart(26, '0')}`,
    openid: `openid-member-${i}`,
    homes: [homeAt({ building: building1, unit: 5, room: 100 + Math.floor(i / 3) })],
  }))
  for (const each of all) await stage.table.write([...newPerson(each), signedInAt(each.id, MORNING)])
  for (let i = 0; i < count; i += 3) await enrol(stage, { building: building1, unit: 5, room: 100 + i / 3 })
  return Promise.all(
    all.map(async ({ id }) => ({ token: await signToken(TOKEN_SECRET, bearerOf(id), 'api', MORNING, DAY) })),
  )
}

async function reachOf(noticeId: string) {
  const pk = { name: 'pk', value: keys.reachOf(noticeId, building1).pk }
  const items = await queryAll(stage.table, { pk, ascending: true, consistent: true })
  const card = items.find(({ sk }) => sk === 'REACH')?.card as ReachCard | undefined
  const rows = items.flatMap((item) => (String(item.sk).startsWith('HOUSEHOLD#') ? (parseReached(item) ?? []) : []))
  return { card, rows }
}

/** The building's count must be what its rows say. */
async function addsUp(noticeId: string) {
  const { card, rows } = await reachOf(noticeId)
  const having = (mark: keyof (typeof rows)[0]['marks']) => rows.filter(({ marks }) => marks[mark]).length
  expect(card).toMatchObject({
    opened: having('opened'),
    confirmed: having('confirmed'),
    ticked: having('ticked'),
    reached: rows.filter(({ marks }) => Object.keys(marks).length).length,
    settled: rows.filter(({ marks }) => marks.confirmed ?? marks.ticked).length,
  })
  return card
}

describe('reach', () => {
  it('is exact when many open, confirm and are ticked off at once, several of a household, each again and again', async () => {
    const all = await members(24)
    const noticeId = await publish(stage, { confirm: true })
    const params = { noticeId }
    const households = [
      ...new Set(all.map((_, i) => `${building1}05${String(100 + Math.floor(i / 3)).padStart(4, '0')}`)),
    ]
    const answers = await Promise.all([
      ...all.map((who) => stage.call(who, 'openNotice', { params })),
      ...all.filter((_, i) => i % 2).map((who) => stage.call(who, 'confirmNotice', { params })),
      ...all.slice(0, 9).map((who) => stage.call(who, 'openNotice', { params })),
      ...households
        .slice(0, 4)
        .map((household) => stage.call('worker', 'tickDoor', { params: { announcementId: noticeId, household } })),
    ])
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect(await addsUp(noticeId)).toMatchObject({ opened: 8, confirmed: 8, ticked: 4, reached: 8, settled: 8 })
    const reach = await stage.ok('communityStaff', 'getReach', {
      params: { announcementId: noticeId },
      query: { area: community },
    })
    expect(reach).toMatchObject({ targeted: 8, opened: 8, confirmed: 8, ticked: 4 })
  })

  it('sums up: every row is the sum of those below it, and the whole of its rows', async () => {
    const all = await members(6)
    const noticeId = await publish(stage)
    const params = { noticeId }
    for (const who of all.slice(0, 3)) await stage.call(who, 'openNotice', { params })
    await stage.ok('neighbour', 'openNotice', { params })
    const total = await stage.ok('communityStaff', 'getReach', {
      params: { announcementId: noticeId },
      query: { area: community },
    })
    const sum = (rows: readonly { opened: number; targeted: number }[]) =>
      rows.reduce((so, { opened, targeted }) => ({ opened: so.opened + opened, targeted: so.targeted + targeted }), {
        opened: 0,
        targeted: 0,
      })
    expect(total).toMatchObject(sum(total.items))
    expect(total.opened).toBe(2)
    expect(sum(total.buildings ?? [])).toEqual(sum(total.items))
    const grid = await stage.ok('worker', 'getReach', { params: { announcementId: noticeId }, query: { area: grid1 } })
    expect(grid).toMatchObject(sum(total.items.filter(({ code }) => code === grid1)))
    const street = await stage.ok('streetStaff', 'getReach', {
      params: { announcementId: noticeId },
      query: { area: community.slice(0, 9) },
    })
    expect(sum(street.items)).toEqual(sum(total.items))
    const building = grid.items.find(({ code }) => code === building1)
    expect(building).toMatchObject({ level: 'building', targeted: 2, opened: 1 })
  })

  it('of many households of a building is one write more than there are households', () => {
    const markings = Array.from({ length: 90 }, (_, i) => ({
      household: `${building1}01${String(i).padStart(4, '0')}`,
      found: undefined,
      set: ['socket'] as const,
    }))
    const writes = reachWrites('ntc_x', building1, undefined, markings, '2026-03-02T01:00:00.000Z')
    expect(writes).toHaveLength(91)
    expect(writes.at(-1)).toMatchObject({ put: { card: { socket: 90, reached: 90, settled: 0 } } })
    expect(reachWrites('ntc_x', building1, undefined, [], '2026-03-02T01:00:00.000Z')).toEqual([])
  })
})

describe('the walking list', () => {
  it('is the doors that it did not reach, without names and phones; ticked off, and back on', async () => {
    const all = await members(6)
    await enrol(stage, { building: building1, unit: 5, room: 900 }, ['13812345678'])
    const noticeId = await publish(stage)
    const params = { announcementId: noticeId, building: building1 }
    const doors = async () => (await stage.ok('worker', 'getWalkingList', { params })).items
    expect((await doors()).map(({ room }) => room)).toEqual(['5单元100室', '5单元101室', '5单元900室'])
    for (const who of all.slice(0, 1)) await stage.call(who, 'openNotice', { params: { noticeId } })
    const left = await doors()
    expect(left.map(({ room }) => room)).toEqual(['5单元101室', '5单元900室'])
    expect(JSON.stringify(left)).not.toMatch(/138|演示/)
    const household = left[1]?.household ?? ''
    for (let i = 0; i < 2; i++)
      await stage.ok('worker', 'tickDoor', { params: { announcementId: noticeId, household } })
    expect((await doors()).find((door) => door.household === household)).toMatchObject({ tickedAt: expect.any(String) })
    expect(await addsUp(noticeId)).toMatchObject({ ticked: 1, reached: 2 })
    for (let i = 0; i < 2; i++)
      await stage.ok('worker', 'untickDoor', { params: { announcementId: noticeId, household } })
    expect(await addsUp(noticeId)).toMatchObject({ ticked: 0, reached: 1 })
    const audited = await stage.ok('administrator', 'listAudit', {
      query: { area: grid1 },
    })
    const ticks = audited.items.filter(({ what }) => what === noticeId).map(({ operation }) => operation)
    expect(ticks.filter((each) => each === 'tickDoor')).toHaveLength(1)
    expect(ticks.filter((each) => each === 'untickDoor')).toHaveLength(1)
  })

  it('is for who may knock there, of what goes there, by the roster', async () => {
    await enrol(stage, { building: building1, unit: 5, room: 900 })
    const household = `${building1}050900`
    const noticeId = await publish(stage)
    const code = async (who: Parameters<Stage['call']>[0], id: string, at = household) =>
      (await stage.call(who, 'tickDoor', { params: { announcementId: id, household: at } })).body.error?.code
    expect(await code('supervisor', noticeId)).toBe('notAllowed')
    expect(await code('otherWorker', noticeId)).toBe('notAllowed')
    expect(await code('resident', noticeId)).toBe('notAllowed')
    expect(await code('worker', noticeId, `${building1}059999`)).toBe('notFound')
    expect(await code('worker', await draft(stage))).toBe('notFound')
    expect(await code('worker', await publish(stage, { targets: [grid2] }))).toBe('notFound')
    await stage.ok('communityStaff', 'withdrawNotice', { params: { noticeId }, body: { reason: '有误' } })
    expect(await code('worker', noticeId)).toBe('wrongState')
  })
})

describe('broken off', () => {
  it('between reading and writing, a household is counted once all the same', async () => {
    const [one, two] = await members(3)
    if (!one || !two) throw new Error('There are three')
    const noticeId = await publish(stage)
    const params = { noticeId }
    meanwhile(stage, async () => {
      expect((await stage.call(two, 'openNotice', { params })).status).toBe(200)
    })
    expect((await stage.call(one, 'openNotice', { params })).status).toBe(200)
    expect(await addsUp(noticeId)).toMatchObject({ opened: 1 })
  })

  it('where the answer is lost, what is asked again is done once', async () => {
    const [one] = await members(3)
    if (!one) throw new Error('There is one')
    const noticeId = await publish(stage)
    const lost = failing(stage.client, 'TransactWriteItemsCommand', (count) => count === 1, { after: true })
    expect((await stage.call(one, 'openNotice', { params: { noticeId } })).status).toBe(500)
    lost.stop()
    expect((await stage.call(one, 'openNotice', { params: { noticeId } })).status).toBe(200)
    expect(await addsUp(noticeId)).toMatchObject({ opened: 1, reached: 1 })
  })

  it('while it is published, it is published whole or not at all, and by the next sweep', async () => {
    const startsAt = new Date(MORNING + DAY).toISOString()
    const noticeId = await publish(stage, { startsAt })
    stage.clock.set(MORNING + DAY)
    const killed = failing(stage.client, 'TransactWriteItemsCommand', () => true)
    expect(await sweep(stage.ports)).toMatchObject({ moved: 0, failed: 1 })
    killed.stop()
    expect((await stage.ok('resident', 'listMyNotices')).items).toEqual([])
    const lost = failing(stage.client, 'TransactWriteItemsCommand', (count) => count === 1, { after: true })
    await sweep(stage.ports)
    lost.stop()
    await sweep(stage.ports)
    expect((await stage.ok('resident', 'listMyNotices')).items).toHaveLength(1)
    expect(await storedNotice(stage, noticeId)).toMatchObject({ entries: 3, card: { state: 'published' } })
  })
})

describe('who has left', () => {
  it('is named no more in what they wrote, and what they opened is forgotten; the chain of the timeline holds', async () => {
    const noticeId = await publish(stage)
    const params = { noticeId }
    await stage.ok('communityStaff', 'correctNotice', {
      params,
      body: { title: '停水改期', text: '改到后天。', reason: '时间有误' },
    })
    await stage.ok('resident', 'openNotice', { params })
    const copy = await stage.ok('resident', 'getMyData')
    expect(copy.sections.find(({ kind }) => kind === 'notice')?.items).toEqual([[{ name: '编号', value: noticeId }]])
    const { id, name } = people.communityStaff
    await forgetSpeaker(grantedTable('sweep', stage.table), id, '已注销')
    const seen = [
      await stage.ok('resident', 'getNotice', { params }),
      await stage.ok('resident', 'listMyNotices'),
      await stage.ok('streetStaff', 'listNotices', { params: { area: community } }),
    ]
    expect(JSON.stringify(seen)).not.toContain(name)
    expect(seen[0]).toMatchObject({ speaker: { name: '已注销', areaName: '大江园社区' } })
    const entries = (await entriesOf(stage.table, keys.notice(noticeId))).map(({ pk: _p, sk: _s, ...entry }) => entry)
    expect(brokenAt(entries as never)).toBeUndefined()
    expect(JSON.stringify(entries)).not.toContain(name)
  })
})
