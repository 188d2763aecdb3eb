/** What could not be checked of a public ticket, or told nothing, is asked about again by the sweep. */
import { beforeEach, describe, expect, it } from 'vitest'
import { sweep } from '../../../../functions/sweep/sweep.ts'
import { CHECK_TIME } from '../../../../shared/channels/limits.ts'
import { Refusal } from '../../../../shared/errors.ts'
import { DAY, MINUTE } from '../../../../shared/lifecycle.ts'
import { grantedTable } from '../../../infra/granted-table.ts'
import { memoryBucket } from '../../../support/bucket.ts'
import { lift, sentPhoto } from '../../../support/cases.ts'
import { told } from '../../../support/pushed.ts'
import { makeStage, type Stage } from '../../../support/stage.ts'
import { fakeChecker } from '../../../support/wechat.ts'

const bucket = memoryBucket()
let checker: ReturnType<typeof fakeChecker>
let stage: Stage
beforeEach(async () => {
  checker = fakeChecker()
  stage = await makeStage({ checker, bucket })
})

const open = (text: string, photos: string[] = []) =>
  stage.ok('resident', 'openTicket', { body: { ...lift, visibility: 'public', text, photos } })
const at = (id: string) => ({ params: { ticketId: id } })
const heldBack = async (id: string) => (await stage.ok('resident', 'getTicket', at(id))).heldBack
const isSeen = async (id: string) => (await stage.call('neighbour', 'getTicket', at(id))).status === 200
const looked = async () => {
  const photoId = await sentPhoto(stage, bucket)
  await stage.ok('resident', 'checkPhoto', { params: { photoId } })
  return photoId
}
/** By the rights of the sweep. */
async function swept(after: number) {
  stage.clock.pass(after)
  const done = await sweep({ ...stage.ports, table: grantedTable('sweep', stage.table) })
  expect(done.failed, stage.logged.join()).toBe(0)
  return done
}

describe('words that could not be checked', () => {
  it('are checked when it can be done again: neighbours see the ticket then', async () => {
    checker.down = true
    const { id } = await open('路灯不亮了，请修一下。')
    await swept(MINUTE)
    await swept(MINUTE)
    expect([await heldBack(id), await isSeen(id)]).toEqual(['unchecked', false])
    checker.down = false
    await swept(5 * MINUTE)
    expect([await heldBack(id), await isSeen(id)]).toEqual([undefined, true])
    await stage.ok('worker', 'acceptTicket', at(id))
    await swept(5 * MINUTE)
    expect((await swept(DAY)).due).toBe(0)
  })

  it.each([
    ['待审词', 'review'],
    ['违规词', 'risky'],
  ] as const)('and say %s are for staff to look at', async (word, why) => {
    checker.down = true
    const { id } = await open(`这里有${word}，请看看。`)
    checker.down = false
    await swept(MINUTE)
    expect([await heldBack(id), await isSeen(id)]).toEqual([why, false])
  })

  it('in two notes are each waited for, with the photos beside them', async () => {
    const { id } = await open('路灯不亮了，请修一下。')
    checker.down = true
    await stage.ok('resident', 'addTicketNote', { ...at(id), body: { text: '还是不亮。', photos: [await looked()] } })
    stage.clock.pass(1000)
    await stage.ok('resident', 'addTicketNote', { ...at(id), body: { text: '晚上很暗。' } })
    expect(await isSeen(id)).toBe(false)
    checker.down = false
    await swept(MINUTE)
    expect([await heldBack(id), checker.photos]).toEqual([
      'unchecked',
      [expect.objectContaining({ openid: 'openid-1' })],
    ])
    await told(stage, checker.photos[0]?.trace ?? '', 'pass')
    expect([await heldBack(id), await isSeen(id)]).toEqual([undefined, true])
  })
})

describe('a photo', () => {
  it('that could not be asked about is asked about again', async () => {
    const { photo } = checker
    checker.photo = () => Promise.reject(new Refusal('unavailable'))
    const { id } = await open('路灯不亮了，请修一下。', [await looked(), await looked()])
    checker.photo = photo
    await swept(MINUTE)
    expect(checker.photos).toHaveLength(2)
    // Asked about, they are left alone while their results may come.
    await swept(MINUTE)
    expect(checker.photos).toHaveLength(2)
    for (const { trace } of checker.photos) await told(stage, trace, 'pass')
    expect([await heldBack(id), await isSeen(id)]).toEqual([undefined, true])
  })

  it('whose result never comes is asked about again, and either result counts', async () => {
    const { id } = await open('路灯不亮了，请修一下。', [await looked()])
    await swept(CHECK_TIME - MINUTE)
    expect(checker.photos).toHaveLength(1)
    await swept(2 * MINUTE)
    expect(checker.photos).toHaveLength(2)
    await told(stage, checker.photos[0]?.trace ?? '', 'pass')
    expect(await isSeen(id)).toBe(true)
    await told(stage, checker.photos[1]?.trace ?? '', 'risky')
    expect(await isSeen(id)).toBe(true)
  })

  it('is asked about though we died between writing and asking', async () => {
    const { photo } = checker
    checker.photo = () => Promise.reject(new Error('died'))
    const body = { ...lift, visibility: 'public' as const, text: '路灯不亮了，请修一下。', photos: [await looked()] }
    expect((await stage.call('resident', 'openTicket', { body })).status).toBe(500)
    checker.photo = photo
    await swept(MINUTE)
    const [asked] = checker.photos
    await told(stage, asked?.trace ?? '', 'pass')
    const { items } = await stage.ok('neighbour', 'listPublicTickets', { query: {} })
    expect(items).toHaveLength(1)
  })
})

describe('it ends', () => {
  it('when staff decided meanwhile: what they showed stays shown', async () => {
    checker.down = true
    const { id } = await open('这里有违规词，请看看。')
    await stage.ok('worker', 'showTicket', at(id))
    checker.down = false
    await swept(MINUTE)
    expect([await heldBack(id), await isSeen(id)]).toEqual([undefined, true])
  })

  it('after a day: then it is for staff alone', async () => {
    checker.down = true
    const { id } = await open('路灯不亮了，请修一下。')
    await stage.ok('worker', 'acceptTicket', at(id))
    for (let hours = 0; hours < 26; hours++) await swept(60 * MINUTE)
    expect((await swept(60 * MINUTE)).due).toBe(0)
    checker.down = false
    expect([await heldBack(id), await isSeen(id)]).toEqual(['unchecked', false])
    await stage.ok('worker', 'showTicket', at(id))
    expect(await isSeen(id)).toBe(true)
  })
})
