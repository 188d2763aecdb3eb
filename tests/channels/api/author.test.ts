import { beforeEach, describe, expect, it } from 'vitest'
import { HOUR, MINUTE } from '../../../shared/lifecycle.ts'
import { anew, at, codeOf, of, said, stage, swept, texts } from './scene.ts'

beforeEach(anew)

describe('its author', () => {
  it('changes its words within two minutes; the trace is kept, for them and the moderators', async () => {
    const { id } = await said('resident', { text: '明天停谁' })
    stage.clock.pass(MINUTE)
    const edited = await stage.ok('resident', 'editPost', { ...of(id), body: { text: '明天停水' } })
    expect(edited).toMatchObject({ text: '明天停水', state: 'shown', seq: 1, version: 4 })
    expect(edited.editedAt).toBeDefined()
    expect(await texts('neighbour')).toEqual(['明天停水'])
    const { items } = await stage.ok('neighbour', 'catchUp', { ...at, query: { after: 1 } })
    expect(items.map(({ seq, what, post }) => [seq, what, post.seq, post.text])).toEqual([
      [2, 'changed', 1, '明天停水'],
    ])
    for (const who of ['resident', 'communityStaff'] as const) {
      const { timeline } = await stage.ok(who, 'getPost', of(id))
      expect(timeline.map(({ move, before }) => [move, before])).toEqual([
        ['open', undefined],
        ['pass', undefined],
        ['edit', '明天停谁'],
        ['pass', undefined],
      ])
    }
    expect((await stage.ok('neighbour', 'getPost', of(id))).timeline).toEqual([])
    stage.clock.pass(MINUTE + 1)
    expect(codeOf(await stage.call('resident', 'editPost', { ...of(id), body: { text: '晚了' } }))).toEqual([
      409,
      'wrongState',
    ])
    expect(codeOf(await stage.call('resident', 'recallPost', of(id)))).toEqual([409, 'wrongState'])
  })

  it('hides what was shown while other words wait or are refused', async () => {
    const { id } = await said('resident', { text: '大家好' })
    const risky = await stage.ok('resident', 'editPost', { ...of(id), body: { text: '违规词' } })
    expect(risky).toMatchObject({ state: 'refused', reason: '内容可能涉及辱骂' })
    expect(await texts('neighbour')).toEqual(['(refused)'])
    const other = await said('resident', { text: '早上好' })
    expect((await stage.ok('resident', 'editPost', { ...of(other.id), body: { text: '检查中断' } })).state).toBe(
      'waiting',
    )
    expect(await texts('neighbour')).toEqual(['(waiting)', '(refused)'])
    expect(
      codeOf(await stage.call('resident', 'editPost', { ...of(other.id), body: { text: '电话 13800138000' } })),
    ).toEqual([409, 'sensitive'])
    await stage.ok('resident', 'editPost', { ...of(other.id), body: { text: '上午好' } })
    expect(await texts('neighbour')).toEqual(['上午好', '(refused)'])
  })

  it('takes it back within two minutes; its place stays, without the words', async () => {
    const { id } = await said('resident', { text: '发错了', place: { name: '三楼' } })
    await said('resident', { text: '这条对' })
    expect(await stage.ok('resident', 'recallPost', of(id))).toMatchObject({
      state: 'recalled',
      text: '发错了',
      seq: 1,
    })
    const { items } = await stage.ok('neighbour', 'listPosts', at)
    expect(items.map(({ text, state }) => [text, state])).toEqual([
      ['这条对', 'shown'],
      ['', 'recalled'],
    ])
    expect(JSON.stringify(items)).not.toContain('三楼')
    expect((await stage.ok('neighbour', 'getPost', of(id))).text).toBe('')
    expect((await stage.ok('communityStaff', 'getPost', of(id))).timeline.at(-1)).toMatchObject({
      move: 'recall',
      before: '发错了',
    })
    expect(codeOf(await stage.call('resident', 'recallPost', of(id)))).toEqual([409, 'wrongState'])
    const never = await said('resident', { text: '检查中断' })
    stage.clock.pass(HOUR)
    expect((await stage.ok('resident', 'recallPost', of(never.id))).state).toBe('recalled')
    expect((await texts('neighbour')).length).toBe(2)
    expect((await swept()).due).toBe(0)
  })

  it('appeals once; no other words go around the decision', async () => {
    const { id } = await said('resident', { text: '违规词' })
    const appealed = await stage.ok('resident', 'appealPost', { ...of(id), body: { reason: '这是菜名' } })
    expect(appealed).toMatchObject({ state: 'review', reason: '内容可能涉及辱骂' })
    expect(codeOf(await stage.call('resident', 'editPost', { ...of(id), body: { text: '绕过去' } }))).toEqual([
      409,
      'wrongState',
    ])
    const whole = await stage.ok('communityStaff', 'getPost', of(id))
    expect(whole.appealed).toBe(true)
    expect(whole.timeline.at(-1)).toMatchObject({ move: 'appeal', reason: '这是菜名' })
    expect(codeOf(await stage.call('resident', 'appealPost', { ...of(id), body: { reason: '再说' } }))).toEqual([
      409,
      'wrongState',
    ])
    const shown = await said('resident', { text: '好的' })
    expect(codeOf(await stage.call('resident', 'appealPost', { ...of(shown.id), body: { reason: '多余' } }))).toEqual([
      409,
      'wrongState',
    ])
  })

  it('finds all of theirs, newest first, page by page', async () => {
    for (const text of ['一', '违规词', '三']) {
      stage.clock.pass(1)
      await said('resident', { text })
    }
    const first = await stage.ok('resident', 'listMyPosts', { query: { limit: 2 } })
    const second = await stage.ok('resident', 'listMyPosts', { query: { limit: 2, cursor: first.cursor } })
    expect([...first.items, ...second.items].map(({ text }) => text)).toEqual(['三', '违规词', '一'])
    expect((await stage.ok('neighbour', 'listMyPosts')).items).toEqual([])
  })
})
