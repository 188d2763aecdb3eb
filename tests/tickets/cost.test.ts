import { beforeAll, describe, expect, it } from 'vitest'
import { DUE_SHARDS } from '../../functions/platform/table.ts'
import { sweep } from '../../functions/sweep/sweep.ts'
import type { OperationId } from '../../shared/routes.ts'
import { operations } from '../../shared/routes.ts'
import { memoryBucket } from '../support/bucket.ts'
import { lift, sentPhoto } from '../support/cases.ts'
import { counting } from '../support/client.ts'
import { grid2, type PersonName } from '../support/district.ts'
import { sentFile } from '../support/files.ts'
import { newKey } from '../support/scenes.ts'
import { makeStage, type Stage } from '../support/stage.ts'
import { sentVoice } from '../support/voices.ts'

const bucket = memoryBucket()
let stage: Stage
beforeAll(async () => {
  stage = await makeStage({ bucket, wechat: { openidOf: async (code) => `openid-${code}` } })
})

const file = async (body: object = {}) => (await stage.ok('resident', 'openTicket', { body: { ...lift, ...body } })).id
const params = async (body: object = {}) => ({ params: { ticketId: await file(body) } })
const text = { text: '已经处理。' }
const reason = { reason: '需要协调' }
const move = async (
  who: PersonName,
  operation: OperationId,
  given: { params: { ticketId: string } },
  body?: object,
) => {
  await stage.ok(who, operation, { ...given, ...(body ? { body } : {}) } as never)
  return given
}
const accepted = async () => move('worker', 'acceptTicket', await params())
const resolved = async () => move('worker', 'resolveTicket', await accepted(), text)
const confirmed = async () => move('resident', 'confirmTicket', await resolved())
const passed = async () => move('worker', 'passTicket', await params(), reason)
const looked = async () => {
  const photoId = await sentPhoto(stage, bucket)
  await stage.ok('resident', 'checkPhoto', { params: { photoId } })
  return photoId
}

type Sent = { params?: object; query?: object; body?: object }
const nothing = async (): Promise<Sent> => ({})

/** What each operation may ask of the table: how many requests, whoever asks and however much there is. */
const cost: [string, OperationId, PersonName, number, () => Promise<Sent>][] = [
  // what, operation, who, requests, how it comes about
  ['health', 'getHealth', 'resident', 1, nothing],
  ['the document', 'getOpenapi', 'resident', 0, nothing],
  ['the demo door', 'listDemoPeople', 'resident', 1, nothing],
  ['sign-in', 'signIn', 'resident', 4, async () => ({ body: { code: '1' } })],
  ['a fresh token', 'renewSession', 'resident', 2, nothing],
  ['who am I', 'getMe', 'resident', 1, nothing],
  ['areas under one', 'listAreas', 'resident', 2, async () => ({ query: { parent: '420102' } })],
  ['a pass for sockets', 'openSocket', 'resident', 1, nothing],
  ['asking to send a photo', 'requestPhoto', 'resident', 2, async () => ({ body: { type: 'image/png', bytes: 9 } })],
  [
    'looking at a photo',
    'checkPhoto',
    'resident',
    2,
    async () => ({ params: { photoId: await sentPhoto(stage, bucket) } }),
  ],
  [
    'asking to send a file',
    'requestFile',
    'communityStaff',
    2,
    async () => ({ body: { name: '停水安排.pdf', bytes: 9 } }),
  ],
  [
    'having a file looked at',
    'checkFile',
    'communityStaff',
    2,
    async () => ({ params: { fileId: await sentFile(stage, bucket) } }),
  ],
  [
    'asking to send a voice',
    'requestVoice',
    'resident',
    2,
    async () => ({ body: { type: 'mp3', seconds: 7, bytes: 9 } }),
  ],
  [
    'having a voice looked at',
    'checkVoice',
    'resident',
    2,
    async () => ({ params: { voiceId: await sentVoice(stage, bucket) } }),
  ],
  ['filing from home', 'openTicket', 'resident', 2, async () => ({ body: lift })],
  ['filing elsewhere', 'openTicket', 'resident', 2, async () => ({ body: { ...lift, place: { area: grid2 } } })],
  [
    'filing with photos',
    'openTicket',
    'resident',
    2,
    async () => ({ body: { ...lift, photos: [await looked(), await looked()] } }),
  ],
  ['my tickets', 'listMyTickets', 'resident', 2, nothing],
  ['public tickets', 'listPublicTickets', 'resident', 2, nothing],
  ['the queue of a street', 'listTicketQueue', 'streetStaff', 2, nothing],
  ['the queue of one grid', 'listTicketQueue', 'worker', 2, async () => ({ query: { area: grid2 } })],
  ['the merged queue of two grids', 'listTicketQueue', 'worker', 3, nothing],
  ['a ticket to who filed it', 'getTicket', 'resident', 2, params],
  ['a ticket to a neighbour', 'getTicket', 'neighbour', 2, () => params({ visibility: 'public' })],
  ['a ticket to staff, whose look is kept and audited', 'getTicket', 'worker', 4, params],
  ['accept', 'acceptTicket', 'worker', 2, params],
  ['reply', 'replyToTicket', 'worker', 2, async () => ({ ...(await accepted()), body: text })],
  ['resolve', 'resolveTicket', 'worker', 2, async () => ({ ...(await accepted()), body: text })],
  ['pass', 'passTicket', 'worker', 2, async () => ({ ...(await params()), body: reason })],
  [
    'reassign',
    'reassignTicket',
    'communityStaff',
    2,
    async () => ({ ...(await params()), body: { ...reason, area: grid2 } }),
  ],
  ['return', 'returnTicket', 'communityStaff', 2, async () => ({ ...(await passed()), body: reason })],
  ['a staff note', 'addStaffNote', 'worker', 2, async () => ({ ...(await params()), body: text })],
  ['a note', 'addTicketNote', 'resident', 2, async () => ({ ...(await params()), body: text })],
  ['confirm', 'confirmTicket', 'resident', 2, resolved],
  ['reopen', 'reopenTicket', 'resident', 2, async () => ({ ...(await resolved()), body: reason })],
  ['rate', 'rateTicket', 'resident', 2, async () => ({ ...(await confirmed()), body: { stars: 5 } })],
  ['withdraw', 'withdrawTicket', 'resident', 2, async () => ({ ...(await params()), body: {} })],
  [
    'show what was held back',
    'showTicket',
    'worker',
    2,
    () => params({ visibility: 'public', text: '这里有待审词。' }),
  ],
  ['make it private', 'makeTicketPrivate', 'resident', 2, () => params({ visibility: 'public' })],
  ['me too', 'supportTicket', 'neighbour', 2, () => params({ visibility: 'public' })],
  [
    'me no more',
    'unsupportTicket',
    'neighbour',
    2,
    async () => move('neighbour', 'supportTicket', await params({ visibility: 'public' })),
  ],
]

