import { beforeAll, describe, expect, it } from 'vitest'
import { sweep } from '../../functions/sweep/sweep.ts'
import type { OperationId } from '../../shared/routes.ts'
import { memoryBucket } from '../support/bucket.ts'
import { sentPhoto } from '../support/cases.ts'
import { posted, rested } from '../support/channels.ts'
import { counting } from '../support/client.ts'
import { building1, community, type PersonName, people } from '../support/district.ts'
import { publish } from '../support/notices.ts'
import { makeStage, type Stage } from '../support/stage.ts'
import { fakeChecker } from '../support/wechat.ts'

const bucket = memoryBucket()
const checker = fakeChecker()
let stage: Stage
let root = ''
beforeAll(async () => {
  stage = await makeStage({ bucket, checker })
  root = await posted(stage, '第一条')
  for (let n = 0; n < 60; n++) await posted(stage, `第 ${n} 条`, building1)
})

type Sent = { params?: object; query?: object; body?: object }
const channel = { channel: community }
const params = async (text?: string) => ({ params: { postId: await posted(stage, text) } })
const photo = async () => {
  const photoId = await sentPhoto(stage, bucket)
  await stage.ok('resident', 'checkPhoto', { params: { photoId } })
  return photoId
}

/** What each operation may ask of the table: how many requests, however much there is. */
const cost: [string, OperationId, PersonName, number, () => Promise<Sent>][] = [
  ['writing', 'writePost', 'resident', 3, async () => ({ params: channel, body: { text: '大家好' } })],
  ['writing as staff', 'writePost', 'worker', 3, async () => ({ params: channel, body: { text: '大家好' } })],
  ['writing what is refused', 'writePost', 'resident', 3, async () => ({ params: channel, body: { text: '违规词' } })],
  [
    // Who joined in the building and who serves there, and at the street and the district above, are read once each: a request for each
    // hundred of them. Two look-ups are counted.
    'writing who is meant',
    'writePost',
    'resident',
    9,
    async () => ({ params: channel, body: { text: '在吗', members: [{ name: people.communityStaff.name }] } }),
  ],
  [
    'finding somebody',
    'findMembers',
    'resident',
    10,
    async () => ({ params: { channel: building1 }, query: { q: '张' } }),
  ],
  [
    'finding in a wider area',
    'findMembers',
    'resident',
    12,
    async () => ({ params: channel, query: { q: '1号楼张' } }),
  ],
  ['whom a call goes to', 'getCallable', 'resident', 6, async () => ({ params: channel })],
  ['replying', 'writePost', 'neighbour', 3, async () => ({ params: channel, body: { text: '收到', thread: root } })],
  [
    // What the traces are about, the post read and changed, results that came meanwhile.
    'writing with photos, which are asked about',
    'writePost',
    'resident',
    8,
    async () => ({ params: channel, body: { photos: [await photo(), await photo()] } }),
  ],
  ['a page of fifty posts', 'listPosts', 'resident', 2, async () => ({ params: { channel: building1 } })],
  [
    'an older page',
    'listPosts',
    'resident',
    2,
    async () => ({ params: { channel: building1 }, query: { before: 55, limit: 20 } }),
  ],
  ['catching up', 'catchUp', 'resident', 2, async () => ({ params: { channel: building1 }, query: { after: 20 } })],
  ['having missed nothing', 'catchUp', 'neighbour', 2, async () => ({ params: channel, query: { after: 9999 } })],
  ['a thread', 'listReplies', 'neighbour', 2, async () => ({ params: { postId: root } })],
  ['a post to a reader', 'getPost', 'neighbour', 2, params],
  ['a post to its author', 'getPost', 'resident', 3, params],
  ['my posts', 'listMyPosts', 'resident', 4, async () => ({})],
  ['editing', 'editPost', 'resident', 4, async () => ({ ...(await params()), body: { text: '改一改' } })],
  ['recalling', 'recallPost', 'resident', 3, params],
  // Who else may decide, and what that area is called.
  ['appealing', 'appealPost', 'resident', 5, async () => ({ ...(await params('违规词')), body: { reason: '误会' } })],
  // The same as any move of a post: what is read, the end of the log, all of it in one transaction.
  [
    'making a ticket of a post',
    'turnPost',
    'resident',
    3,
    async () => ({
      ...(await params('电梯坏了两天了。')),
      body: { category: 'propertyManagement', subcategory: 'lift' },
    }),
  ],
  ['pinning', 'pinPost', 'communityStaff', 3, async () => ({ ...(await params()), body: { pinned: true } })],
]

describe('the requests of', () => {
  it.each(cost)('%s', async (_, operation, who, requests, prepare) => {
    const sent = await prepare()
    await rested(stage, 'resident')
    const count = counting(stage.client)
    const answer = await stage.call(who, operation, sent as never)
    count.stop()
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
    expect(count.total(), JSON.stringify(count.counts)).toBe(requests)
  })

  it('a page of posts that are about something: one more for all that they are about', async () => {
    const link = { kind: 'notice', id: await publish(stage) } as const
    for (const text of ['看通知', '看到了吗']) {
      await rested(stage, 'resident')
      await stage.ok('resident', 'writePost', { params: channel, body: { text, link } })
    }
    const count = counting(stage.client)
    const { items } = await stage.ok('neighbour', 'listPosts', { params: channel })
    count.stop()
    expect(items.filter((post) => post.link).length).toBe(2)
    expect(count.total()).toBe(3)
  })

  it('a page with changes on it: one more for what they point to', async () => {
    const { seq } = await stage.ok('resident', 'listPosts', { params: channel })
    const postId = await posted(stage, '会改的')
    await stage.ok('resident', 'editPost', { params: { postId }, body: { text: '改过了' } })
    const count = counting(stage.client)
    const page = await stage.ok('neighbour', 'catchUp', { params: channel, query: { after: seq + 1 } })
    count.stop()
    expect([page.items.map(({ what }) => what), count.total()]).toEqual([['changed'], 3])
  })

  it('the sweep, for each post that waits: its author, the post and its log, and the transaction that publishes it', async () => {
    checker.down = true
    await posted(stage, '等着')
    checker.down = false
    stage.clock.pass(10_000)
    const idle = counting(stage.client)
    await sweep({ ...stage.ports, clock: { now: () => stage.clock.now() - 60_000 } })
    idle.stop()
    const count = counting(stage.client)
    expect((await sweep(stage.ports)).moved).toBe(1)
    count.stop()
    expect(count.total() - idle.total()).toBe(5)
  })
})
