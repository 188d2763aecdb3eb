import { describe, expect, it } from 'vitest'
import { linesOf, newCount, pinsOf } from '../../../miniprogram/src/channels/lines.ts'
import { withReactions, withTold } from '../../../miniprogram/src/channels/log.ts'
import { textParts } from '../../../miniprogram/src/channels/text-parts.ts'
import { post } from '../samples.ts'

const said = (seq: number, at: string, change = {}) => ({ ...post({ id: `pst_${seq}`, at, ...change }), seq })
const words = (lines: ReturnType<typeof linesOf>) =>
  lines.map((line) => (line.kind === 'post' ? line.post.id : line.kind === 'day' ? line.day : '新'))

describe('the lines of a channel', () => {
  const first = said(1, '2026-11-21T15:59:00.000Z')
  const second = said(2, '2026-11-21T16:01:00.000Z')
  const third = said(3, '2026-11-22T03:00:00.000Z')

  it("have a day's name where another day begins by China's clocks", () => {
    expect(words(linesOf([first, second, third], [], undefined))).toEqual([
      '2026-11-21',
      'pst_1',
      '2026-11-22',
      'pst_2',
      'pst_3',
    ])
  })

  it('say where one stopped reading, before the first that somebody else wrote since', () => {
    const mine = { ...second, author: { name: '我', mine: true } }
    expect(words(linesOf([first, mine, third], [], { after: 1, to: 3 }))).toEqual([
      '2026-11-21',
      'pst_1',
      '2026-11-22',
      'pst_2',
      '新',
      'pst_3',
    ])
    expect(newCount([first, mine, third], { after: 1, to: 3 })).toBe(1)
    expect(words(linesOf([first, third], [], { after: 1, to: 2 }))).not.toContain('新')
  })

  it('have my own posts that wait where I wrote them, and each only once when it is shown', () => {
    const waiting = post({ id: 'pst_w', at: '2026-11-21T16:30:00.000Z', seq: undefined, state: 'waiting' })
    const shown = post({ id: 'pst_3', at: '2026-11-22T02:00:00.000Z', seq: undefined, state: 'waiting' })
    expect(words(linesOf([second, third], [shown, waiting], undefined))).toEqual([
      '2026-11-22',
      'pst_2',
      'pst_w',
      'pst_3',
    ])
  })

  it('pin what is pinned now', () => {
    const pinned = { ...first, pinned: true }
    expect(pinsOf([pinned], [second, { ...third, pinned: true }]).map(({ id }) => id)).toEqual(['pst_3', 'pst_1'])
    expect(pinsOf([pinned], [{ ...first, pinned: false }])).toEqual([])
  })
})

describe('what is mine', () => {
  const reacted = { ...post({ reactions: [{ reaction: 'like', count: 1, mine: true }] }), seq: 1 }
  const log = { posts: [reacted], seq: 1, before: undefined }

  it('stays mine when others are told of it as strangers see it', () => {
    const asStranger = { ...reacted, text: '来水了', reactions: [{ reaction: 'like' as const, count: 2, mine: false }] }
    const moved = withTold(log, { seq: 2, event: { seq: 2, what: 'changed', post: asStranger } })
    expect(moved?.posts).toMatchObject([{ text: '来水了', reactions: [{ count: 2, mine: true }] }])
    expect(withReactions(log, reacted.id, { like: 3, heart: 1 }).posts[0]?.reactions).toEqual([
      { reaction: 'like', count: 3, mine: true },
      { reaction: 'heart', count: 1, mine: false },
    ])
  })
})

describe('phone numbers in a text', () => {
  const phones = (text: string) => textParts(text).flatMap((part) => (part.kind === 'phone' ? [part.number] : []))

  it('are found as they are written', () => {
    expect(phones('找王师傅 138 1234 5678，或 027-87654321')).toEqual(['13812345678', '02787654321'])
    expect(phones('有危险打110，热线12345，客服 400-123-4567')).toEqual(['110', '12345', '4001234567'])
  })

  it('are not made of other numbers', () => {
    expect(phones('订单 2138123456789，3号楼110室？第1105号，2026年11月22日，120元')).toEqual([])
    expect(phones('8812345678901234')).toEqual([])
  })

  it('leave every character where it was', () => {
    const text = '电话13812345678。\n谢谢 119'
    expect(
      textParts(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text)
  })
})
