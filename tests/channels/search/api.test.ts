import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeMarks, parseMarks } from '../../../functions/channels/marks.ts'
import { keys } from '../../../functions/platform/table.ts'
import type { Poller } from '../../../infra/local/poller.ts'
import { MINUTE } from '../../../shared/lifecycle.ts'
import { counting } from '../../support/client.ts'
import { building1, community, type PersonName, people } from '../../support/district.ts'
import { makeStage, type Stage } from '../../support/stage.ts'
import { followTalk, say as saidNow, soon } from '../../support/talk.ts'

let stage: Stage
let worker: Poller
beforeEach(async () => {
  stage = await makeStage({ stream: true })
  worker = await followTalk(stage)
})
afterEach(() => worker.stop())

/** A moment after what was said before: ids are in the order of their times. */
function say(...said: Parameters<typeof saidNow>) {
  said[0].clock.pass(1)
  return saidNow(...said)
}
const search = async (q: string, who: PersonName = 'resident', channel: string = community, limit = 20) =>
  stage.ok(who, 'searchPosts', { params: { channel }, query: { q, limit } })
const texts = async (...asked: Parameters<typeof search>) => (await search(...asked)).items.map(({ text }) => text)
/** Says it, and waits until it can be found. */
async function saySoon(text: string, who: PersonName = 'neighbour', channel: string = community) {
  const post = await say(stage, who, channel, text)
  await soon(async () => expect((await search(text, who, channel)).items.map(({ id }) => id)).toContain(post.id))
  return post
}

describe('what was said', () => {
  it('is found by any of its words, however they are written, newest first, in its channel alone', async () => {
    await saySoon('谁家的 快递 放在Ａ座门口了？')
    await saySoon('快递柜坏了，请物业看看。')
    await saySoon('一号楼的快递', 'resident', building1)
    expect(await texts('快递')).toEqual(['快递柜坏了，请物业看看。', '谁家的 快递 放在Ａ座门口了？'])
    expect(await texts('快递，放在a座')).toEqual(['谁家的 快递 放在Ａ座门口了？'])
    expect(await texts('坏了请物业看看')).toEqual(['快递柜坏了，请物业看看。'])
    expect(await texts('快递', 'resident', building1)).toEqual(['一号楼的快递'])
    for (const nothing of ['物业快递', '递快', '电梯']) expect(await texts(nothing), nothing).toEqual([])
  })

  it('is found under other posts too: a reply leads to the thread where it stands', async () => {
    const root = await saySoon('楼道里的灯不亮了')
    const thread = { params: { channel: community }, body: { text: '灯泡我昨天换过', thread: root.id } }
    stage.clock.pass(1)
    const reply = await stage.ok('resident', 'writePost', thread)
    await soon(async () => expect(await texts('灯泡')).toEqual(['灯泡我昨天换过']))
    expect((await search('灯泡')).items[0]).toMatchObject({ id: reply.id, thread: root.id, seq: 1 })
    expect(await texts('不亮')).toEqual(['楼道里的灯不亮了'])
    // Who does not read the channel does not find them, and it says no more once it is taken back.
    const asked = { params: { channel: community }, query: { q: '灯泡' } }
    expect((await stage.call('farResident', 'searchPosts', asked)).body.error.code).toBe('notFound')
    await stage.ok('resident', 'recallPost', { params: { postId: reply.id }, key: 'recall-a-reply' })
    expect(await texts('灯泡')).toEqual([])
  })

  it('costs no more with many replies: as many rows are looked at in one go', async () => {
    const root = await saySoon('停水了吗')
    for (let i = 1; i <= 12; i++) {
      stage.clock.pass(1)
      await stage.ok('worker', 'writePost', {
        params: { channel: community },
        body: { text: `停水第${i}次`, thread: root.id },
      })
      if (i % 8 === 0) stage.clock.pass(MINUTE)
    }
    await soon(async () => expect(await texts('停水', 'resident', community, 50)).toHaveLength(13))
    // Nobody else asks the table meanwhile.
    await worker.stop()
    const count = counting(stage.client)
    const found = await texts('停水', 'resident', community, 50)
    count.stop()
    // Who asks, what says it, and all of that at once.
    expect(count.counts).toEqual({ BatchGetItemCommand: 2, QueryCommand: 1 })
    expect(found).toEqual([...[12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map((i) => `停水第${i}次`), '停水了吗'])
  })

  it('is asked for by two characters at least', async () => {
    for (const q of ['快', '快！', '。。。'])
      expect(
        (await stage.call('resident', 'searchPosts', { params: { channel: community }, query: { q } })).body.error.code,
      ).toBe('badInput')
  })

  it('is found as it reads now: not by what it said before, not when it is taken back', async () => {
    const { id } = await saySoon('周六在南门义诊')
    const params = { postId: id }
    await stage.ok('neighbour', 'editPost', { params, body: { text: '周日在北门义诊' }, key: 'edit-found-1' })
    await soon(async () => expect(await texts('北门义诊')).toEqual(['周日在北门义诊']))
    expect(await texts('南门')).toEqual([])
    await stage.ok('neighbour', 'recallPost', { params, key: 'recall-found-1' })
    expect(await texts('北门义诊')).toEqual([])
  })

  it('is left out where I blocked who said it, for me alone', async () => {
    await saySoon('出租车位一个')
    const [item] = await stage.table.read([keys.reading(people.resident.id)])
    const blocked = [{ person: people.neighbour.id, name: '邻居', at: '2026-03-02T01:00:00.000Z' }]
    await stage.table.write([changeMarks(people.resident.id, parseMarks(item), { blocked })])
    expect(await texts('车位')).toEqual([])
    expect(await texts('车位', 'communityStaff')).toEqual(['出租车位一个'])
  })

  it('comes page by page, each once, and a cursor is good for its own search alone', async () => {
    for (let i = 1; i <= 23; i++) {
      await say(stage, 'neighbour', community, i % 2 ? `团购第${i}单` : `团建第${i}次`)
      if (i % 10 === 0) stage.clock.pass(MINUTE)
    }
    await saySoon('最后一次团购', 'worker')
    const found: string[] = []
    let cursor: string | undefined
    do {
      const query: { q: string; limit: number; cursor?: string } = {
        q: '团购',
        limit: 5,
        ...(cursor ? { cursor } : {}),
      }
      const page = await stage.ok('resident', 'searchPosts', { params: { channel: community }, query })
      found.push(...page.items.map(({ text }) => text))
      cursor = page.cursor
      const other = await stage.call('resident', 'searchPosts', {
        params: { channel: community },
        query: { q: '团建', ...(cursor ? { cursor } : { cursor: 'nonsense' }) },
      })
      expect(other.body.error.code).toBe('badCursor')
    } while (cursor)
    expect(found).toEqual(['最后一次团购', ...[23, 21, 19, 17, 15, 13, 11, 9, 7, 5, 3, 1].map((i) => `团购第${i}单`)])
  })
})
