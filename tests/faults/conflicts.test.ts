import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { beforeEach, describe, expect, it } from 'vitest'
import { brokenAt } from '../../functions/cases/timeline.ts'
import { lift } from '../support/cases.ts'
import { failing, leavingOut } from '../support/client.ts'
import { entriesOf, newKey, ticketsOf } from '../support/scenes.ts'
import { makeStage, type Stage } from '../support/stage.ts'

let stage: Stage
beforeEach(async () => {
  stage = await makeStage()
})

/** What DynamoDB says when another transaction is at one of the items just now; DynamoDB Local never does. */
const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({
    message: 'Transaction cancelled',
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code })),
  })
const conflict = () => cancelled('TransactionConflict', 'None', 'None')

const file = async () => (await stage.ok('resident', 'openTicket', { body: lift })).id
const moves = async (id: string) => {
  const entries = await entriesOf(stage, id)
  expect(brokenAt(entries)).toBeUndefined()
  return entries.map(({ move }) => move)
}

describe('a conflict with another transaction', () => {
  it('is tried again, and nobody notices', async () => {
    const id = await file()
    const trouble = failing(stage.client, 'TransactWriteItemsCommand', (count) => count <= 3, { error: conflict })
    await stage.ok('worker', 'acceptTicket', { params: { ticketId: id }, key: newKey() })
    expect(trouble.failed).toBe(3)
    expect(await moves(id)).toEqual(['open', 'accept'])
  })

  it('that does not end is said to be an outage; nothing is written, and the same wish succeeds later', async () => {
    const id = await file()
    const key = newKey()
    const trouble = failing(stage.client, 'TransactWriteItemsCommand', () => true, { error: conflict })
    const accept = () => stage.call('worker', 'acceptTicket', { params: { ticketId: id }, key })
    const { status, body } = await accept()
    expect([status, Object.keys(body.error), body.error.code]).toEqual([503, ['code', 'message'], 'unavailable'])
    trouble.stop()
    expect(await moves(id)).toEqual(['open'])
    expect((await accept()).status).toBe(200)
    expect((await accept()).status).toBe(200)
    expect(await moves(id)).toEqual(['open', 'accept'])
  })

  it('with a case that moves each time it is read ends as changedMeanwhile, with nothing written', async () => {
    const id = await file()
    const moved = () => cancelled('ConditionalCheckFailed', 'None', 'None')
    const trouble = failing(stage.client, 'TransactWriteItemsCommand', () => true, { error: moved })
    const { status, body } = await stage.call('worker', 'acceptTicket', { params: { ticketId: id } })
    expect([status, body.error.code]).toEqual([409, 'changedMeanwhile'])
    expect(trouble.count).toBe(5)
    trouble.stop()
    expect(await moves(id)).toEqual(['open'])
  })

  it('makes the call look again at what is there now', async () => {
    const id = await file()
    const params = { ticketId: id }
    // Between the reading and the writing of an acceptance the ticket is withdrawn.
    let withdrawn: Promise<unknown> | undefined
    const trouble = failing(stage.client, 'TransactWriteItemsCommand', (count) => count === 1, {
      error: () => cancelled('ConditionalCheckFailed'),
      before: async () => {
        trouble.stop()
        withdrawn = stage.ok('resident', 'withdrawTicket', { params, body: {} })
        await withdrawn
      },
    })
    const { status, body } = await stage.call('worker', 'acceptTicket', { params })
    expect([status, body.error.code]).toEqual([409, 'wrongState'])
    expect(await moves(id)).toEqual(['open', 'withdraw'])
  })
})

describe('a table that is overloaded', () => {
  it('is asked again for what it left out, and said to be unavailable when it leaves it out for good', async () => {
    const id = await file()
    const get = () => stage.call('resident', 'getTicket', { params: { ticketId: id } })
    const some = leavingOut(stage.client, (count) => count <= 2)
    expect((await get()).body.id).toBe(id)
    some.stop()
    const all = leavingOut(stage.client, () => true)
    const { status, body } = await get()
    expect([status, body.error.code]).toEqual([503, 'unavailable'])
    all.stop()
  })
})

describe('an answer that is lost on its way from the table', () => {
  it('is given when the same key comes again: done once', async () => {
    const key = newKey()
    const lost = () => Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })
    const trouble = failing(stage.client, 'TransactWriteItemsCommand', (count) => count === 1, {
      error: lost,
      after: true,
    })
    const first = await stage.call('resident', 'openTicket', { body: lift, key })
    expect([first.status, first.body.error.code]).toEqual([503, 'unavailable'])
    trouble.stop()
    const second = await stage.ok('resident', 'openTicket', { body: lift, key })
    expect(await ticketsOf(stage, 'resident')).toEqual([second.id])
  })
})

describe('many at once', () => {
  it('a ticket takes one move after another: each is in its timeline, or was refused and is not', async () => {
    const id = await file()
    const params = { ticketId: id }
    const note = (n: number) =>
      stage.call('resident', 'addTicketNote', { params, body: { text: `补充 ${n}` }, key: newKey() })
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => note(n)))
    const done = answers.filter(({ status }) => status === 200)
    for (const { status, body } of answers)
      if (status !== 200) expect([status, body.error.code]).toEqual([409, 'changedMeanwhile'])
    expect(done.length).toBeGreaterThan(0)
    expect(await moves(id)).toHaveLength(1 + done.length)
    expect(new Set(done.map(({ body }) => body.version)).size).toBe(done.length)
  })

  it('what excludes one another happens once: accepted or withdrawn, confirmed or reopened', async () => {
    for (let round = 0; round < 8; round++) {
      const params = { ticketId: await file() }
      await stage.ok('worker', 'acceptTicket', { params })
      await stage.ok('worker', 'resolveTicket', { params, body: { text: '已经修好。' } })
      const [yes, no] = await Promise.all([
        stage.call('resident', 'confirmTicket', { params }),
        stage.call('resident', 'reopenTicket', { params, body: { reason: '还是坏的' } }),
      ])
      expect([yes.status, no.status].sort()).toEqual([200, 409])
      expect(await moves(params.ticketId)).toEqual([
        'open',
        'accept',
        'resolve',
        yes.status === 200 ? 'confirm' : 'reopen',
      ])
    }
  })

  it('supporters are counted each, and do not stand in the way of those who work on the ticket', async () => {
    const { id } = await stage.ok('resident', 'openTicket', { body: { ...lift, visibility: 'public' } })
    const params = { ticketId: id }
    const supporters = ['neighbour', 'worker', 'otherWorker', 'communityStaff', 'streetStaff'] as const
    const [accepted, ...supported] = await Promise.all([
      stage.call('worker', 'acceptTicket', { params }),
      ...supporters.flatMap((who) => [1, 2].map(() => stage.call(who, 'supportTicket', { params }))),
    ])
    expect(accepted.status).toBe(200)
    expect(supported.map(({ status }) => status)).toEqual(supported.map(() => 200))
    expect(await stage.ok('resident', 'getTicket', { params })).toMatchObject({
      supports: supporters.length,
      state: 'accepted',
    })
  })
})
