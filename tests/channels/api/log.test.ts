import { beforeEach, describe, expect, it } from 'vitest'
import { building2, farBuilding } from '../../support/district.ts'
import { anew, at, codeOf, of, said, stage } from './scene.ts'

beforeEach(anew)

describe('the log', () => {
  it('is read backwards in pages, over changes, and forwards from any event', async () => {
    for (let n = 1; n <= 8; n++) await said(n % 2 ? 'resident' : 'neighbour', { text: `${n}` })
    const { items: mine } = await stage.ok('resident', 'listMyPosts')
    for (const { id } of mine) await stage.ok('resident', 'editPost', { ...of(id), body: { text: '改' } })
    const seen: string[] = []
    let before: number | undefined
    let pages = 0
    do {
      const page = await stage.ok('neighbour', 'listPosts', { ...at, query: { limit: 3, before } })
      seen.push(...page.items.map(({ text }) => text))
      before = page.before
      pages++
    } while (before)
    expect([seen.length, pages]).toEqual([8, 3])
    expect(seen).toEqual(['8', '改', '6', '改', '4', '改', '2', '改'])
    const { seq } = await stage.ok('neighbour', 'listPosts', at)
    expect(seq).toBe(12)
    const caught: number[] = []
    for (let after = 0, more = true; more; ) {
      const page = await stage.ok('neighbour', 'catchUp', { ...at, query: { after, limit: 5 } })
      caught.push(...page.items.map((event) => event.seq))
      for (const { what, post } of page.items) if (what === 'changed') expect(post.text).toBe('改')
      after = page.to
      more = page.more
    }
    expect(caught).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    expect(await stage.ok('neighbour', 'catchUp', { ...at, query: { after: 12 } })).toEqual({
      items: [],
      to: 12,
      more: false,
    })
  })

  it('of an empty channel is empty, and of one elsewhere nobody knows', async () => {
    expect(await stage.ok('neighbour', 'listPosts', { params: { channel: building2 } })).toEqual({ items: [], seq: 0 })
    expect(codeOf(await stage.call('neighbour', 'listPosts', { params: { channel: farBuilding } }))).toEqual([
      404,
      'notFound',
    ])
  })
})
