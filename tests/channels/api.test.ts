import { beforeEach, describe, expect, it } from 'vitest'
import { entriesOf } from '../../functions/cases/entries.ts'
import { brokenAt } from '../../functions/cases/timeline.ts'
import { judgePhoto } from '../../functions/channels/judge-photo.ts'
import { parsePost } from '../../functions/channels/post.ts'
import type { StoredHome } from '../../functions/people/actor.ts'
import { keys } from '../../functions/platform/table.ts'
import { sweep } from '../../functions/sweep/sweep.ts'
import { HOUR, MINUTE } from '../../shared/lifecycle.ts'
import type { Sent } from '../../shared/routes.ts'
import { grantedTable } from '../infra/granted-table.ts'
import { memoryBucket } from '../support/bucket.ts'
import { sentPhoto } from '../support/cases.ts'
import { rested } from '../support/channels.ts'
import { building1, building2, community, farBuilding, grid1, type PersonName, people } from '../support/district.ts'
import { makeStage, type Stage } from '../support/stage.ts'
import { fakeChecker } from '../support/wechat.ts'

let stage: Stage
let checker: ReturnType<typeof fakeChecker>
const bucket = memoryBucket()
beforeEach(async () => {
  checker = fakeChecker()
  stage = await makeStage({ bucket, checker })
})

type Body = Sent<'writePost'>['body']
const at = { params: { channel: community } }
const say = (who: PersonName, body: Body, channel: string = community) =>
  stage.call(who, 'writePost', { params: { channel }, body })
const said = async (who: PersonName, body: Body, channel: string = community) =>
  stage.ok(who, 'writePost', { params: { channel }, body })
const of = (postId: string) => ({ params: { postId } })
const codeOf = ({ status, body }: { status: number; body: { error?: { code: string } } }) => [status, body.error?.code]
const swept = () => sweep({ ...stage.ports, table: grantedTable('sweep', stage.table) })
const texts = async (who: PersonName, channel: string = community) =>
  (await stage.ok(who, 'listPosts', { params: { channel } })).items.map(({ text, state }) =>
    text ? text : `(${state})`,
  )
const homeNow = (who: PersonName, set: Partial<StoredHome>) =>
  stage.table.write([
    {
      update: keys.person(people[who].id),
      changes: { set: { homes: people[who].homes.map((home) => ({ ...home, ...set })) } },
    },
  ])
const waiting = async (id: string) => parsePost((await stage.table.read([keys.post(id)]))[0])

