import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { entriesOf } from '../../../functions/cases/entries.ts'
import { brokenAt, type Chained } from '../../../functions/cases/timeline.ts'
import { forgetCaller } from '../../../functions/channels/forget-caller.ts'
import { forgetMentions } from '../../../functions/channels/forget-mentions.ts'
import { keys } from '../../../functions/platform/table.ts'
import { sweep } from '../../../functions/sweep/sweep.ts'
import type { Poller } from '../../../infra/local/poller.ts'
import { callOf } from '../../../shared/channels/calls.ts'
import { CALL_TIME } from '../../../shared/channels/limits.ts'
import { type Stage as CaseStage, DAY, HOUR } from '../../../shared/lifecycle.ts'
import type { HeldRole } from '../../../shared/roles/roles.ts'
import { grantedTable } from '../../infra/granted-table.ts'
import { building1, community, farGrid, grid1, grid2, type PersonName, people } from '../../support/district.ts'
import { makeStage, type Stage } from '../../support/stage.ts'
import { followTalk, say, soon } from '../../support/talk.ts'

let stage: Stage
let worker: Poller
beforeEach(async () => {
  stage = await makeStage({ stream: true })
  worker = await followTalk(stage)
})
afterEach(() => worker.stop())

const queue = async (who: PersonName, query: { area?: string; stage?: CaseStage } = {}) =>
  (await stage.ok(who, 'listCalls', { query })).items
const callState = async (postId: string, channel: string = community) =>
  (await stage.ok('resident', 'listPosts', { params: { channel } })).items.find(({ id }) => id === postId)?.call
const become = (postId: string, state: string, channel: string = community) =>
  soon(async () => expect(await callState(postId, channel)).toBe(state))
const queued = (who: PersonName, count: number) => soon(async () => expect(await queue(who)).toHaveLength(count))
/** The resident calls the staff, and waits until they are called. */
async function called(text = '路灯坏了，请来看看。', channel: string = community): Promise<string> {
  const { id } = await say(stage, 'resident', channel, text, { call: true })
  await become(id, 'asked', channel)
  return id
}
const rolesNow = (who: PersonName, roles: HeldRole[]) =>
  stage.table.write([{ update: keys.person(people[who].id), changes: { set: { roles } } }])
const settle = (who: PersonName, postId: string) => stage.call(who, 'settleCall', { params: { postId } })
const sweepNow = () => sweep({ ...stage.ports, table: grantedTable('sweep', stage.table) })

describe('a call', () => {
  it('comes to the staff of the area and of those above, with a clock, when its post is published', async () => {
    await called()
    const [card] = await queue('communityStaff')
    expect(card).toMatchObject({
      channel: community,
      channelName: '大江园社区',
      state: 'asked',
      name: '1号楼 演邻居',
      excerpt: '路灯坏了，请来看看。',
      late: false,
      dueAt: new Date(stage.clock.now() + CALL_TIME).toISOString(),
    })
    for (const who of ['worker', 'otherWorker', 'streetStaff', 'districtStaff', 'administrator', 'supervisor'] as const)
      expect((await queue(who)).length, who).toBe(1)
    for (const who of ['farWorker', 'farCommunityStaff', 'farStreetStaff'] as const)
      expect(await queue(who), who).toEqual([])
    for (const who of ['resident', 'newcomer', 'propertyManager', 'responder'] as const)
      expect((await stage.call(who, 'listCalls')).body.error.code, who).toBe('notAllowed')
  })

  it('of a building is for the worker of its grid, not for those of others', async () => {
    await called('楼道灯不亮', building1)
    expect((await queue('worker')).length).toBe(1)
    expect((await queue('worker', { area: grid1 })).length).toBe(1)
    expect(await queue('otherWorker')).toEqual([])
    for (const [who, area] of [
      ['otherWorker', grid1],
      ['worker', farGrid],
      ['farStreetStaff', grid1],
    ] as const)
      expect((await stage.call(who, 'listCalls', { query: { area } })).body.error.code, `${who} ${area}`).toBe(
        'notAllowed',
      )
    expect((await queue('worker', { area: building1 })).length).toBe(1)
  })

  it('is not made by a post that calls nobody, nor by one that nobody may see', async () => {
    await say(stage, 'resident', community, '大家好')
    await say(stage, 'resident', community, '违规词', { call: true })
    await called()
    expect((await queue('communityStaff')).length).toBe(1)
  })

  it('names who is on duty then, and tells them', async () => {
    const at = (hours: number) => new Date(stage.clock.now() + hours * HOUR).toISOString()
    const plan = (person: PersonName, from: number, to: number) =>
      stage.ok('communityStaff', 'planShifts', {
        params: { area: grid2 },
        body: { person: people[person].id, from: at(from), to: at(to), weeks: 1 },
        key: `shift-of-${person}-${from}`,
      })
    await plan('otherWorker', 1, 5)
    await plan('worker', 6, 10)
    stage.clock.pass(2 * HOUR)
    const { id } = await say(stage, 'neighbour', grid2, '有人受伤了', { call: true })
    await queued('otherWorker', 1)
    expect((await queue('otherWorker'))[0]?.onDuty).toEqual([people.otherWorker.name])
    const [first] = await entriesOf(stage.table, keys.call(callOf(id)))
    expect(first?.audience).toEqual({ people: [people.neighbour.id, people.otherWorker.id], areas: [grid2] })
    // Nobody calls themselves.
    const own = await stage.ok('otherWorker', 'getCallable', { params: { channel: grid2 } })
    expect(own).toEqual({ onDuty: false, names: [people.worker.name] })
  })
})

