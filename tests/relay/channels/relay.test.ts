import { marshall } from '@aws-sdk/util-dynamodb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changePerson } from '../../../functions/people/actor.ts'
import { keys, topics } from '../../../functions/platform/table.ts'
import { relay } from '../../../functions/relay/relay.ts'
import { AT_ONCE } from '../../../functions/relay/tell.ts'
import type { Frame } from '../../../shared/sockets/contract.ts'
import { building1, community, farCommunity, grid1, type PersonName, people } from '../../support/district.ts'
import { answer, connect, type Relayed, runRelay, socketEvent, until } from '../../support/sockets.ts'
import { makeStage, type Stage } from '../../support/stage.ts'
import { say } from '../../support/talk.ts'

let stage: Stage
let relayed: Relayed
beforeEach(async () => {
  stage = await makeStage({ stream: true })
})
afterEach(() => relayed.poller.stop())

const start = async (post?: Parameters<typeof runRelay>[1]) => {
  relayed = await runRelay(stage, post)
}
const framesOf = (socket: string) => relayed.frames.get(socket) ?? []
const moved = (socket: string) => framesOf(socket).flatMap((frame) => (frame.type === 'channelMoved' ? [frame] : []))
const seqs = (socket: string) => moved(socket).map(({ seq }) => seq)

describe('what is said in a channel', () => {
  it('is told to those who live or serve there, in its order, and to nobody else', async () => {
    await start()
    const all = [
      'resident',
      'neighbour',
      'worker',
      'otherWorker',
      'communityStaff',
      'propertyManager',
      'responder',
    ] as const
    const others = ['farResident', 'unverified', 'newcomer', 'streetStaff', 'farCommunityStaff'] as const
    for (const who of [...all, ...others]) await connect(stage, who)
    for (let i = 1; i <= 8; i++) await say(stage, i % 2 ? 'resident' : 'neighbour', community, `第 ${i} 句`)
    await until(() => expect(seqs('worker')).toHaveLength(8))
    for (const who of all) expect(seqs(who), who).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    for (const who of others) expect(moved(who), who).toEqual([])
  })

  it('goes along as a stranger sees it: its author is known by a key of this channel alone', async () => {
    await start()
    await connect(stage, 'neighbour')
    const { id } = await say(stage, 'resident', community, '你好')
    await until(() => expect(moved('neighbour')).toHaveLength(1))
    const [frame] = moved('neighbour')
    const { keys: mine } = await stage.ok('resident', 'getChannel', { params: { channel: community } })
    expect(frame).toMatchObject({ channel: community, seq: 1, from: mine.me })
    expect(frame?.event?.post).toMatchObject({ id, text: '你好', author: { name: '1号楼 演邻居', mine: false } })
    expect(JSON.stringify(frame)).not.toContain(people.resident.id)
    const { items } = await stage.ok('neighbour', 'catchUp', { params: { channel: community }, query: { after: 0 } })
    expect([frame?.event]).toEqual(items)
  })

  it('is only pointed to where it reads otherwise to some, or was changed', async () => {
    await start()
    await connect(stage, 'neighbour')
    const { id } = await say(stage, 'resident', community, '谁有梯子？')
    await say(stage, 'worker', community, '我有', { mentions: [id] })
    await stage.ok('resident', 'recallPost', { params: { postId: id }, key: 'recall-told-1' })
    await until(() => expect(moved('neighbour')).toHaveLength(3))
    expect(moved('neighbour').map(({ event, from }) => [event !== undefined, from !== undefined])).toEqual([
      [true, true],
      [false, true],
      [false, false],
    ])
  })

  it('in a thread is told to the listeners of its channel', async () => {
    await start()
    await connect(stage, 'neighbour')
    const { id } = await say(stage, 'resident', community, '几点开门？')
    await say(stage, 'worker', community, '八点', { thread: id })
    await until(() => expect(moved('neighbour')).toHaveLength(2))
    expect(moved('neighbour').map(({ thread, seq }) => [thread, seq])).toEqual([
      [undefined, 1],
      [id, 1],
    ])
  })

  it('that waits for a person to look at it is told to nobody but its author, and the moderators', async () => {
    await start()
    const names = ['resident', 'neighbour', 'communityStaff', 'worker'] as const
    for (const who of names) await connect(stage, who)
    const { id } = await say(stage, 'resident', building1, '待审词')
    await say(stage, 'resident', building1, '好的')
    await until(() => expect(moved('resident')).toHaveLength(1))
    const knows = names.filter((who) => framesOf(who).some((frame) => frame.type === 'caseChanged' && frame.id === id))
    expect(knows).toEqual(['resident', 'communityStaff', 'worker'])
  })

  it('is told of its reactions by their counts, the last of which is what they are', async () => {
    await start()
    await connect(stage, 'neighbour')
    const { id } = await say(stage, 'resident', community, '端午快乐')
    const react = (who: PersonName, reaction: 'like' | 'heart') =>
      stage.ok(who, 'reactToPost', { params: { postId: id }, body: { reaction, on: true } })
    await Promise.all([react('neighbour', 'like'), react('worker', 'like'), react('worker', 'heart')])
    const last = () =>
      framesOf('neighbour').findLast((frame): frame is Frame & { type: 'reacted' } => frame.type === 'reacted')
    await until(() => expect(last()?.reactions).toMatchObject({ like: 2, heart: 1, sad: 0 }))
    expect(last()).toMatchObject({ channel: community, post: id })
    expect(seqs('neighbour')).toEqual([1])
  })
})