describe('who may not', () => {
  it('knows of no channel where they neither live nor serve, whether it is there or not', async () => {
    for (const who of [
      'farResident',
      'newcomer',
      'unverified',
      'farWorker',
      'farCommunityStaff',
      'responder',
    ] as const) {
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
    expect((await waiting(id))?.card.state).toBe('review')
    stage.clock.pass(24 * HOUR)
    await swept()
    await swept()
    expect((await waiting(id))?.card).toMatchObject({ state: 'review', late: true })
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

describe('photos', () => {
  const photo = async () => {
    const photoId = await sentPhoto(stage, bucket)
    await stage.ok('resident', 'checkPhoto', { params: { photoId } })
    return photoId
  }
  const pass = { suggest: 'pass', label: 100 } as const
  const traced = () => checker.photos.map(({ trace }) => trace)

  it('are checked one by one before anybody sees the post', async () => {
    const { id, state } = await said('resident', { text: '看照片', photos: [await photo(), await photo()] })
    expect([state, checker.photos.length, checker.photos[0]?.openid]).toEqual(['waiting', 2, people.resident.openid])
    const [first = '', second = ''] = traced()
    expect(await judgePhoto(stage.ports, first, pass)).toBe(true)
    expect(await texts('neighbour')).toEqual([])
    await Promise.all([judgePhoto(stage.ports, second, pass), judgePhoto(stage.ports, second, pass)])
    const { items } = await stage.ok('neighbour', 'listPosts', at)
    expect(items.map((post) => [post.id, post.photos.length])).toEqual([[id, 2]])
    expect((await stage.ok('neighbour', 'catchUp', { ...at, query: { after: 0 } })).items.length).toBe(1)
  })

  it('both results at once publish it once', async () => {
    await said('resident', { text: '两张', photos: [await photo(), await photo()] })
    await Promise.all(traced().map((trace) => judgePhoto(stage.ports, trace, pass)))
    expect(await texts('neighbour')).toEqual(['两张'])
  })

  it('one that is risky refuses it, whatever the other is', async () => {
    const { id } = await said('resident', { photos: [await photo(), await photo()] })
    const [first = '', second = ''] = traced()
    await judgePhoto(stage.ports, second, { suggest: 'risky', label: 20002 })
    await judgePhoto(stage.ports, first, pass)
    expect(await stage.ok('resident', 'getPost', of(id))).toMatchObject({
      state: 'refused',
      reason: '内容可能涉及色情',
    })
  })

  it('whose result comes before it is noted what it is about are judged all the same', async () => {
    const trace = 'early-trace'
    expect(await judgePhoto(stage.ports, trace, pass)).toBe(false)
    checker.photo = async () => trace
    await said('resident', { text: '结果先到', photos: [await photo()] })
    expect(await texts('neighbour')).toEqual(['结果先到'])
  })

  it('that could not be asked about are asked about by the sweep; text that waited goes first', async () => {
    checker.down = true
    await said('resident', { text: '等着', photos: [await photo()] })
    expect(traced()).toEqual([])
    checker.down = false
    stage.clock.pass(10_000)
    await swept()
    const [trace = ''] = traced()
    await judgePhoto(stage.ports, trace, pass)
    expect(await texts('neighbour')).toEqual(['等着'])
    expect((await swept()).due).toBe(0)
  })

  it("are one's own, looked at, and attached once", async () => {
    const id = await photo()
    expect(codeOf(await say('neighbour', { photos: [id] }))).toEqual([409, 'photoNotReady'])
    await said('resident', { photos: [id] })
    expect(codeOf(await say('resident', { photos: [id] }))).toEqual([409, 'photoNotReady'])
  })
})

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

describe('whoever manages a channel', () => {
  it('pins what is shown, five at most, own announcements too; it is audited', async () => {
    const ids: string[] = []
    for (let n = 1; n <= 6; n++) ids.push((await said('communityStaff', { text: `通知 ${n}` })).id)
    const pin = (id: string, pinned = true) => stage.call('communityStaff', 'pinPost', { ...of(id), body: { pinned } })
    for (const id of ids.slice(0, 5)) expect((await pin(id)).body.pinned).toBe(true)
    expect(codeOf(await pin(ids[5] ?? ''))).toEqual([409, 'limitReached'])
    await pin(ids[0] ?? '')
    await pin(ids[0] ?? '', false)
    expect((await pin(ids[5] ?? '')).status).toBe(200)
    const { items } = await stage.ok('resident', 'listPosts', at)
    expect(items.filter(({ pinned }) => pinned).map(({ text }) => text)).toEqual([
      '通知 6',
      '通知 5',
      '通知 4',
      '通知 3',
      '通知 2',
    ])
    await stage.ok('communityStaff', 'recallPost', of(ids[5] ?? ''))
    const [head] = await stage.table.read([keys.channel(community)])
    expect(head?.pins).toEqual([ids[4], ids[3], ids[2], ids[1]])
    expect(codeOf(await pin(ids[5] ?? ''))).toEqual([409, 'wrongState'])
    const { items: log } = await stage.ok('administrator', 'listAudit', { query: { area: community } })
    expect(log[0]).toMatchObject({ operation: 'pinPost', what: ids[5] })
  })

  it('of a building is the worker of its grid', async () => {
    const { id } = await said('resident', { text: '楼道灯' }, building1)
    expect((await stage.ok('worker', 'pinPost', { ...of(id), body: { pinned: true } })).pinned).toBe(true)
    expect(codeOf(await stage.call('otherWorker', 'pinPost', { ...of(id), body: { pinned: true } }))).toEqual([
      404,
      'notFound',
    ])
  })
})

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
    await rested(stage, 'resident')
  })
})
