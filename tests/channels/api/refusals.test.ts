import { beforeEach, describe, expect, it } from 'vitest'
import { building2, community, grid1 } from '../../support/district.ts'
import { anew, at, codeOf, homeNow, of, said, say, stage, texts } from './scene.ts'

beforeEach(anew)

describe('who may not', () => {
  it('knows of no channel where they neither live nor serve, whether it is there or not', async () => {
    for (const who of ['farResident', 'newcomer', 'unverified', 'farWorker', 'farCommunityStaff'] as const) {
      expect(codeOf(await say(who, { text: '你好' })), who).toEqual([404, 'notFound'])
      expect(codeOf(await stage.call(who, 'listPosts', at)), who).toEqual([404, 'notFound'])
      expect(codeOf(await stage.call(who, 'catchUp', { ...at, query: { after: 0 } })), who).toEqual([404, 'notFound'])
    }
    expect(codeOf(await say('resident', { text: '你好' }, building2))).toEqual([404, 'notFound'])
    expect(codeOf(await say('neighbour', { text: '你好' }, grid1))).toEqual([404, 'notFound'])
    // An area of their scope that is not there.
    expect(codeOf(await say('communityStaff', { text: '你好' }, `${community}999`))).toEqual([404, 'notFound'])
  })

  it('may look and not speak: who only oversees, and a child', async () => {
    for (const who of ['administrator', 'supervisor'] as const)
      expect(codeOf(await say(who, { text: '你好' })), who).toEqual([403, 'notAllowed'])
    await homeNow('resident', { child: true })
    const answer = await say('resident', { text: '你好' })
    expect(codeOf(answer)).toEqual([403, 'notAllowed'])
    expect(answer.body.error.fields.channel).toContain('十四岁')
    expect(await texts('resident')).toEqual([])
  })

  it('knows of no post that has not been published', async () => {
    const { id } = await said('resident', { text: '检查中断' })
    for (const who of ['neighbour', 'worker', 'communityStaff', 'administrator'] as const)
      expect(codeOf(await stage.call(who, 'getPost', of(id))), who).toEqual([404, 'notFound'])
    const { id: doubted } = await said('resident', { text: '待审词' })
    for (const who of ['neighbour', 'worker', 'farCommunityStaff', 'supervisor'] as const)
      expect(codeOf(await stage.call(who, 'getPost', of(doubted))), who).toEqual([404, 'notFound'])
    expect((await stage.ok('communityStaff', 'getPost', of(doubted))).parties).toEqual(['moderator'])
    expect(await texts('neighbour')).toEqual([])
  })

  it("changes no post of another's", async () => {
    const { id } = await said('resident', { text: '大家好' })
    for (const who of ['neighbour', 'communityStaff', 'worker'] as const) {
      expect(codeOf(await stage.call(who, 'editPost', { ...of(id), body: { text: '改了' } }))).toEqual([
        403,
        'notAllowed',
      ])
      expect(codeOf(await stage.call(who, 'recallPost', of(id)))).toEqual([403, 'notAllowed'])
      expect(codeOf(await stage.call(who, 'appealPost', { ...of(id), body: { reason: '不服' } }))).toEqual([
        403,
        'notAllowed',
      ])
    }
    expect(codeOf(await stage.call('farResident', 'recallPost', of(id)))).toEqual([404, 'notFound'])
    for (const who of ['neighbour', 'resident', 'supervisor', 'worker'] as const)
      expect(codeOf(await stage.call(who, 'pinPost', { ...of(id), body: { pinned: true } })), who).toEqual([
        403,
        'notAllowed',
      ])
  })
})
