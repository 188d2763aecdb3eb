/** Logs on the real table: by many at once, broken off anywhere, followed by who was away for a while. */

import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { entriesOf } from '../../functions/cases/entries.ts'
import { brokenAt } from '../../functions/cases/timeline.ts'
import { judgePhoto } from '../../functions/channels/judge-photo.ts'
import { parseEvent } from '../../functions/channels/log.ts'
import { queryAll } from '../../functions/platform/query-all.ts'
import { type Key, keys } from '../../functions/platform/table.ts'
import { sweep } from '../../functions/sweep/sweep.ts'
import type { Post } from '../../shared/channels/post.ts'
import { memoryBucket } from '../support/bucket.ts'
import { sentPhoto } from '../support/cases.ts'
import { posted, rested } from '../support/channels.ts'
import { failing } from '../support/client.ts'
import { callAs, crowdOf, gather } from '../support/crowd.ts'
import { building1, community } from '../support/district.ts'
import { runs } from '../support/properties.ts'
import { newKey } from '../support/scenes.ts'
import { type Answer, makeStage, type Stage } from '../support/stage.ts'
import { fakeChecker } from '../support/wechat.ts'

const bucket = memoryBucket()
let stage: Stage
let checker: ReturnType<typeof fakeChecker>
beforeEach(async () => {
  checker = fakeChecker()
  stage = await makeStage({ bucket, checker })
})

const at = { params: { channel: building1 } }
const from1 = (count: number) => Array.from({ length: count }, (_, i) => i + 1)

async function eventsIn(log: Key) {
  const sk = { name: 'sk', beginsWith: 'LOG#' }
  const items = await queryAll(stage.table, {
    pk: { name: 'pk', value: log.pk },
    sk,
    ascending: true,
    consistent: true,
  })
  return items.map(parseEvent)
}

