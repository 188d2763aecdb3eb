/** What is said of an alert comes in the order in which it was said: the last word on it counts. */
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { type Failure, noAnswer, type Outcome } from '../../miniprogram/src/api/outcome.ts'
import type { Wish } from '../../miniprogram/src/outbox/item.ts'
import { anyReply, makeOutbox } from '../../miniprogram/src/outbox/outbox.ts'
import { handClock, memoryStorage, settle } from './fakes.ts'

const offline: Outcome<unknown> = { ok: false, failure: noAnswer('offline') }
const done: Outcome<unknown> = { ok: true, value: {} }
const said = (text: string, alertId = 'alr_a'): Wish => ({
  person: 'per_a',
  operation: 'describeAlert',
  alertId,
  body: { text },
  label: `求助：${text}`,
})

/** Answers one after the other, each when it is there. */
function setUp(...answers: (Outcome<unknown> | Promise<Outcome<unknown>>)[]) {
  const arrived: string[] = []
  let keys = 0
  const outbox = makeOutbox({
    send: async (_, { body }) => {
      const answer = await (answers.shift() ?? done)
      if (answer.ok) arrived.push(z.parse(z.object({ text: z.string() }), body).text)
      return answer
    },
    storage: memoryStorage(),
    clock: handClock(),
    makeKey: () => `key-${++keys}-abcdef`,
    person: () => 'per_a',
    changed: () => undefined,
    sent: () => undefined,
    posted: () => undefined,
    marked: () => undefined,
  })
  return { outbox, arrived }
}

describe('newer words on an alert', () => {
  it('come after those that waited', async () => {
    const { outbox, arrived } = setUp(offline)
    expect((await outbox.submit(said('在二楼'), anyReply)).state).toBe('kept')
    expect((await outbox.submit(said('已经下楼了'), anyReply)).state).toBe('sent')
    expect(arrived).toEqual(['在二楼', '已经下楼了'])
    expect(outbox.items()).toEqual([])
  })

  it('wait where those before them can not be sent, and hold up no other alert', async () => {
    const { outbox, arrived } = setUp(offline, offline)
    await outbox.submit(said('在二楼'), anyReply)
    expect((await outbox.submit(said('已经下楼了'), anyReply)).state).toBe('kept')
    expect((await outbox.submit(said('在三楼', 'alr_b'), anyReply)).state).toBe('sent')
    await outbox.flush()
    expect(arrived).toEqual(['在三楼', '在二楼', '已经下楼了'])
  })

  it('do not overtake what is on its way, said now or tried again, and nothing goes twice', async () => {
    const slow = Promise.withResolvers<Outcome<unknown>>()
    const { outbox, arrived } = setUp(offline, slow.promise)
    await outbox.submit(said('在二楼'), anyReply)
    const trying = outbox.flush()
    const newer = outbox.submit(said('已经下楼了'), anyReply)
    const newest = outbox.submit(said('在门口'), anyReply)
    await settle()
    expect(arrived).toEqual([])
    slow.resolve(done)
    await Promise.all([trying, newer, newest])
    expect(arrived).toEqual(['在二楼', '已经下楼了', '在门口'])
  })

  it('keep their order where the first fails once more while others wait for it', async () => {
    const slow = Promise.withResolvers<Outcome<unknown>>()
    const { outbox, arrived } = setUp(offline, offline, slow.promise)
    await outbox.submit(said('在二楼'), anyReply)
    await outbox.submit(said('已经下楼了'), anyReply)
    const newest = outbox.submit(said('在门口'), anyReply)
    const trying = outbox.flush()
    slow.resolve(offline)
    await Promise.all([newest, trying])
    expect(arrived).toEqual(['在二楼', '已经下楼了', '在门口'])
  })

  it('keep their order also where the first is on its way when all is tried again, and fails', async () => {
    const slow = Promise.withResolvers<Outcome<unknown>>()
    const { outbox, arrived } = setUp(offline, offline, slow.promise)
    await outbox.submit(said('在二楼'), anyReply)
    await outbox.submit(said('已经下楼了'), anyReply)
    const newest = outbox.submit(said('在门口'), anyReply)
    // The first is on its way, so what is tried again begins with the second: it must not overtake.
    await settle()
    const trying = outbox.flush()
    slow.resolve(offline)
    await Promise.all([newest, trying])
    expect(arrived).toEqual(['在二楼', '已经下楼了', '在门口'])
  })

  it('stand for those that they replace once they are taken, or wait; refused, they leave those as they were', async () => {
    const wrong: Failure = { code: 'notFound', message: '没有找到' }
    const refused: Outcome<unknown> = { ok: false, failure: wrong }
    const { outbox, arrived } = setUp(offline, refused, offline, done)
    await outbox.submit(said('在家'), anyReply)
    const [first] = outbox.items()
    expect(await outbox.submit(said('在菜场'), anyReply, [first?.key ?? ''])).toEqual({
      state: 'refused',
      failure: wrong,
    })
    expect(outbox.items()).toMatchObject([{ body: { text: '在家' } }])
    await outbox.submit(said('在南门'), anyReply, [first?.key ?? ''])
    expect(outbox.items()).toMatchObject([{ body: { text: '在南门' } }])
    await outbox.flush()
    expect(arrived).toEqual(['在南门'])
  })
})
