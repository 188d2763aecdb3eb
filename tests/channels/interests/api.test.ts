import { beforeEach, describe, expect, it } from 'vitest'
import { forgetProposer } from '../../../functions/channels/forget-proposer.ts'
import { keys } from '../../../functions/platform/table.ts'
import { INTERESTS_MAX } from '../../../shared/channels/limits.ts'
import { grantedTable } from '../../infra/granted-table.ts'
import { building1, community, farCommunity, grid1, type PersonName, people } from '../../support/district.ts'
import { interestThat } from '../../support/interests.ts'
import { makeStage, type Stage } from '../../support/stage.ts'
import { say } from '../../support/talk.ts'

let stage: Stage
beforeEach(async () => {
  stage = await makeStage()
})

let keysMade = 0
const propose = (who: PersonName, name = '园艺角', area = community) =>
  stage.call(who, 'proposeInterest', { body: { area, name, about: '一起种花' }, key: `propose-${++keysMade}` })
const proposed = async (who: PersonName = 'resident', name?: string) => (await propose(who, name)).body.id as string
const agree = (who: PersonName, interest: string) => stage.call(who, 'agreeToInterest', { params: { interest } })
const join = (who: PersonName, interest: string) => stage.call(who, 'joinInterest', { params: { interest } })
const leave = (who: PersonName, interest: string) => stage.call(who, 'leaveInterest', { params: { interest } })
const list = async (who: PersonName) => (await stage.ok(who, 'listInterests', { query: { area: community } })).items
const channels = async (who: PersonName) => (await stage.ok(who, 'listChannels')).items.map(({ id }) => id)
async function opened(): Promise<string> {
  const id = await proposed()
  await agree('communityStaff', id)
  return id
}