async function requestsOf(operation: OperationId, who: PersonName, come: () => Promise<Sent>): Promise<number> {
  const sent = await come()
  const count = counting(stage.client)
  await stage.ok(who, operation, { ...sent, key: newKey() } as never)
  count.stop()
  return count.total()
}

describe('what an operation asks of the table', () => {
  const measured = new Map<string, number>()

  it.each(cost)('%s (%s as %s): %i', async (what, operation, who, requests, come) => {
    const seen = await requestsOf(operation, who, come)
    measured.set(what, seen)
    expect(seen).toBe(requests)
  })

  it('is stated for every operation of tickets, photos and sockets', () => {
    const stated = new Set<string>(cost.map(([, operation]) => operation))
    const own = operations.filter(([, { capability }]) => ['tickets', 'photos', 'sockets'].includes(capability))
    expect(own.filter(([id]) => !stated.has(id))).toEqual([])
  })

  it('does not grow with what there is', async () => {
    for (let i = 0; i < 6; i++) await Promise.all(Array.from({ length: 25 }, () => file({ visibility: 'public' })))
    for (const [what, operation, who, , come] of cost)
      expect(await requestsOf(operation, who, come), what).toBe(measured.get(what))
  })
})

it('a refusal costs no write, and one more read where a key could already have been granted', async () => {
  const given = await confirmed()
  const count = counting(stage.client)
  expect((await stage.call('worker', 'acceptTicket', given)).status).toBe(409)
  expect(count.counts).toEqual({ BatchGetItemCommand: 1 })
  expect((await stage.call('worker', 'acceptTicket', { ...given, key: newKey() })).status).toBe(409)
  expect(count.counts).toEqual({ BatchGetItemCommand: 2, GetItemCommand: 1 })
  count.stop()
})

it('an answer that was kept costs one read', async () => {
  const key = newKey()
  await stage.ok('resident', 'openTicket', { body: lift, key })
  const count = counting(stage.client)
  await stage.ok('resident', 'openTicket', { body: lift, key })
  expect(count.counts).toEqual({ BatchGetItemCommand: 1 })
  count.stop()
})

it('a sweep with nothing due costs one query a shard', async () => {
  const count = counting(stage.client)
  await sweep(stage.ports)
  expect(count.counts).toEqual({ QueryCommand: DUE_SHARDS })
  count.stop()
})