it('a count is told also where the same post changes otherwise in the same batch, and once for several', async () => {
  await start()
  await connect(stage, 'neighbour')
  const { id } = await say(stage, 'resident', community, '元宵快乐')
  await until(() => expect(seqs('neighbour')).toEqual([1]))
  const [row] = await stage.table.read([keys.event(keys.channel(community), 1)])
  const change = (number: number, before: object, after: object) => {
    const image = (set: object) => marshall({ ...row, ...set }) as never
    const { pk, sk } = keys.event(keys.channel(community), 1)
    return {
      eventName: 'MODIFY' as const,
      dynamodb: {
        SequenceNumber: String(number),
        Keys: { pk: { S: pk }, sk: { S: sk } },
        OldImage: image(before),
        NewImage: image(after),
      },
    }
  }
  const counts = (like: number) => ({ reactions: { like, thanks: 0, heart: 0, smile: 0, sad: 0 } })
  const told: Frame[] = []
  const line = {
    post: async (_: string, data: string) => {
      told.push(JSON.parse(data))
      return 'sent' as const
    },
    close: async () => 'closed' as const,
  }
  const records = [
    change(1, counts(0), counts(1)),
    change(2, counts(1), counts(2)),
    change(3, counts(2), { ...counts(2), replies: 1 }),
  ]
  await relay(records, { ...stage.ports, line, unreached: () => undefined })
  expect(told).toMatchObject([{ type: 'reacted', post: id, reactions: { like: 2 } }])
})

describe('listeners', () => {
  it('are told so many at a time, a thousand of them too; one that is gone is forgotten, one that fails hinders nobody', async () => {
    let under = 0
    let most = 0
    await start(async (socket) => {
      most = Math.max(most, ++under)
      await new Promise((resolve) => setImmediate(resolve))
      under--
      if (socket === 'many-500') return 'gone'
      if (socket === 'many-600') throw new Error('no route to it')
      return 'sent'
    })
    await connect(stage, 'resident')
    const [own] = await stage.table.read([keys.socket('resident')])
    const topic = topics.channel(community)
    for (let i = 0; i < 1000; i += 40)
      await stage.table.write(
        Array.from({ length: 40 }, (_, j) => `many-${i + j}`).flatMap((socket) => [
          { put: { ...own, ...keys.socket(socket), socket, topics: [topic], openedAt: 0 } },
          { put: { ...keys.listener(topic, socket), socket, session: own?.session, expiresAt: own?.expiresAt } },
        ]),
      )
    await say(stage, 'neighbour', community, '大家好')
    await say(stage, 'neighbour', community, '都好吗')
    await until(() => expect(seqs('many-999')).toEqual([1, 2]))
    await until(() => expect(relayed.unreached()).toBe(2))
    expect(most).toBe(AT_ONCE)
    const told = [...relayed.frames].filter(([socket, frames]) => socket.startsWith('many-') && frames.length === 2)
    expect(told.length).toBe(998)
    const [gone, kept] = await stage.table.read([keys.listener(topic, 'many-500'), keys.listener(topic, 'many-600')])
    expect([gone, kept?.socket]).toEqual([undefined, 'many-600'])
  })

  it('open anew when they move, and hear no more of where they lived', async () => {
    await start()
    await connect(stage, 'resident')
    const moveAway = changePerson(people.resident, { homes: [] })
    await stage.table.write([moveAway])
    await until(() => expect(relayed.closed).toEqual(['resident']))
    await connect(stage, 'resident', 'again')
    await connect(stage, 'neighbour')
    await say(stage, 'neighbour', community, '新年好')
    await until(() => expect(moved('neighbour')).toHaveLength(1))
    expect(moved('again')).toEqual([])
  })

  it('hear another channel once they ask for it', async () => {
    await start()
    await connect(stage, 'administrator')
    await connect(stage, 'neighbour')
    await say(stage, 'neighbour', community, '第一句')
    await until(() => expect(seqs('neighbour')).toEqual([1]))
    await answer(stage, { ...socketEvent('MESSAGE', 'administrator'), body: JSON.stringify({ listen: community }) })
    await answer(stage, { ...socketEvent('MESSAGE', 'administrator'), body: JSON.stringify({ listen: farCommunity }) })
    await say(stage, 'neighbour', community, '第二句')
    await until(() => expect(seqs('administrator')).toEqual([2]))
  })
})

it('a call that is about to end leaves what it can’t finish to the next, and begins at least one record', async () => {
  await start()
  await connect(stage, 'neighbour')
  await say(stage, 'resident', grid1, '一')
  const insert = (seq: number) => ({
    eventName: 'INSERT' as const,
    dynamodb: {
      SequenceNumber: String(seq),
      Keys: { pk: { S: 'PERSON#x' }, sk: { S: 'OTHER' } },
      NewImage: { pk: { S: 'PERSON#x' }, sk: { S: 'OTHER' } },
    },
  })
  const ports = {
    ...stage.ports,
    line: { post: async () => 'sent' as const, close: async () => 'closed' as const },
    unreached: () => undefined,
  }
  const records = [insert(1), insert(2), insert(3)]
  expect(await relay(records, { ...ports, timeLeft: () => 1000 })).toEqual({
    batchItemFailures: [{ itemIdentifier: '2' }],
  })
  expect(await relay(records, { ...ports, timeLeft: () => 20_000 })).toEqual({ batchItemFailures: [] })
})
