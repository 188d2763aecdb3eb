/** What is said in a channel goes to many sockets: the relay dies in the middle of them, or meets a row that nobody understands. */
import type { DynamoDBRecord } from 'aws-lambda'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isOfLog, takeLog } from '../../functions/channels/take-log.ts'
import { connectBatch } from '../../functions/platform/batch.ts'
import { keys } from '../../functions/platform/table.ts'
import { relay } from '../../functions/relay/relay.ts'
import { localRegion } from '../../infra/local/credentials.ts'
import { type Poller, startPoller } from '../../infra/local/poller.ts'
import { wakes } from '../../infra/stream-filters.ts'
import { emptyLog, type Log, withEvents, withTold } from '../../miniprogram/src/channels/log.ts'
import { type Frame, frame } from '../../shared/sockets/contract.ts'
import { community } from '../support/district.ts'
import { ownDynamoDb } from '../support/dynamodb.ts'
import { connect, until } from '../support/sockets.ts'
import { makeStage, type Stage } from '../support/stage.ts'
import { say } from '../support/talk.ts'

const SOCKETS = 30
const SAID = 6
const names = Array.from({ length: SOCKETS }, (_, i) => `socket-${i}`)

let stage: Stage
let poller: Poller | undefined
let lost: DynamoDBRecord[]
beforeEach(async () => {
  lost = []
  stage = await makeStage({ stream: true })
})
afterEach(() => poller?.stop())

type Handle = Parameters<typeof startPoller>[0]['handle']
const follow = async (consumer: 'relay' | 'worker', handle: Handle) => {
  poller = await startPoller({
    endpoint: ownDynamoDb(),
    tableName: stage.tableName,
    tries: 3,
    interval: 10,
    filter: (record) => wakes(consumer, record),
    onFailure: (record) => void lost.push(record),
    handle,
  })
}

type Moved = Extract<Frame, { type: 'channelMoved' }>

/** A relay that dies with its nth post: what it had under way never returns, and its batch comes again to a new one. */
async function mortalRelay(dies: readonly number[]) {
  const frames = new Map<string, Moved[]>()
  let posts = 0
  let deaths = 0
  await follow('relay', ({ Records }) => {
    let die = (_: Error) => {}
    let dead = false
    const death = new Promise<never>((_, reject) => {
      die = reject
    })
    const post = async (socket: string, data: string) => {
      if (dead) return new Promise<never>(() => {})
      const said = frame.parse(JSON.parse(data))
      if (said.type === 'channelMoved') frames.set(socket, [...(frames.get(socket) ?? []), said])
      if (dies.includes(++posts)) {
        dead = true
        deaths++
        die(new Error('The process was killed'))
        return new Promise<never>(() => {})
      }
      return 'sent' as const
    }
    const line = { post, close: async () => 'closed' as const }
    return Promise.race([relay(Records, { ...stage.ports, line, unreached: () => undefined }), death])
  })
  return { frames, deaths: () => deaths }
}

/** A client's log after these frames: what it can't apply it asks for. */
async function heard(frames: readonly Moved[]): Promise<Log> {
  let log = emptyLog
  for (const { seq, event } of frames) {
    const told = withTold(log, { seq, event })
    if (told) log = told
    else {
      const query = { after: log.seq }
      const { items, to } = await stage.ok('resident', 'catchUp', { params: { channel: community }, query })
      log = { ...withEvents(log, items), seq: to }
    }
  }
  return log
}

describe('a relay that is killed in the middle of a fan-out', () => {
  it('is brought the batch again: every socket gets every frame, and what came twice counts once', async () => {
    for (const name of names) await connect(stage, 'resident', name)
    const { frames, deaths } = await mortalRelay([10, SOCKETS + 17, 3 * SOCKETS])
    const texts = Array.from({ length: SAID }, (_, i) => `第 ${i + 1} 句`)
    for (const text of texts) await say(stage, 'neighbour', community, text)
    const all = texts.map((_, i) => i + 1)
    await until(() => {
      for (const name of names) expect(new Set(frames.get(name)?.map(({ seq }) => seq)), name).toEqual(new Set(all))
    })
    expect([deaths(), lost]).toEqual([3, []])
    const twice = names.filter((name) => (frames.get(name)?.length ?? 0) > SAID)
    expect(twice.length).toBeGreaterThan(0)
    for (const name of names) {
      const log = await heard(frames.get(name) ?? [])
      expect(log.posts.map(({ seq, text }) => [seq, text])).toEqual(texts.map((text, i) => [i + 1, text]))
    }
  })
})

/** A row of the channel's log that no version of the code understands. */
const poison = () =>
  stage.table.write([{ put: { ...keys.event(keys.channel(community), 9_000_000), what: 'unheard of', seq: 'many' } }])

describe('a poisoned row of a channel', () => {
  it('is left where a person finds it, and those who listen are told of the rest', async () => {
    await connect(stage, 'resident')
    await say(stage, 'neighbour', community, '之前')
    await poison()
    await say(stage, 'neighbour', community, '之后')
    const { frames } = await mortalRelay([])
    await until(() => expect(frames.get('resident')?.map(({ seq }) => seq)).toEqual([1, 2]))
    expect(lost.map(({ dynamodb }) => dynamodb?.Keys?.sk?.S)).toEqual(['LOG#0009000000'])
    expect(stage.logged.join()).toContain('could not be relayed')
  })

  it('hinders nothing else from being found by its words', async () => {
    await say(stage, 'neighbour', community, '门口的快递')
    await poison()
    await say(stage, 'neighbour', community, '快递柜坏了')
    const batch = connectBatch({ tableName: stage.tableName, region: localRegion }, stage.client)
    await follow('worker', ({ Records }) => takeLog(Records.filter(isOfLog), { ...stage.ports, batch }))
    const query = { params: { channel: community }, query: { q: '快递' } }
    await until(async () => {
      const { items } = await stage.ok('resident', 'searchPosts', query)
      expect(items.map(({ text }) => text).sort()).toEqual(['快递柜坏了', '门口的快递'])
    })
    expect(lost.map(({ dynamodb }) => dynamodb?.Keys?.sk?.S)).toEqual(['LOG#0009000000'])
    expect(stage.logged.join()).toContain('could not be taken up')
  })
})
