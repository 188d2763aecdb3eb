import { beforeEach, describe, expect, it } from 'vitest'
import { building1 } from '../../support/district.ts'
import { anew, codeOf, of, said, say, stage, texts } from './scene.ts'

beforeEach(anew)

describe('a thread', () => {
  it('has an order of its own, and is counted in what it answers', async () => {
    const root = await said('resident', { text: '停水了吗？' })
    await said('neighbour', { text: '我家没停', thread: root.id })
    const reply = await said('worker', { text: '下午两点恢复', thread: root.id })
    expect(reply).toMatchObject({ seq: 2, thread: root.id })
    expect(codeOf(await say('neighbour', { text: '谢谢', thread: reply.id }))).toEqual([400, 'badInput'])
    expect(codeOf(await say('resident', { text: '谢谢', thread: root.id }, building1))).toEqual([404, 'notFound'])
    const { items, to } = await stage.ok('resident', 'listReplies', of(root.id))
    expect(items.map(({ seq, post }) => [seq, post.text])).toEqual([
      [1, '我家没停'],
      [2, '下午两点恢复'],
    ])
    expect(to).toBe(2)
    expect((await stage.ok('resident', 'getPost', of(root.id))).replies).toBe(2)
    expect(await texts('neighbour')).toEqual(['停水了吗？'])
    await stage.ok('neighbour', 'recallPost', of(items[0]?.post.id ?? ''))
    const more = await stage.ok('resident', 'listReplies', { ...of(root.id), query: { after: to } })
    expect(more.items.map(({ seq, what, post }) => [seq, what, post.text, post.state])).toEqual([
      [3, 'changed', '', 'recalled'],
    ])
  })

  it('is over when what it answers is taken back', async () => {
    const root = await said('resident', { text: '停水了吗？' })
    await stage.ok('resident', 'recallPost', of(root.id))
    expect(codeOf(await say('neighbour', { text: '没停', thread: root.id }))).toEqual([409, 'wrongState'])
  })
})
