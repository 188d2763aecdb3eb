/** Who serves at a channel's area beside its staff: 物业, 业委会, 志愿者队长, 应急响应员. */
import { beforeEach, describe, expect, it } from 'vitest'
import { keys, topics } from '../../../functions/platform/table.ts'
import { consequenceOf } from '../../../functions/relay/rights.ts'
import { topicsOf } from '../../../functions/sockets/topics.ts'
import { partnerRoles } from '../../../shared/roles/roles.ts'
import { building1, building2, community, farCommunity, grid1, people, street } from '../../support/district.ts'
import { interestThat } from '../../support/interests.ts'
import { anew, at, codeOf, of, said, say, servesNow, stage, texts } from './scene.ts'

beforeEach(anew)

const channelsOf = async (who: 'newcomer') => (await stage.ok(who, 'listChannels')).items
const get = (channel: string) => stage.call('newcomer', 'getChannel', { params: { channel } })

describe('a partner may not', () => {
  it('know of a channel where they do not serve: another area, a wider one, a role that was taken', async () => {
    for (const role of partnerRoles) {
      await servesNow('newcomer', [role, farCommunity])
      expect(codeOf(await get(community)), role).toEqual([404, 'notFound'])
      expect(codeOf(await say('newcomer', { text: '你好' })), role).toEqual([404, 'notFound'])
    }
    await servesNow('newcomer', ['propertyManager', building1])
    for (const channel of [grid1, community, building2])
      expect(codeOf(await get(channel)), channel).toEqual([404, 'notFound'])
    expect((await get(building1)).status).toBe(200)
    await servesNow('newcomer')
    expect(codeOf(await get(building1))).toEqual([404, 'notFound'])
    expect(await channelsOf('newcomer')).toEqual([])
  })

  it('run a channel: neither pin, nor decide, nor propose, nor see who was called', async () => {
    const { id } = await said('resident', { text: '楼道灯坏了' })
    const doubted = await said('resident', { text: '待审词' })
    for (const role of partnerRoles) {
      await servesNow('newcomer', [role, community])
      const denied = [403, 'notAllowed']
      expect(codeOf(await stage.call('newcomer', 'pinPost', { ...of(id), body: { pinned: true } })), role).toEqual(
        denied,
      )
      const proposal = { category: 'propertyManagement', note: '交给我们' } as const
      expect(codeOf(await stage.call('newcomer', 'proposeTicket', { ...of(id), body: proposal })), role).toEqual(denied)
      const decision = { decision: 'remove' as const, reason: '不妥', version: 1 }
      expect(codeOf(await stage.call('newcomer', 'decidePost', { ...of(id), body: decision })), role).toEqual(denied)
      expect(codeOf(await stage.call('newcomer', 'getPost', of(doubted.id))), role).toEqual([404, 'notFound'])
      expect(codeOf(await stage.call('newcomer', 'listModerationQueue')), role).toEqual(denied)
      expect(codeOf(await stage.call('newcomer', 'listCalls')), role).toEqual(denied)
      expect((await get(community)).body, role).toMatchObject({ mayModerate: false, serves: false })
    }
  })

  it('be in an interest channel by their role', async () => {
    const channel = await interestThat('open')(stage)
    await servesNow('newcomer', ['volunteerLead', community])
    expect(codeOf(await get(channel))).toEqual([404, 'notFound'])
    expect(codeOf(await stage.call('newcomer', 'joinInterest', { params: { interest: channel } }))).toEqual([
      404,
      'notFound',
    ])
    expect((await stage.ok('newcomer', 'listInterests', { query: { area: community } })).items).toEqual([])
  })
})

describe('a partner', () => {
  it.each([
    ['propertyManager', '物业 演'],
    ['ownersCommittee', '业委会 演'],
    ['volunteerLead', '志愿者队长 演'],
    ['responder', '应急员 演'],
  ] as const)('as %s speaks as %s, is answered, blocked and reported as a neighbour is', async (role, name) => {
    await servesNow('newcomer', [role, community])
    const { id, author } = await said('newcomer', { text: '明天检修水箱' })
    expect(author).toEqual({ name, mine: true })
    const [post] = (await stage.ok('resident', 'listPosts', at)).items
    expect(post?.author).toEqual({ name, mine: false })
    await said('resident', { text: '几点？', thread: id })
    const like = { ...of(id), body: { reaction: 'like' as const, on: true } }
    expect((await stage.ok('newcomer', 'reactToPost', like)).reactions).toHaveLength(1)
    await stage.ok('resident', 'blockAuthor', of(id))
    expect(await texts('resident')).toEqual([])
  })

  it('has what is unread and muted as others do, and may search', async () => {
    await servesNow('newcomer', ['ownersCommittee', building1])
    const { seq } = await said('resident', { text: '楼道灯坏了' }, building1)
    expect(await channelsOf('newcomer')).toMatchObject([{ id: building1, unread: 1, muted: false }])
    const params = { channel: building1 }
    expect((await stage.call('newcomer', 'searchPosts', { params, query: { q: '楼道' } })).status).toBe(200)
    await stage.ok('newcomer', 'readChannel', { params, body: { seq: seq ?? 0 } })
    await stage.ok('newcomer', 'muteChannel', { params, body: { muted: true } })
    expect(await channelsOf('newcomer')).toMatchObject([{ id: building1, unread: 0, muted: true }])
    expect((await stage.ok('newcomer', 'catchUp', { params, query: { after: 0 } })).items).toHaveLength(1)
  })

  it('is one below the area where they serve, too; a socket hears the channel of that area, until the role is taken', async () => {
    await servesNow('newcomer', ['volunteerLead', street])
    for (const channel of [community, grid1, building1]) expect((await get(channel)).body.maySpeak, channel).toBe(true)
    for (const who of ['propertyManager', 'responder'] as const)
      expect(topicsOf(people[who]), who).toContain(topics.channel(community))
    const [before, after] = [
      { ...people.responder, version: 1 },
      { ...people.responder, version: 2, roles: [] },
    ]
    const at = keys.person(people.responder.id)
    const gone = consequenceOf({ before: { ...at, ...before }, after: { ...at, ...after } })
    expect(gone).toEqual({ kind: 'closed', person: people.responder.id })
  })

  it('says what they are though they live there, and staff stay staff', async () => {
    await servesNow('resident', ['ownersCommittee', community])
    expect((await said('resident', { text: '大家好' })).author.name).toBe('业委会 演')
    await servesNow('worker', ['propertyManager', community], ['gridWorker', grid1])
    expect((await said('worker', { text: '大家好' })).author.staff).toContain('网格员')
  })
})
