import { beforeEach, describe, expect, it } from 'vitest'
import { entriesOf } from '../../../functions/cases/entries.ts'
import { brokenAt } from '../../../functions/cases/timeline.ts'
import { keys } from '../../../functions/platform/table.ts'
import { HOUR, MINUTE } from '../../../shared/lifecycle.ts'
import { building1, community, grid1, people } from '../../support/district.ts'
import { anew, at, checker, codeOf, homeNow, postNow, said, say, stage, swept, texts } from './scene.ts'

beforeEach(anew)

describe('a post', () => {
  it('shows a neighbour by house and surname, and staff by what they are', async () => {
    const mine = await said('resident', { text: '大家好' })
    expect(mine).toMatchObject({ state: 'shown', seq: 1, author: { name: '1号楼 演邻居', mine: true } })
    expect((await said('resident', { text: '同一栋的' }, building1)).author.name).toBe('1单元 演邻居')
    expect((await said('worker', { text: '我是网格员' })).author).toEqual({
      name: '演示网格员 一',
      staff: '大江园社区第1网格 网格员',
      mine: true,
    })
    const { items } = await stage.ok('neighbour', 'listPosts', at)
    expect(items.map(({ author }) => author)).toEqual([
      { name: '演示网格员 一', staff: '大江园社区第1网格 网格员', mine: false },
      { name: '1号楼 演邻居', mine: false },
    ])
    expect(JSON.stringify(items)).not.toContain(people.resident.id)
    expect(JSON.stringify(items)).not.toContain('301')
  })

  it('is refused when it says nothing, and asked about when it looks personal', async () => {
    expect(codeOf(await say('resident', {}))).toEqual([400, 'badInput'])
    expect(codeOf(await say('resident', { text: '\u200b\u200b' }))).toEqual([400, 'badInput'])
    const phone = await say('resident', { text: '转让月票，电话 138 0013 8000' })
    expect(codeOf(phone)).toEqual([409, 'sensitive'])
    expect(phone.body.error.fields.text).toContain('电话号码')
    expect(codeOf(await say('resident', { text: '看图', place: { name: '京A12345 旁边' } }))).toEqual([
      409,
      'sensitive',
    ])
    expect(await said('resident', { text: '电话 138 0013 8000', confirmed: true })).toMatchObject({ state: 'shown' })
    expect(await texts('neighbour')).toEqual(['电话 138 0013 8000'])
  })

  it('that is risky is refused with the reason, and only its author knows', async () => {
    const refused = await said('resident', { text: '广告词', place: { name: '门口' } })
    expect(refused).toMatchObject({ state: 'refused', reason: '内容可能涉及广告', text: '广告词' })
    expect(refused.seq).toBeUndefined()
    expect(await texts('neighbour')).toEqual([])
    expect((await said('resident', { text: '看这里', place: { name: '违规词' } })).state).toBe('refused')
    const { items } = await stage.ok('resident', 'listMyPosts')
    expect(items.map(({ state }) => state).sort()).toEqual(['refused', 'refused'])
  })

  it('that is doubted waits for a person, in the queue of its area', async () => {
    const { id, state } = await said('resident', { text: '待审词' }, building1)
    expect(state).toBe('review')
    expect(await texts('resident', building1)).toEqual([])
    const [item] = await stage.table.read([keys.post(id)])
    expect(item).toMatchObject({ grid: `${grid1}#post#open`, community: `${community}#post#open` })
    const entries = await entriesOf(stage.table, keys.post(id))
    expect(entries.map(({ move, audience }) => [move, audience])).toEqual([
      ['open', { people: [people.resident.id], areas: [] }],
      ['doubt', { people: [people.resident.id], areas: [building1] }],
    ])
    expect(brokenAt(entries.map(({ pk: _, sk: __, ...entry }) => entry as never))).toBeUndefined()
  })

  it('waits while the check is down, and is published once, when it is back', async () => {
    checker.down = true
    const { id, state } = await said('resident', { text: '断网时写的' })
    expect(state).toBe('waiting')
    expect(await texts('neighbour')).toEqual([])
    await said('resident', { text: '也在等' })
    stage.clock.pass(10_000)
    expect(await swept()).toMatchObject({ due: 2, moved: 2, failed: 0 })
    stage.clock.pass(10_000)
    expect((await swept()).due).toBe(0)
    checker.down = false
    stage.clock.pass(10_000)
    await Promise.all([swept(), swept()])
    expect((await texts('neighbour')).sort()).toEqual(['也在等', '断网时写的'])
    expect((await swept()).due).toBe(0)
    const { items } = await stage.ok('neighbour', 'catchUp', { ...at, query: { after: 0 } })
    expect(items.map(({ seq, what }) => [seq, what])).toEqual([
      [1, 'posted'],
      [2, 'posted'],
    ])
    expect(items.find(({ post }) => post.id === id)?.post.state).toBe('shown')
  })

  it('that waited too long for the check is looked at by a person, and moderators are reminded of it', async () => {
    const { id } = await said('resident', { text: '检查中断' })
    for (let n = 0; n < 8; n++) {
      stage.clock.pass(5 * MINUTE)
      await swept()
    }
    expect((await postNow(id))?.card.state).toBe('review')
    stage.clock.pass(24 * HOUR)
    await swept()
    await swept()
    expect((await postNow(id))?.card).toMatchObject({ state: 'review', late: true })
    expect((await swept()).due).toBe(0)
    const moves = (await entriesOf(stage.table, keys.post(id))).map(({ move }) => move)
    expect(moves).toEqual(['open', 'missCheck', 'missReview'])
  })

  it('is written ten times a minute at most, and five times an hour by who is new', async () => {
    for (let n = 0; n < 10; n++) await said('resident', { text: `第 ${n} 条` })
    expect(codeOf(await say('resident', { text: '第十一条' }))).toEqual([429, 'tooMany'])
    await said('neighbour', { text: '我没发过' })
    stage.clock.pass(MINUTE)
    await said('resident', { text: '歇过了' })
    await homeNow('neighbour', { since: new Date(stage.clock.now()).toISOString() })
    for (let n = 0; n < 5; n++) await said('neighbour', { text: `新来的 ${n}` })
    stage.clock.pass(2 * MINUTE)
    const slowed = await say('neighbour', { text: '还想说' })
    expect(codeOf(slowed)).toEqual([429, 'tooMany'])
    expect(slowed.body.error.fields.text).toContain('第一天')
    stage.clock.pass(HOUR)
    await said('neighbour', { text: '又过了一小时' })
    expect((await texts('neighbour')).length).toBe(18)
  })

  it('mentions the authors of posts that can be seen there', async () => {
    const { id } = await said('neighbour', { text: '谁家有梯子？' })
    const mention = await said('resident', { text: '我家有', mentions: [id] })
    expect(mention.mentions).toEqual([{ name: '1号楼 演邻居', me: false }])
    const { items } = await stage.ok('neighbour', 'listPosts', at)
    expect(items[0]?.mentions).toEqual([{ name: '1号楼 演邻居', me: true }])
    const elsewhere = await said('resident', { text: '本栋' }, building1)
    expect(codeOf(await say('resident', { text: '你好', mentions: [elsewhere.id] }))).toEqual([400, 'badInput'])
  })
})