describe('a call while nobody is on duty', () => {
  const told = async (id: string) => {
    const [first] = await entriesOf(stage.table, keys.call(callOf(id)))
    return first?.audience
  }
  const calledOf = async (who: PersonName, id: string, channel: string) =>
    (await stage.ok(who, 'listPosts', { params: { channel } })).items.find((post) => post.id === id)?.called
  const callable = (who: PersonName, channel: string) => stage.ok(who, 'getCallable', { params: { channel } })

  it('of a grid or a building goes to its grid workers, and its caller alone is told to whom', async () => {
    expect(await callable('resident', building1)).toEqual({ onDuty: false, names: [people.worker.name] })
    const id = await called('楼道灯不亮', building1)
    expect(await told(id)).toMatchObject({ people: [people.resident.id, people.worker.id] })
    expect(await calledOf('resident', id, building1)).toEqual({ onDuty: false, names: [people.worker.name] })
    for (const who of ['worker', 'communityStaff'] as const)
      expect(await calledOf(who, id, building1), who).toBeUndefined()
    expect((await queue('worker'))[0]).toMatchObject({ onDuty: [], serving: [people.worker.name] })
    const { id: other } = await say(stage, 'neighbour', grid2, '有人吗', { call: true })
    await queued('otherWorker', 1)
    const both = [people.worker.id, people.otherWorker.id]
    expect(await told(other)).toMatchObject({ people: [people.neighbour.id, ...both] })
  })

  it('goes to the staff of the community where the grid has no worker, and on from level to level', async () => {
    await rolesNow('worker', [])
    expect((await callable('resident', building1)).names).toEqual([people.communityStaff.name])
    await rolesNow('communityStaff', [])
    expect((await callable('resident', building1)).names).toEqual([people.streetStaff.name])
    // In the channel of a community its own staff come first, then the workers of its grids.
    expect((await callable('resident', community)).names).toEqual([people.otherWorker.name])
    await rolesNow('otherWorker', [])
    expect((await callable('resident', community)).names).toEqual([people.streetStaff.name])
    await rolesNow('streetStaff', [])
    expect(await callable('resident', building1)).toEqual({ onDuty: false, names: [] })
  })

  it('is of the staff of the community in its channel', async () => {
    const id = await called()
    expect(await told(id)).toMatchObject({ people: [people.resident.id, people.communityStaff.id] })
  })

  it('is answered by no partner', async () => {
    const id = await called()
    await say(stage, 'propertyManager', community, '我们看看', { thread: id })
    await say(stage, 'responder', community, '收到', { thread: id })
    await say(stage, 'worker', community, '马上到', { thread: id })
    await become(id, 'answered')
    const [card] = await queue('communityStaff', { stage: 'waiting' })
    expect(card?.answeredBy).toContain('网格员')
  })
})

describe('an answer', () => {
  it('is a word of the staff under the post: no neighbour gives it, nor who called', async () => {
    const id = await called()
    await say(stage, 'neighbour', community, '我也看到了', { thread: id })
    await say(stage, 'resident', community, '还没来', { thread: id })
    expect((await queue('worker'))[0]?.state).toBe('asked')
    await say(stage, 'otherWorker', community, '今天下午去修。', { thread: id })
    await become(id, 'answered')
    expect(await queue('communityStaff')).toEqual([])
    expect((await queue('communityStaff', { stage: 'waiting' }))[0]).toMatchObject({
      answeredBy: '大江园社区第2网格 网格员 演示网格员 二',
    })
    await say(stage, 'worker', community, '已经修好了。', { thread: id })
    const entries = (await entriesOf(stage.table, keys.call(callOf(id)))).map(({ pk: _, sk: __, ...entry }) => entry)
    expect(entries.map(({ move }) => move)).toEqual(['open', 'answer'])
    expect(brokenAt(entries as unknown as Chained[])).toBeUndefined()
  })

  it('answers those too who called under the post, before it', async () => {
    const { id } = await say(stage, 'neighbour', community, '楼下好吵')
    await say(stage, 'resident', community, '@网格员 请来一下', { thread: id, call: true })
    await queued('worker', 1)
    await say(stage, 'worker', community, '马上到', { thread: id })
    await queued('worker', 0)
  })
})

