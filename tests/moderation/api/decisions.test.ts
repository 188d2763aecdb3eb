import { beforeAll, describe, expect, it } from 'vitest'
import { REVIEW_TIME } from '../../../shared/channels/limits.ts'
import type { Decision } from '../../../shared/moderation/reasons.ts'
import { deciding } from '../../support/channels.ts'
import { community, farCommunity, grid1, people } from '../../support/district.ts'
import { makeStage, type Stage } from '../../support/stage.ts'
import { at, hide, seen, stateOf, write } from './scene.ts'

let stage: Stage
beforeAll(async () => {
  stage = await makeStage()
})

const queue = async (who: Parameters<Stage['ok']>[0], area?: string) =>
  (await stage.ok(who, 'listModerationQueue', { query: { limit: 50, ...(area ? { area } : {}) } })).items
const decide = async (who: Parameters<Stage['ok']>[0], postId: string, decision: Decision, reason = '符合社区公约') =>
  stage.call(who, 'decidePost', await deciding(stage, postId, decision, reason))

describe('a post for review', () => {
  it('stands in the queue of the staff, is approved, and takes its place then', async () => {
    const { id, state } = await write(stage, '这里有待审词')
    expect(state).toBe('review')
    expect((await seen(stage)).some((post) => post.id === id)).toBe(false)
    const [card] = (await queue('communityStaff')).filter((each) => each.id === id)
    expect(card).toMatchObject({
      state: 'review',
      channel: community,
      excerpt: '这里有待审词',
      late: false,
      dueAt: new Date(stage.clock.now() + REVIEW_TIME).toISOString(),
    })
    const { status, body } = await decide('communityStaff', id, 'approve')
    expect([status, body.state]).toEqual([200, 'shown'])
    expect((await seen(stage))[0]).toMatchObject({ id, state: 'shown', text: '这里有待审词' })
    expect((await queue('communityStaff')).some((each) => each.id === id)).toBe(false)
  })

  it('is rejected with a reason, which its author reads; nobody else ever saw it', async () => {
    const { id } = await write(stage, '又一个待审词')
    const without = await decide('communityStaff', id, 'reject', '')
    expect(without.body.error).toMatchObject({ code: 'badInput', fields: { reason: expect.any(String) } })
    expect((await decide('communityStaff', id, 'reject', '请不要发布版权内容')).body.state).toBe('refused')
    expect(await stage.ok('resident', 'getPost', at(id))).toMatchObject({
      state: 'refused',
      reason: '请不要发布版权内容',
    })
    expect((await stage.call('neighbour', 'getPost', at(id))).status).toBe(404)
  })

  it('is appealed once, and decided about by a person again', async () => {
    const { id, state } = await write(stage, '这是违规词')
    expect(state).toBe('refused')
    await stage.ok('resident', 'appealPost', { ...at(id), body: { reason: '这是歌名' } })
    expect((await queue('communityStaff')).find((each) => each.id === id)).toMatchObject({ appealed: true })
    expect((await decide('communityStaff', id, 'reject', '歌名也不合适')).status).toBe(200)
    const again = await stage.call('resident', 'appealPost', { ...at(id), body: { reason: '再看看' } })
    expect(again.body.error.code).toBe('wrongState')
  })

  it('is not shown by a decision about other words', async () => {
    const { id } = await write(stage, '原来的待审词', 'neighbour')
    const { card } = await stage.ok('communityStaff', 'getModeratedPost', at(id))
    await stage.ok('neighbour', 'editPost', { ...at(id), body: { text: '换掉的待审词' } })
    const body = { decision: 'approve', reason: '没问题', version: card.version } as const
    expect((await stage.call('communityStaff', 'decidePost', { ...at(id), body })).body.error.code).toBe(
      'changedMeanwhile',
    )
    expect(await stateOf(stage, id)).toBe('review')
    expect((await decide('communityStaff', id, 'approve')).body).toMatchObject({ excerpt: '换掉的待审词' })
  })

  it('is decided once, though two decide at once', async () => {
    const { id } = await write(stage, '第三个待审词')
    const answers = await Promise.all([
      decide('communityStaff', id, 'approve'),
      decide('streetStaff', id, 'reject', '不合适'),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(['shown', 'refused']).toContain(await stateOf(stage, id))
  })
})

describe('a hidden post', () => {
  it('is restored: its words come back to its place, and the reports so far hide it no more', async () => {
    const { id } = await write(stage, '我家猫丢了')
    await hide(stage, id)
    expect((await queue('communityStaff')).find((each) => each.id === id)).toMatchObject({
      state: 'hidden',
      reports: 3,
    })
    expect((await decide('communityStaff', id, 'restore')).body).toMatchObject({ state: 'shown', reports: 0 })
    expect((await seen(stage)).find((post) => post.id === id)).toMatchObject({ state: 'shown', text: '我家猫丢了' })
    await stage.ok('neighbour', 'reportPost', { ...at(id), body: { reason: 'other' } })
    expect(await stateOf(stage, id)).toBe('shown')
  })

  it('is removed, and removed again after an appeal', async () => {
    const { id } = await write(stage, '你们都是骗子')
    await hide(stage, id)
    expect((await decide('communityStaff', id, 'remove', '辱骂邻居')).body.state).toBe('removed')
    expect((await seen(stage)).find((post) => post.id === id)).toMatchObject({ state: 'removed', text: '' })
    await stage.ok('resident', 'appealPost', { ...at(id), body: { reason: '我没有骂人' } })
    // Not by who decided before; who else serves nearest stands in what both read.
    const refused = await decide('communityStaff', id, 'approve')
    expect(refused.body.error).toMatchObject({ code: 'notAllowed', fields: { decision: expect.any(String) } })
    const cardOf = async (who: 'communityStaff' | 'streetStaff') => (await queue(who)).find((each) => each.id === id)
    expect(await cardOf('communityStaff')).toMatchObject({ mayDecide: false, appealTo: '花桥街道' })
    expect(await cardOf('streetStaff')).toMatchObject({ mayDecide: true, appealTo: '花桥街道' })
    expect(await stage.ok('resident', 'getPost', at(id))).toMatchObject({ state: 'review', appealTo: '花桥街道' })
    expect((await decide('streetStaff', id, 'reject', '维持移除')).body).toMatchObject({ state: 'refused' })
  })
})

describe('a decision', () => {
  it('is for who runs the channel: not for readers, other staff or who only watches', async () => {
    const { id } = await write(stage, '第四个待审词')
    for (const [who, code] of [
      ['neighbour', 'notFound'],
      ['farCommunityStaff', 'notFound'],
      ['supervisor', 'notFound'],
      ['worker', 'notFound'],
      ['resident', 'notAllowed'],
    ] as const)
      expect([who, (await decide(who, id, 'approve')).body.error.code]).toEqual([who, code])
    expect((await decide('streetStaff', id, 'approve')).status).toBe(200)
  })

  it('of a grid is for its worker too', async () => {
    const { id } = await stage.ok('resident', 'writePost', { params: { channel: grid1 }, body: { text: '待审词' } })
    expect((await queue('worker')).map((card) => card.id)).toContain(id)
    expect((await decide('otherWorker', id, 'approve')).body.error.code).toBe('notFound')
    expect((await decide('worker', id, 'approve')).status).toBe(200)
  })

  it('is nobody’s about their own post', async () => {
    const { id } = await write(stage, '我的待审词', 'communityStaff')
    expect((await decide('communityStaff', id, 'approve')).body.error.code).toBe('notAllowed')
    expect((await decide('streetStaff', id, 'approve')).status).toBe(200)
  })

  it('is kept in the audit log', async () => {
    const { id } = await write(stage, '第五个待审词')
    await decide('communityStaff', id, 'approve')
    const { items } = await stage.ok('administrator', 'listAudit', { query: { area: community, limit: 50 } })
    const entry = items.find((each) => each.what === id && each.operation === 'decidePost')
    expect(entry).toMatchObject({ area: community, note: 'approve' })
  })
})

describe('what a moderator is shown', () => {
  it('is the post, what was said around it, the reports without names, who wrote it and their record', async () => {
    const fresh = await makeStage()
    for (let i = 1; i <= 7; i++) await write(fresh, `前面第${i}条`, i % 2 ? 'resident' : 'neighbour')
    const { id } = await write(fresh, '这条有问题', 'neighbour')
    await write(fresh, '违规词', 'neighbour')
    for (let i = 1; i <= 6; i++) await write(fresh, `后面第${i}条`, i % 2 ? 'resident' : 'communityStaff')
    await hide(fresh, id)
    const shown = await fresh.ok('communityStaff', 'getModeratedPost', at(id))
    expect(shown.post).toMatchObject({ id, state: 'hidden', text: '这条有问题' })
    expect(shown.before.map(({ text }) => text)).toEqual([3, 4, 5, 6, 7].map((i) => `前面第${i}条`))
    expect(shown.after.map(({ text }) => text)).toEqual([1, 2, 3, 4, 5].map((i) => `后面第${i}条`))
    expect(shown.author).toEqual({
      name: people.neighbour.name,
      home: '大江园社区第2网格1号楼 2单元502',
      record: { posts: 5, refused: 1, removed: 0, hidden: 1 },
    })
    expect(shown.reports.map(({ reason, words }) => [reason, words])).toEqual([
      ['abuse', '骂人'],
      ['abuse', '很难听'],
      ['abuse', undefined],
    ])
    expect(JSON.stringify(shown.reports)).not.toMatch(/per_|演示/)
    expect(shown.timeline.map(({ move }) => move)).toEqual(['open', 'pass', 'hide'])
    const looks = await fresh.ok('neighbour', 'listLooks', {})
    expect(looks.items).toHaveLength(1)
    // Read again, it is the same look.
    await fresh.ok('communityStaff', 'getModeratedPost', at(id))
    expect((await fresh.ok('neighbour', 'listLooks', {})).items).toHaveLength(1)
  })

  it('of one that was never shown are the last posts before it', async () => {
    const { id } = await write(stage, '最后的待审词')
    const { before, after, found } = await stage.ok('communityStaff', 'getModeratedPost', at(id))
    expect([before.length, after.length, found]).toEqual([5, 0, ['版权']])
  })

  it('is of one’s own areas alone', async () => {
    expect((await stage.call('communityStaff', 'listModerationQueue', { query: { area: farCommunity } })).status).toBe(
      403,
    )
    expect((await stage.call('resident', 'listModerationQueue', { query: {} })).status).toBe(403)
    expect(await queue('farCommunityStaff')).toEqual([])
  })
})