describe('an interest channel', () => {
  it('is proposed by who verifiably lives in the community, and by nobody else', async () => {
    expect((await propose('resident')).body).toMatchObject({ state: 'proposed', mine: true, joined: false })
    for (const who of ['newcomer', 'unverified', 'farResident', 'worker', 'communityStaff', 'administrator'] as const)
      expect((await propose(who, '别的')).body.error.code, who).toBe('notAllowed')
    for (const area of [grid1, building1])
      expect((await propose('resident', '别的', area)).body.error.fields, area).toHaveProperty('area')
    expect((await propose('resident', '别的', farCommunity)).body.error.code).toBe('notAllowed')
  })

  it('has a name that no other of the community has, and a person proposes a few at most', async () => {
    await propose('resident')
    expect((await propose('neighbour')).body.error.fields).toHaveProperty('name')
    for (const name of ['书友会', '亲子营']) expect((await propose('resident', name)).status).toBe(201)
    expect((await propose('resident', '羽毛球')).body.error.code).toBe('limitReached')
    expect((await propose('neighbour', '羽毛球')).status).toBe(201)
  })

  it('is known, until it opens, to who proposed it and to who decides', async () => {
    const id = await proposed()
    const knows = async (who: PersonName) => (await list(who)).map((each) => each.id)
    for (const who of ['resident', 'communityStaff', 'streetStaff', 'administrator'] as const)
      expect(await knows(who), who).toEqual([id])
    for (const who of ['neighbour', 'worker', 'supervisor', 'farResident', 'farCommunityStaff', 'newcomer'] as const)
      expect(await knows(who), who).toEqual([])
    for (const who of ['neighbour', 'worker', 'farResident'] as const)
      expect((await join(who, id)).body.error.code, who).toBe('notFound')
    expect((await join('resident', id)).body.error.code).toBe('wrongState')
    expect((await stage.call('resident', 'getChannel', { params: { channel: id } })).body.error.code).toBe('notFound')
  })

  it('opens once, by staff of the community or above; it is audited, and who proposed it is in it', async () => {
    const id = await proposed()
    expect((await agree('worker', id)).body.error.code).toBe('notAllowed')
    expect((await agree('farCommunityStaff', id)).body.error.code).toBe('notFound')
    const both = await Promise.all([agree('communityStaff', id), agree('streetStaff', id)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await channels('resident')).toContain(id)
    const { items } = await stage.ok('administrator', 'listAudit', { query: { area: community } })
    expect(items[0]).toMatchObject({ operation: 'agreeToInterest', what: id, subject: people.resident.id })
  })

  it('is refused with a reason, which who proposed it and who decides read', async () => {
    const id = await proposed()
    const params = { interest: id }
    await stage.ok('communityStaff', 'refuseInterest', { params, body: { reason: '已经有类似的频道' } })
    expect((await list('resident'))[0]).toMatchObject({ state: 'refused', reason: '已经有类似的频道' })
    expect(await list('neighbour')).toEqual([])
    expect((await agree('communityStaff', id)).body.error.code).toBe('wrongState')
    expect((await propose('neighbour')).status).toBe(201)
  })
})

describe('being in it', () => {
  it('is for who lives in the community: they read and write there, as neighbours by their building', async () => {
    const id = await opened()
    for (const _ of [1, 2]) expect((await join('neighbour', id)).body).toMatchObject({ joined: true })
    for (const who of ['farResident', 'unverified', 'worker', 'newcomer'] as const)
      expect((await join(who, id)).body.error.code, who).toBe('notFound')
    const post = await say(stage, 'neighbour', id, '谁家有多的花盆？')
    expect(post.author.name).toMatch(/号楼 演邻居$/)
    expect((await stage.ok('resident', 'listChannels')).items.at(-1)).toMatchObject({
      id,
      name: '园艺角',
      kind: 'interest',
      area: community,
      unread: 1,
    })
  })

  it('is one’s own choice: others of the community don’t read there, staff do', async () => {
    const id = await opened()
    await say(stage, 'resident', id, '大家好')
    const params = { channel: id }
    expect((await stage.call('neighbour', 'listPosts', { params })).body.error.code).toBe('notFound')
    expect((await stage.ok('communityStaff', 'listPosts', { params })).items.length).toBe(1)
    await join('neighbour', id)
    expect((await stage.ok('neighbour', 'listPosts', { params })).items.length).toBe(1)
    for (const _ of [1, 2]) expect((await leave('neighbour', id)).body).toMatchObject({ joined: false })
    expect((await stage.call('neighbour', 'listPosts', { params })).body.error.code).toBe('notFound')
    expect(await channels('neighbour')).not.toContain(id)
  })

  it('has a limit', async () => {
    for (let i = 0; i < INTERESTS_MAX; i++)
      expect((await join('resident', await interestThat('open')(stage))).status).toBe(200)
    const more = await join('resident', await interestThat('open')(stage))
    expect(more.body.error.code).toBe('limitReached')
    expect((await channels('resident')).length).toBe(INTERESTS_MAX + 3)
  })

  it('goes on after it is closed, for reading; it is joined no more', async () => {
    const id = await opened()
    await say(stage, 'resident', id, '最后一次')
    const params = { interest: id }
    await stage.ok('communityStaff', 'closeInterest', { params, body: { reason: '长期没有活动' } })
    const written = await stage.call('resident', 'writePost', {
      params: { channel: id },
      body: { text: '还在吗' },
      key: 'still-there-1',
    })
    expect(written.body.error.code).toBe('wrongState')
    expect(await stage.ok('resident', 'getChannel', { params: { channel: id } })).toMatchObject({
      maySpeak: false,
      why: '这个频道已经关闭，只能查看',
    })
    expect((await join('neighbour', id)).body.error.code).toBe('notFound')
    expect((await leave('resident', id)).status).toBe(200)
  })
})

it('of who has left it stays, under no name of theirs', async () => {
  const id = await opened()
  await forgetProposer(grantedTable('sweep', stage.table), people.resident.id, '已注销居民')
  expect(await list('neighbour')).toMatchObject([{ id, name: '园艺角', proposedBy: '已注销居民' }])
  expect((await stage.table.read([keys.channel(id)]))[0]).toMatchObject({ proposedName: '已注销居民' })
})