describe('a call ends', () => {
  it('when who made it says that it is settled, and stays so however often they say it', async () => {
    const id = await called()
    for (const who of ['neighbour', 'worker', 'supervisor'] as const)
      expect((await settle(who, id)).body.error.code, who).toBe('notAllowed')
    expect((await settle('farResident', id)).body.error.code).toBe('notFound')
    for (const _ of [1, 2]) expect((await settle('resident', id)).body).toMatchObject({ call: 'settled' })
    expect(await callState(id)).toBe('settled')
    expect(await queue('communityStaff')).toEqual([])
    const plain = await say(stage, 'resident', community, '谢谢')
    expect((await settle('resident', plain.id)).body.error.code).toBe('wrongState')
  })

  it('not by its clock: unanswered it is late, told to the level above, and goes on until somebody answers', async () => {
    const id = await called()
    stage.clock.pass(CALL_TIME - 1)
    expect(await sweepNow()).toMatchObject({ moved: 0, failed: 0 })
    stage.clock.pass(1)
    expect(await sweepNow()).toMatchObject({ moved: 1, failed: 0 })
    expect(await sweepNow()).toMatchObject({ moved: 0, failed: 0 })
    expect((await queue('streetStaff'))[0]).toMatchObject({ state: 'asked', late: true })
    await say(stage, 'worker', community, '抱歉，来晚了。', { thread: id })
    await become(id, 'answered')
  })

  it('after three days of silence, once it was answered', async () => {
    const id = await called()
    await say(stage, 'worker', community, '修好了。', { thread: id })
    await become(id, 'answered')
    stage.clock.pass(3 * DAY)
    expect(await sweepNow()).toMatchObject({ moved: 1, failed: 0 })
    expect(await callState(id)).toBe('lapsed')
    expect((await settle('resident', id)).body.error.code).toBe('wrongState')
  })
})

it('what changes of a call is an event of its channel, in its one order', async () => {
  const id = await called()
  await settle('resident', id)
  const { items } = await stage.ok('neighbour', 'catchUp', { params: { channel: community }, query: { after: 0 } })
  expect(items.map(({ seq, what, post }) => [seq, what, post.call])).toEqual([
    [1, 'posted', 'settled'],
    [2, 'changed', 'settled'],
    [3, 'changed', 'settled'],
  ])
})

it('that went to somebody who has left names them no more: neither to its caller nor to the staff', async () => {
  const id = await called()
  const gone = '已注销居民'
  const { name, id: person } = people.communityStaff
  const ports = { ...stage.ports, table: grantedTable('sweep', stage.table) }
  const calledOf = async () =>
    (await stage.ok('resident', 'listPosts', { params: { channel: community } })).items.find((post) => post.id === id)
  expect((await calledOf())?.called).toEqual({ onDuty: false, names: [name] })
  await forgetMentions(ports, person, gone)
  expect((await calledOf())?.called).toEqual({ onDuty: false, names: [gone] })
  expect((await queue('worker'))[0]).toMatchObject({ onDuty: [], serving: [gone] })
  expect(await stage.table.read([keys.mentioned(person, id)])).toEqual([undefined])
  await forgetMentions(ports, person, gone)
})

it('of who has left it stays, under no name of theirs', async () => {
  const id = await called()
  await stage.ok('resident', 'settleCall', { params: { postId: id } })
  await forgetCaller(grantedTable('sweep', stage.table), people.resident.id, '已注销居民')
  const [card] = await queue('communityStaff', { stage: 'closed' })
  expect(card).toMatchObject({ name: '已注销居民', state: 'settled' })
  const entries = (await entriesOf(stage.table, keys.call(callOf(id)))).map(({ pk: _, sk: __, ...entry }) => entry)
  expect(entries.map(({ by }) => by)).toEqual([
    { party: 'caller', name: '已注销居民' },
    { party: 'caller', name: '已注销居民' },
  ])
  expect(brokenAt(entries as unknown as Chained[])).toBeUndefined()
  await forgetCaller(grantedTable('sweep', stage.table), people.resident.id, '已注销居民')
})