describe('fifty people at once', { timeout: 120_000 }, () => {
  const crowd = crowdOf(50)
  beforeEach(() => gather(stage, crowd))

  it('write two hundred posts in one order, without a gap, and none is lost', async () => {
    const wishes = crowd.flatMap(({ id }) => [1, 2, 3, 4].map((n) => `${id} 说 ${n}`))
    const write = async (id: string) => {
      const made: Answer[] = []
      for (const text of wishes.filter((each) => each.startsWith(id)))
        made.push(await callAs(stage, id, 'writePost', { ...at, body: { text }, key: newKey() }))
      return made
    }
    const answers = (await Promise.all(crowd.map(({ id }) => write(id)))).flat()
    expect(answers.map(({ status }) => status)).toEqual(wishes.map(() => 201))
    const events = await eventsIn(keys.channel(building1))
    expect(events.map(({ seq }) => seq)).toEqual(from1(200))
    expect(events.map(({ posts }) => posts)).toEqual(from1(200))
    const rows = events.flatMap((event) => (event.what === 'posted' ? [event] : []))
    expect(rows.map(({ text }) => text).sort()).toEqual([...wishes].sort())
    // Each was told the place that its post has.
    const places = new Map(rows.map(({ id, seq }) => [id, seq]))
    for (const { body } of answers) expect(places.get(body.id)).toBe(body.seq)
    const [head] = await stage.table.read([keys.channel(building1)])
    expect(head).toMatchObject({ seq: 200, posts: 200, last: { seq: 200 } })
  })

  it('answer one post: as many replies as are counted', async () => {
    const root = await posted(stage, '有人在吗？', building1)
    const answers = await Promise.all(
      crowd.map(({ id }) =>
        callAs(stage, id, 'writePost', { ...at, body: { text: '在', thread: root }, key: newKey() }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual(crowd.map(() => 201))
    expect((await eventsIn(keys.thread(root))).map(({ seq }) => seq)).toEqual(from1(50))
    expect((await stage.ok('resident', 'getPost', { params: { postId: root } })).replies).toBe(50)
  })
})

describe('broken off', () => {
  it('when the answer is lost: sent again with its key, it is there once', async () => {
    for (const after of [true, false]) {
      const [key, text] = [newKey(), after ? '答复丢了' : '没写成']
      const broken = failing(stage.client, 'TransactWriteItemsCommand', (count) => count <= 1, { after })
      expect((await stage.call('resident', 'writePost', { ...at, body: { text }, key })).status).toBe(500)
      broken.stop()
      const again = await stage.ok('resident', 'writePost', { ...at, body: { text }, key })
      expect(again.state).toBe('shown')
    }
    const events = await eventsIn(keys.channel(building1))
    expect(events.map((event) => [event.seq, event.what === 'posted' && event.text])).toEqual([
      [1, '答复丢了'],
      [2, '没写成'],
    ])
  })

  it('between a post and the check of its photos: the sweep goes on, wherever it was', async () => {
    const pass = { suggest: 'pass', label: 100 } as const
    // The second transaction notes what the trace is about, the third that it was asked.
    for (const stopAt of [2, 3]) {
      const photoId = await sentPhoto(stage, bucket)
      await stage.ok('resident', 'checkPhoto', { params: { photoId } })
      const broken = failing(stage.client, 'TransactWriteItemsCommand', (count) => count === stopAt)
      const text = `停在 ${stopAt}`
      expect((await stage.call('resident', 'writePost', { ...at, body: { text, photos: [photoId] } })).status).toBe(500)
      broken.stop()
      expect(broken.failed).toBe(1)
      stage.clock.pass(10_000)
      expect((await sweep(stage.ports)).failed).toBe(0)
      for (const { trace } of checker.photos) await judgePhoto(stage.ports, trace, pass)
      const { items } = await stage.ok('resident', 'listPosts', at)
      expect(items[0]).toMatchObject({ text, state: 'shown' })
    }
  })
})

describe('two at once', () => {
  it('edits both count, one after the other', async () => {
    const postId = await posted(stage, '一', building1)
    const edits = ['二', '三'].map((text) => stage.ok('resident', 'editPost', { params: { postId }, body: { text } }))
    await Promise.all(edits)
    const entries = await entriesOf(stage.table, keys.post(postId))
    expect(entries.map(({ move }) => move)).toEqual(['open', 'pass', 'edit', 'pass', 'edit', 'pass'])
    expect(brokenAt(entries.map(({ pk: _, sk: __, ...entry }) => entry as never))).toBeUndefined()
    const [first, ...changes] = await eventsIn(keys.channel(building1))
    expect(changes.map(({ seq, what }) => [seq, what])).toEqual([
      [2, 'changed'],
      [3, 'changed'],
    ])
    const { text } = await stage.ok('resident', 'getPost', { params: { postId } })
    expect(first).toMatchObject({ text })
  })

  it('taken back while the check says yes, a post is never seen', async () => {
    for (let n = 0; n < 5; n++) {
      checker.down = true
      const postId = await posted(stage, `等着 ${n}`, building1)
      checker.down = false
      stage.clock.pass(10_000)
      const [recalled] = await Promise.all([
        stage.call('resident', 'recallPost', { params: { postId } }),
        sweep(stage.ports),
      ])
      expect(recalled.status).toBe(200)
      const { state, text } = await stage
        .ok('worker', 'getPost', { params: { postId } })
        .catch(() => ({ state: '', text: '' }))
      expect([state, text]).not.toContain('shown')
    }
    const { items } = await stage.ok('worker', 'listPosts', at)
    expect(items.filter(({ text }) => text)).toEqual([])
  })
})

describe('whoever follows', () => {
  type Step = { what: 'write' | 'edit' | 'recall' | 'down' | 'up' | 'sweep' | 'look'; which: number }
  const step = fc.record({
    what: fc.constantFrom<Step['what']>('write', 'write', 'write', 'edit', 'recall', 'down', 'up', 'sweep', 'look'),
    which: fc.nat(9),
  })

  it('from event to event, away at any time, sees what is seen by who reads it all', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 5, maxLength: 25 }),
        fc.integer({ min: 1, max: 7 }),
        async (steps, limit) => {
          stage = await makeStage({ checker })
          const follower = { to: 0, posts: new Map<string, Post>(), seen: 0 }
          const mine: string[] = []
          for (const { what, which } of steps) {
            await rested(stage, 'resident')
            const postId = mine[which % Math.max(1, mine.length)]
            stage.clock.pass(5000)
            if (what === 'write') mine.push(await posted(stage, which === 9 ? '违规词' : `第 ${mine.length} 条`))
            if (what === 'edit' && postId)
              await stage.call('resident', 'editPost', { params: { postId }, body: { text: `改为 ${which}` } })
            if (what === 'recall' && postId) await stage.call('resident', 'recallPost', { params: { postId } })
            if (what === 'down' || what === 'up') checker.down = what === 'down'
            if (what === 'sweep') await sweep(stage.ports)
            if (what === 'look') await follow(follower, limit)
          }
          await follow(follower, limit)
          const { items, seq } = await stage.ok('neighbour', 'listPosts', { params: { channel: community } })
          expect([follower.to, follower.seen]).toEqual([seq, seq])
          const bySeq = [...follower.posts.values()].sort((a, b) => (b.seq ?? 0) - (a.seq ?? 0))
          expect(bySeq).toEqual(items)
        },
      ),
      { numRuns: runs(12) },
    )
  })

  async function follow(follower: { to: number; posts: Map<string, Post>; seen: number }, limit: number) {
    for (let more = true; more; ) {
      const query = { after: follower.to, limit }
      const page = await stage.ok('neighbour', 'catchUp', { params: { channel: community }, query })
      for (const { post, seq } of page.items) {
        expect(seq).toBe(follower.seen + 1)
        follower.seen = seq
        follower.posts.set(post.id, post)
      }
      follower.to = page.to
      more = page.more
    }
  }
})
