/** What is said in a building goes along when it comes to another grid, whatever write the work is killed at. */
import { marshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'
import { beforeEach, describe, expect, it } from 'vitest'
import { carryChannel } from '../../../functions/channels/carry-channel.ts'
import { parseRow, type Row } from '../../../functions/channels/log.ts'
import { takeCalls } from '../../../functions/channels/take-calls.ts'
import { takeLog } from '../../../functions/channels/take-log.ts'
import type { Item, Table } from '../../../functions/platform/dynamo.ts'
import { queryAll } from '../../../functions/platform/query-all.ts'
import { type Key, keys } from '../../../functions/platform/table.ts'
import type { Line } from '../../../functions/relay/line.ts'
import { relay } from '../../../functions/relay/relay.ts'
import { MINUTE } from '../../../shared/lifecycle.ts'
import { grantedTable } from '../../infra/granted-table.ts'
import { deciding } from '../../support/channels.ts'
import { building1, community, grid2, type PersonName, people } from '../../support/district.ts'
import { settleAll } from '../../support/households.ts'
import { connect } from '../../support/sockets.ts'
import { makeStage, type Stage } from '../../support/stage.ts'
import { fakeChecker } from '../../support/wechat.ts'
import { sweeping } from '../support/sweeping.ts'

const NEW = `${grid2}002`
let stage: Stage
let checker: ReturnType<typeof fakeChecker>
beforeEach(async () => {
  checker = fakeChecker()
  stage = await makeStage({ checker })
  await settleAll(stage, ['resident', 'neighbour'])
})

const channel = (id: string) => ({ params: { channel: id } })
const of = (postId: string) => ({ params: { postId } })
async function say(text: string, more: object = {}, to = building1, who: PersonName = 'resident') {
  stage.clock.pass(MINUTE)
  return stage.ok(who, 'writePost', { ...channel(to), body: { text, ...more } })
}
const move = () =>
  stage.ok('communityStaff', 'moveBuildings', {
    params: { area: community },
    body: { buildings: [{ area: building1, name: '新1号楼' }], grid: grid2 },
  })
const listed = async (id = NEW) => stage.ok('resident', 'listPosts', { ...channel(id), query: {} })
const logOf = (pk: string): Promise<Item[]> =>
  queryAll(stage.table, {
    pk: { name: 'pk', value: pk },
    sk: { name: 'sk', beginsWith: 'LOG#' },
    ascending: true,
    consistent: true,
  })
const refused = async (operation: 'getChannel' | 'writePost', sent: object) =>
  (await stage.call('farResident', operation, sent)).body.error?.code

const recordOf = (item: Item): DynamoDBRecord =>
  ({
    eventName: 'INSERT',
    dynamodb: { Keys: marshall({ pk: item.pk, sk: item.sk }), NewImage: marshall(item), SequenceNumber: '1' },
  }) as DynamoDBRecord

/** A channel with all there is: replies, reactions, a pin, a call, a link, an edit, and posts that nobody saw yet. */
async function talked() {
  const root = await say('谁看到我的猫了？')
  await say('在三楼', { thread: root.id, mentions: [root.id] })
  const called = await say('路灯坏了', { call: true })
  const [row] = await stage.table.read([keys.event(keys.channel(building1), called.seq ?? 0)])
  await takeCalls(stage.ports, parseRow(row) as Row)
  const recalled = await say('写错了')
  await stage.ok('resident', 'recallPost', of(recalled.id))
  await stage.ok('resident', 'reactToPost', { ...of(root.id), body: { reaction: 'heart', on: true } })
  await stage.ok('communityStaff', 'pinPost', { ...of(root.id), body: { pinned: true } })
  const ticket = await stage.ok('resident', 'openTicket', {
    body: { category: 'cityManagement', subcategory: 'other', text: '路灯不亮了', visibility: 'private' },
  })
  const linked = await say('我提了诉求', { link: { kind: 'ticket', id: ticket.id } })
  const review = await say('待审词')
  const { seq } = await stage.ok('resident', 'listPosts', { ...channel(building1), query: {} })
  await stage.ok('resident', 'readChannel', { ...channel(building1), body: { seq: seq - 2 } })
  await stage.ok('resident', 'muteChannel', { ...channel(building1), body: { muted: true } })
  return { root, linked, review, seq }
}

describe('the channel of a building that moves', () => {
  it('is the one at its new code: what was said, in its order, with all that became of it', async () => {
    const { root, linked, review, seq } = await talked()
    const before = (await stage.ok('resident', 'listPosts', { ...channel(building1), query: {} })).items
    const unread = (await stage.ok('resident', 'getChannel', channel(building1))).unread
    await move()
    await sweeping(stage).once()
    const after = await listed()
    const bare = (posts: typeof before) => posts.map(({ version: _, channel: __, ...post }) => post)
    expect(bare(after.items)).toEqual(bare(before))
    expect(after.items.every((post) => post.channel === NEW)).toBe(true)
    expect(after.seq).toBe(seq)
    const opened = await stage.ok('resident', 'getChannel', channel(NEW))
    expect(opened).toMatchObject({
      id: NEW,
      name: '大江园社区第2网格新1号楼',
      seq,
      readTo: seq - 2,
      unread,
      muted: true,
    })
    expect(opened.pins.map(({ id }) => id)).toEqual([root.id])
    expect(
      (await stage.ok('resident', 'listReplies', { ...of(root.id), query: {} })).items.map(({ post }) => post),
    ).toEqual([expect.objectContaining({ text: '在三楼', channel: NEW })])
    // Nothing is left behind, and who looks after it now finds all of it.
    expect(await logOf(keys.channel(building1).pk)).toEqual([])
    const { items } = await stage.ok('otherWorker', 'listModerationQueue', { query: {} })
    expect(items.map((card) => [card.id, card.channel])).toEqual([[review.id, NEW]])
    const calls = (await stage.ok('otherWorker', 'listCalls', { query: {} })).items
    expect(calls.map((call) => [call.channel, call.area, call.excerpt])).toEqual([[NEW, NEW, '路灯坏了']])
    await stage.ok('otherWorker', 'decidePost', await deciding(stage, review.id, 'approve'))
    await stage.ok('resident', 'reactToPost', { ...of(root.id), body: { reaction: 'heart', on: false } })
    await say('有人看到了', { thread: root.id }, NEW)
    expect((await listed()).items.slice(0, 2).map(({ text }) => text)).toEqual(['待审词', '我提了诉求'])
    const link = (await listed()).items.find(({ id }) => id === linked.id)?.link
    expect(link).toMatchObject({ kind: 'ticket' })
  })

  it('is found by its words under the new code, calls nobody a second time and tells nobody of what was said long ago', async () => {
    await talked()
    await move()
    await sweeping(stage).once()
    const records = (await logOf(keys.channel(NEW).pk)).map(recordOf)
    const puts: string[] = []
    const batch = { put: async (items: readonly Key[]) => void puts.push(...items.map(({ pk }) => pk)) }
    const before = (await stage.ok('otherWorker', 'listCalls', { query: {} })).items
    expect((await takeLog(records, { ...stage.ports, batch })).batchItemFailures).toEqual([])
    expect(puts).toContain(`WORD#${NEW}#路灯`)
    expect((await stage.ok('otherWorker', 'listCalls', { query: {} })).items).toEqual(before)
    await connect(stage, 'resident', 'who-listens')
    const told: string[] = []
    const line: Line = {
      post: async (_, data) => {
        told.push(data)
        return 'sent'
      },
      close: async () => 'closed',
    }
    const ports = { ...stage.ports, line, unreached: () => undefined }
    await relay(records, ports)
    expect(told).toEqual([])
    // Who listens there is told of what is new.
    const fresh = (await logOf(keys.channel(NEW).pk)).map(({ carried: _, ...row }) => recordOf(row))
    await relay(fresh, ports)
    expect(told).toHaveLength(fresh.length)
  })

  it('is led to by its old code; nothing is said there any more, and what was typed for it stands in the new one', async () => {
    await talked()
    await move()
    // Before anything of it followed: the home of who types is still the old one.
    const typed = await say('电梯里打的字')
    expect(typed).toMatchObject({ channel: NEW, state: 'shown' })
    await sweeping(stage).once()
    expect((await stage.ok('resident', 'getChannel', channel(building1))).id).toBe(NEW)
    expect(await say('又一条')).toMatchObject({ channel: NEW })
    const seqs = (await logOf(keys.channel(NEW).pk)).map((row) => row.seq)
    expect(seqs).toEqual(seqs.map((_, at) => at + 1))
    expect((await listed()).items.slice(0, 2).map(({ text }) => text)).toEqual(['又一条', '电梯里打的字'])
    expect(await refused('getChannel', channel(building1))).toBe('notFound')
    expect(await refused('writePost', { ...channel(building1), body: { text: '路过' } })).toBe('notFound')
  })

  it('shows there what waited for the check meanwhile, replies too', async () => {
    const { root } = await talked()
    checker.down = true
    const waiting = await say('等一等再看')
    const reply = await say('我也等一等', { thread: root.id })
    checker.down = false
    await move()
    const sweep = sweeping(stage)
    await sweep.once()
    for (let i = 0; i < 6; i++) {
      stage.clock.pass(MINUTE)
      await sweep.once()
    }
    expect((await listed()).items.find(({ id }) => id === waiting.id)).toMatchObject({ state: 'shown', channel: NEW })
    const { items } = await stage.ok('resident', 'listReplies', { ...of(root.id), query: {} })
    expect(items.map(({ post }) => [post.id, post.channel])).toContainEqual([reply.id, NEW])
    expect(await logOf(keys.channel(building1).pk)).toEqual([])
  })

  it('loses nothing that is said at the very moment', async () => {
    await say('第一条')
    const said = Array.from({ length: 6 }, (_, i) =>
      stage.call('resident', 'writePost', { ...channel(building1), body: { text: `同时${i}` } }),
    )
    const [, ...answers] = await Promise.all([move(), ...said])
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(201))
    await sweeping(stage).once()
    expect((await listed()).items.map(({ text }) => text).sort()).toEqual(
      ['第一条', ...Array.from({ length: 6 }, (_, i) => `同时${i}`)].sort(),
    )
    expect((await logOf(keys.channel(NEW).pk)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7])
  })

  /** At which moment of the move a call is opened, by the row as the stream brings it. */
  const moments: [string, (open: () => Promise<void>) => Promise<void>][] = [
    [
      'before anything followed',
      async (open) => {
        await move()
        await open()
        await sweeping(stage).toEnd()
      },
    ],
    [
      'between what is read of it and the write that carries it',
      async (open) => {
        await move()
        let opened = false
        const write: Table['write'] = async (all) => {
          const carries = all.some((each) => 'remove' in each && each.remove.sk.startsWith('LOG#'))
          if (carries && !opened) {
            opened = true
            await open()
          }
          return stage.table.write(all)
        }
        await sweeping(stage, { ...stage.table, write }).toEnd()
        expect(opened).toBe(true)
      },
    ],
    [
      'when all has followed',
      async (open) => {
        await move()
        await sweeping(stage).toEnd()
        await open()
      },
    ],
  ]
  it.each(moments)('keeps a call that is opened %s: it comes to the staff of the new grid', async (_, during) => {
    const called = await say('路灯坏了', { call: true })
    const [item] = await stage.table.read([keys.event(keys.channel(building1), called.seq ?? 0)])
    const row = parseRow(item) as Row
    const ports = { ...stage.ports, table: grantedTable('worker', stage.table) }
    await during(() => takeCalls(ports, row))
    const { items } = await stage.ok('otherWorker', 'listCalls', { query: { area: grid2 } })
    expect(items.map((call) => [call.channel, call.area, call.excerpt])).toEqual([[NEW, NEW, '路灯坏了']])
    expect((await listed()).items.map(({ text, call, called: to }) => [text, call, to])).toEqual([
      ['路灯坏了', 'asked', { onDuty: false, names: expect.arrayContaining([people.otherWorker.name]) }],
    ])
    await say('马上来', { thread: called.id }, NEW, 'otherWorker')
  })

  it('begins anew where nothing was said, and goes on however often it moves', async () => {
    await move()
    await sweeping(stage).once()
    expect((await listed()).items).toEqual([])
    await say('第一句', {}, NEW)
    const grid = (await stage.ok('communityStaff', 'addArea', { body: { parent: community, name: '第3网格' } })).code
    const body = { buildings: [{ area: NEW }], grid }
    await stage.ok('communityStaff', 'moveBuildings', { params: { area: community }, body })
    await sweeping(stage).once()
    const last = `${grid}001`
    expect((await stage.ok('resident', 'getChannel', channel(building1))).id).toBe(last)
    expect(await say('第二句')).toMatchObject({ channel: last, seq: 2 })
    expect((await listed(last)).items.map(({ text }) => text)).toEqual(['第二句', '第一句'])
  })

  it('comes to the same end when it is killed after every single write', async () => {
    const { root } = await talked()
    const before = (await stage.ok('resident', 'listPosts', { ...channel(building1), query: {} })).items
    await move()
    const mortal = (): Table => {
      let writes = 0
      return {
        ...stage.table,
        async write(all) {
          if (writes++) throw new Error('killed')
          return stage.table.write(all)
        },
      }
    }
    let killed = 0
    for (let i = 0; i < 120; i++) {
      if ((await sweeping(stage, mortal()).once()).failed) killed++
      if ((await stage.ok('communityStaff', 'listAreaJobs', { params: { area: community } })).items.length === 0) break
    }
    expect(killed).toBeGreaterThan(10)
    expect((await listed()).items.map(({ id, state }) => [id, state])).toEqual(
      before.map(({ id, state }) => [id, state]),
    )
    expect(await logOf(keys.channel(building1).pk)).toEqual([])
    expect((await logOf(keys.thread(root.id).pk)).every((row) => row.channel === NEW)).toBe(true)
    expect(await stage.ok('resident', 'getChannel', channel(NEW))).toMatchObject({ muted: true })
    // Carried once more, nothing changes.
    expect(await carryChannel(stage.table, building1, { code: NEW, name: '新1号楼' })).toBe(true)
  })
})
