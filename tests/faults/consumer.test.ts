import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keys } from '../../functions/platform/table.ts'
import type { Line } from '../../functions/relay/line.ts'
import { relay } from '../../functions/relay/relay.ts'
import { HOUR } from '../../shared/lifecycle.ts'
import { lift } from '../support/cases.ts'
import { failing } from '../support/client.ts'
import { connect, type Relayed, runRelay, until } from '../support/sockets.ts'
import { makeStage, type Stage } from '../support/stage.ts'

let stage: Stage
let relayed: Relayed | undefined
beforeEach(async () => {
  stage = await makeStage({ stream: true })
})
afterEach(() => relayed?.poller.stop())

const toldTo = (socket: string) =>
  relayed?.frames.get(socket)?.map((each) => (each.type === 'caseChanged' ? each.id : '')) ?? []
async function file(count: number): Promise<string[]> {
  const ids: string[] = []
  for (let i = 0; i < count; i++) ids.push((await stage.ok('resident', 'openTicket', { body: lift })).id)
  return ids
}

describe('a relay that fails in the middle of a batch', () => {
  it('names the record that failed: that one and all behind it come again, and none before it', async () => {
    await connect(stage, 'resident')
    const ids = await file(6)
    // Each record is a handful of looks for listeners; this hits one in the middle of the batch, and its next try.
    const looks = failing(stage.client, 'QueryCommand', (count) => count === 20 || count === 26)
    relayed = await runRelay(stage)
    await until(() => expect(toldTo('resident')).toEqual(ids))
    expect(looks.failed).toBe(2)
    expect(relayed.answers.filter(({ batchItemFailures }) => batchItemFailures.length === 1)).toHaveLength(2)
    expect(relayed.lost).toEqual([])
  })

  it('gives up a poisoned record after its tries, hands it over, and goes on', async () => {
    await connect(stage, 'resident')
    const [first] = await file(1)
    // An entry that no version of the code understands.
    await stage.table.write([{ put: { ...keys.entry(keys.ticket('tkt_poison'), 1), seq: 'one', move: 'unheard of' } }])
    const rest = await file(3)
    relayed = await runRelay(stage)
    await until(() => expect(toldTo('resident')).toEqual([first, ...rest]))
    expect(relayed.lost.map((record) => record.dynamodb?.Keys?.pk?.S)).toEqual(['TICKET#tkt_poison'])
    expect(stage.logged.join()).toContain('could not be relayed')
  })

  it('passes over what is no timeline entry', async () => {
    await connect(stage, 'resident')
    await stage.table.write([{ put: { pk: 'TICKET#x', sk: 'ANYTHING' } }, { put: { pk: 'OTHER#x', sk: 'ENTRY#1' } }])
    const ids = await file(1)
    relayed = await runRelay(stage)
    await until(() => expect(toldTo('resident')).toEqual(ids))
    expect(relayed.lost).toEqual([])
  })

  it('answers as Lambda wants it: the first record that failed, by its sequence number', async () => {
    const record = (SequenceNumber: string, pk: string) => ({
      eventName: 'INSERT' as const,
      dynamodb: { SequenceNumber, NewImage: { pk: { S: pk }, sk: { S: 'ENTRY#000001' } } },
    })
    const records = [record('1', 'OTHER#x'), record('2', 'TICKET#x'), record('3', 'OTHER#x'), record('4', 'TICKET#x')]
    const ports = {
      ...stage.ports,
      line: { post: async () => 'sent' as const, close: async () => 'closed' as const },
      unreached: () => undefined,
    }
    expect(await relay(records, ports)).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] })
    expect(await relay([], ports)).toEqual({ batchItemFailures: [] })
  })
})

describe('a socket', () => {
  it('that cannot be reached holds up nobody, and is counted', async () => {
    await connect(stage, 'resident', 'broken')
    await connect(stage, 'resident', 'well')
    const ids = await file(3)
    relayed = await runRelay(stage, async (socket) => {
      if (socket === 'broken') throw new Error('The WebSocket API has a bad day')
      return 'sent'
    })
    await until(() => expect(toldTo('well')).toEqual(ids))
    expect([relayed.lost, toldTo('broken'), relayed.unreached()]).toEqual([[], [], ids.length])
  })

  it('that is only coming is not forgotten: it may be posted to before its opening has returned', async () => {
    await connect(stage, 'worker', 'coming')
    let posted = 0
    const coming: Line['post'] = async (socket) => (socket === 'coming' && posted++ === 0 ? 'gone' : 'sent')
    const [first] = await file(1)
    relayed = await runRelay(stage, coming)
    await until(() => expect(posted).toBe(1))
    const [second] = await file(1)
    await until(() => expect(toldTo('coming')).toEqual([second]))
    expect(first).not.toBe(second)
  })

  it('that is gone is forgotten with all that it listened to, and not posted to again', async () => {
    await connect(stage, 'worker', 'gone')
    await connect(stage, 'worker', 'here')
    stage.clock.pass(HOUR)
    const posts: string[] = []
    const first = await file(1)
    relayed = await runRelay(stage, async (socket) => {
      posts.push(socket)
      return socket === 'gone' ? 'gone' : 'sent'
    })
    await until(() => expect(toldTo('here')).toEqual(first))
    const left = () => stage.table.read([keys.socket('gone'), keys.listener('AREA#420102015020001', 'gone')])
    await until(async () => expect(await left()).toEqual([undefined, undefined]))
    const second = await file(1)
    await until(() => expect(toldTo('here')).toEqual([...first, ...second]))
    expect(posts.filter((socket) => socket === 'gone')).toEqual(['gone'])
  })
})
