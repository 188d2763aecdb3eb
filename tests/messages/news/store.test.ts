/** What happened in a case is told whose it is: which moves, with which words, and what becomes of a message that WeChat refuses. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newsOf as alertNews } from '../../../functions/alerts/ways/news.ts'
import { parseCall } from '../../../functions/channels/call-case.ts'
import { missPostDeadline } from '../../../functions/channels/miss-deadline.ts'
import { quietUntil } from '../../../functions/channels/quiet.ts'
import { tell } from '../../../functions/messages/tell.ts'
import { keys } from '../../../functions/platform/table.ts'
import { missTicketDeadline } from '../../../functions/tickets/miss-deadline.ts'
import { localTemplates } from '../../../infra/local/environment.ts'
import { callOf } from '../../../shared/channels/calls.ts'
import { REVIEW_TIME } from '../../../shared/channels/limits.ts'
import { DAY, HOUR, MINUTE } from '../../../shared/lifecycle.ts'
import { grantedTable } from '../../infra/granted-table.ts'
import { deciding } from '../../support/channels.ts'
import { community, people } from '../../support/district.ts'
import { followTalk, say, soon } from '../../support/talk.ts'
import { type NewsStage, newsStage } from './stage.ts'

let on: NewsStage
beforeAll(async () => {
  on = await newsStage()
})
beforeEach(async () => {
  on.begin()
  await on.hold('resident', 'ticketMoved', 0)
})

const TIME = /^2026年\d\d月\d\d日 \d\d:\d\d$/
const wordsOf = (n = 0) => Object.values(on.sent[n]?.data ?? {}).map(({ value }) => value)

describe('the owner of a ticket', () => {
  it('is told that it was accepted, as the fields of the template say it, and opens it', async () => {
    await on.hold('resident', 'ticketMoved', 3)
    const id = await on.ticket('accept')
    await on.bring(keys.ticket(id))
    expect(on.sent).toHaveLength(1)
    expect(on.sent[0]).toMatchObject({
      openid: people.resident.openid,
      templateId: localTemplates.ticketMoved,
      page: `tickets/detail/index?id=${id}`,
    })
    expect(wordsOf()).toEqual([id, '已受理', expect.stringMatching(/^物业管理：/), expect.stringMatching(TIME)])
    expect(await on.held('resident', 'ticketMoved')).toBe(2)
  })

  it('is told of each thing once, however often it comes', async () => {
    await on.hold('resident', 'ticketMoved', 9)
    const id = await on.ticket('accept', 'reply')
    for (let i = 0; i < 3; i++) await on.bring(keys.ticket(id))
    await Promise.all([1, 2, 3].map(() => on.bring(keys.ticket(id))))
    expect(on.sent.map((_, n) => wordsOf(n)[1])).toEqual(['已受理', '有新回复'])
    expect(await on.held('resident', 'ticketMoved')).toBe(7)
  })

  it('keeps the last credit for what is theirs to do: to say whether it is resolved', async () => {
    await on.hold('resident', 'ticketMoved', 1)
    const id = await on.ticket('accept')
    await on.bring(keys.ticket(id))
    expect(on.asked).toEqual([])
    await on.stage.ok('worker', 'resolveTicket', { params: { ticketId: id }, body: { text: '修好了' } })
    await on.bring(keys.ticket(id))
    expect(on.sent.map((_, n) => wordsOf(n)[1])).toEqual(['待您确认'])
    expect(await on.held('resident', 'ticketMoved')).toBe(0)
  })

  it('is not told what is no longer so, nor what they did themselves, nor what is a day old', async () => {
    await on.hold('resident', 'ticketMoved', 9)
    const id = await on.ticket('accept', 'resolve')
    await on.stage.ok('resident', 'confirmTicket', { params: { ticketId: id } })
    await on.bring(keys.ticket(id))
    const old = await on.ticket('accept')
    on.stage.clock.pass(DAY + 1)
    await on.bring(keys.ticket(old))
    expect(on.asked).toEqual([])
  })

  it('is told of clocks that were missed', async () => {
    await on.hold('resident', 'ticketMoved', 9)
    const id = await on.ticket()
    on.stage.clock.pass(3 * HOUR)
    await missTicketDeadline(on.stage.ports, id)
    await on.bring(keys.ticket(id))
    expect(on.sent.map((_, n) => wordsOf(n)[1])).toEqual(['受理超时'])
  })

  it('is asked for nothing where they hold no credit, or never were asked', async () => {
    const id = await on.ticket('accept', 'resolve')
    await on.bring(keys.ticket(id))
    await on.stage.table.write([{ remove: keys.credits(people.resident.id) }])
    await on.bring(keys.ticket(id))
    expect([on.asked, await on.told(`${id}:2`, 'resident')]).toEqual([[], undefined])
  })
})

describe('in quiet hours', () => {
  const time = (from: number) => new Date(on.stage.clock.now() + 8 * HOUR + from).toISOString().slice(11, 16)
  const quiet = (body: { from?: string; to?: string }) => on.stage.ok('resident', 'setQuietHours', { body })

  it('what doesn’t press waits until they are over, and an alert doesn’t', async () => {
    await quiet({ from: time(-HOUR), to: time(3 * HOUR) })
    await on.hold('resident', 'ticketMoved', 3)
    await on.hold('resident', 'alertRings', 3)
    const id = await on.ticket('accept')
    for (let i = 0; i < 2; i++) await on.bring(keys.ticket(id))
    const alert = { id: `alr_${'0'.repeat(26)}`, place: { name: '1号楼' }, raisedAt: time(0) }
    await tell(on.ports, `${alert.id}:told`, alertNews(alert as never, people.resident.id, 'neighbour'))
    expect(on.asked.map(({ templateId }) => templateId)).toEqual([localTemplates.alertRings])
    expect([await on.held('resident', 'ticketMoved'), await on.held('resident', 'alertRings')]).toEqual([2, 2])
    on.stage.clock.pass(2 * HOUR)
    await on.sweepAndTake(`${id}:2`, 'resident')
    expect(on.asked).toHaveLength(1)
    on.stage.clock.pass(HOUR)
    await quiet({ from: time(-HOUR), to: time(HOUR) })
    await on.sweepAndTake(`${id}:2`, 'resident')
    expect(on.asked, 'they were put off').toHaveLength(1)
    on.stage.clock.pass(HOUR)
    await on.sweepAndTake(`${id}:2`, 'resident')
    expect([wordsOf(1)[1], on.asked.length, await on.held('resident', 'ticketMoved')]).toEqual(['已受理', 2, 2])
    await quiet({})
  })

  it.each([
    ['22:00', '07:00', '2026-03-02T13:59:00.000Z', undefined],
    ['22:00', '07:00', '2026-03-02T14:00:00.000Z', '2026-03-02T23:00:00.000Z'],
    ['22:00', '07:00', '2026-03-02T22:59:00.000Z', '2026-03-02T23:00:00.000Z'],
    ['22:00', '07:00', '2026-03-02T23:00:00.000Z', undefined],
    ['12:30', '14:00', '2026-03-02T04:30:00.000Z', '2026-03-02T06:00:00.000Z'],
    ['12:30', '14:00', '2026-03-02T18:00:00.000Z', undefined],
  ])('from %s to %s it is quiet at %s until %s', (from, to, at, until) => {
    expect(quietUntil({ from, to }, Date.parse(at))).toBe(until && Date.parse(until))
  })
})

describe('a message that WeChat', () => {
  const [accepted, of] = ['accept' as const, (id: string) => `${id}:2`]
  async function refusedWith(...answers: Parameters<NewsStage['answer']>) {
    on.answer(...answers)
    await on.hold('resident', 'ticketMoved', 5)
    const id = await on.ticket(accepted)
    expect(await on.bring(keys.ticket(id)), 'the record is done with').toBe(true)
    return id
  }

  it('says its person takes none of (43101) voids the credits', async () => {
    const id = await refusedWith(() => ({ outcome: 'refused' }))
    expect([(await on.told(of(id), 'resident'))?.outcome, await on.held('resident', 'ticketMoved')]).toEqual([
      'refused',
      0,
    ])
    expect(on.notTaken()).toBe(0)
  })

  it.each([40037, 47003, 41030])(
    'finds wrong (%i) is logged and counted, and its credit goes back',
    async (errcode) => {
      const id = await refusedWith(() => ({ outcome: 'wrong', errcode }))
      expect([(await on.told(of(id), 'resident'))?.outcome, await on.held('resident', 'ticketMoved')]).toEqual([
        'failed',
        5,
      ])
      expect(on.notTaken()).toBe(1)
      expect(on.stage.logged.join()).toContain(String(errcode))
      expect(on.stage.logged.join(), 'nobody is named').not.toContain(people.resident.openid)
    },
  )

  it('answers nothing that can be read of is not sent again', async () => {
    const id = await refusedWith(() => ({ outcome: 'unsure' }))
    on.answer(() => ({ outcome: 'sent' }))
    await on.bring(keys.ticket(id))
    expect([(await on.told(of(id), 'resident'))?.outcome, on.sent]).toEqual(['unsure', []])
    expect(await on.held('resident', 'ticketMoved')).toBe(4)
  })

  it('has no more room for today (45009) is sent later, by one credit', async () => {
    const id = await refusedWith(() => ({ outcome: 'again' }))
    expect(on.asked).toHaveLength(3)
    expect(await on.told(of(id), 'resident')).toMatchObject({ outcome: 'again', rests: 1, dueAt: expect.any(String) })
    await on.sweepAndTake(of(id), 'resident')
    expect(on.asked, 'not before it has rested').toHaveLength(3)
    on.stage.clock.pass(2 * MINUTE)
    await on.sweepAndTake(of(id), 'resident')
    expect(await on.told(of(id), 'resident')).toMatchObject({ outcome: 'again', rests: 2 })
    on.answer(() => ({ outcome: 'sent' }))
    on.stage.clock.pass(HOUR)
    await on.sweepAndTake(of(id), 'resident')
    expect([on.sent.length, await on.held('resident', 'ticketMoved')]).toEqual([1, 4])
    const told = await on.told(of(id), 'resident')
    expect([told?.outcome, told?.dueAt]).toEqual(['sent', undefined])
  })

  it('could not send before it was no longer so is given up, and its credit goes back', async () => {
    const id = await refusedWith(() => ({ outcome: 'again' }))
    await on.stage.ok('worker', 'resolveTicket', { params: { ticketId: id }, body: { text: '修好了' } })
    on.answer(() => ({ outcome: 'sent' }))
    on.stage.clock.pass(2 * MINUTE)
    await on.sweepAndTake(of(id), 'resident')
    expect([on.sent, (await on.told(of(id), 'resident'))?.outcome]).toEqual([[], 'failed'])
    expect(await on.held('resident', 'ticketMoved')).toBe(5)
  })

  it('could not send to who has left meanwhile is given up', async () => {
    const id = await refusedWith(() => ({ outcome: 'again' }))
    await on.stage.table.write([{ remove: keys.credits(people.resident.id) }])
    on.stage.clock.pass(2 * MINUTE)
    await on.sweepAndTake(of(id), 'resident')
    expect([(await on.told(of(id), 'resident'))?.outcome, on.asked.length]).toEqual(['failed', 3])
  })
})

describe('who moderates', () => {
  it('is reminded of what waited too long, once an hour, and not of what was decided by then', async () => {
    await on.hold('communityStaff', 'dutyGap', 4)
    await on.hold('streetStaff', 'dutyGap', 4)
    const write = async (text: string) => (await say(on.stage, 'neighbour', community, text)).id
    const [first, second, last] = [
      await write('第一条待审词'),
      await write('第二条待审词'),
      await write('已办的待审词'),
    ]
    on.stage.clock.pass(REVIEW_TIME)
    const remind = async (ids: readonly string[]) => {
      const table = grantedTable('sweep', on.stage.table)
      for (const id of ids) await missPostDeadline({ ...on.stage.ports, table }, id)
      for (const id of ids) await on.sweepAndTake(`${id}:late`, 'communityStaff')
    }
    await remind([first, second])
    expect(on.sent.map(({ templateId, page }) => [templateId, page])).toEqual([[localTemplates.dutyGap, 'work/index']])
    expect(wordsOf().slice(0, 2)).toEqual(['发言待审', '大江园社区'])
    expect([await on.held('communityStaff', 'dutyGap'), await on.held('streetStaff', 'dutyGap')]).toEqual([3, 4])
    on.stage.clock.pass(HOUR)
    const table = grantedTable('sweep', on.stage.table)
    await missPostDeadline({ ...on.stage.ports, table }, last)
    await on.stage.ok('communityStaff', 'decidePost', await deciding(on.stage, last, 'approve'))
    await on.sweepAndTake(`${last}:late`, 'communityStaff')
    expect([on.sent.length, await on.held('communityStaff', 'dutyGap')]).toEqual([1, 3])
  })
})

describe('who called the staff', () => {
  it('rings who is on duty, is told who answered, once, and opens what was said; nothing more once it is settled', async () => {
    const talk = await newsStage({ stream: true })
    const worker = await followTalk(talk.stage)
    await talk.hold('resident', 'callAnswered', 2)
    await talk.hold('communityStaff', 'dutyGap', 3)
    const hours = {
      from: new Date(talk.stage.clock.now() + HOUR).toISOString(),
      to: new Date(talk.stage.clock.now() + 9 * HOUR).toISOString(),
    }
    const shift = { ...hours, person: people.communityStaff.id }
    await talk.stage.ok('administrator', 'planShifts', { params: { area: community }, body: shift })
    talk.stage.clock.pass(2 * HOUR)
    const called = async (text: string) => (await say(talk.stage, 'resident', community, text, { call: true })).id
    const answer = (root: string) => say(talk.stage, 'worker', community, '我下午去看看。', { thread: root })
    const state = async (id: string) => parseCall((await talk.stage.table.read([keys.call(callOf(id))]))[0])?.card.state
    const [first, second] = [await called('路灯坏了，请来看看。'), await called('井盖松了。')]
    await soon(async () => expect([await state(first), await state(second)]).toEqual(['asked', 'asked']))
    for (let i = 0; i < 2; i++) await talk.bring(keys.call(callOf(first)))
    const [rung] = talk.sent
    expect([rung?.openid, rung?.page, talk.sent.length]).toEqual([
      people.communityStaff.openid,
      `channels/talk/thread/index?id=${first}`,
      1,
    ])
    expect(Object.values(rung?.data ?? {})[0]).toEqual({ value: '居民呼叫' })
    talk.begin()
    await answer(first)
    await answer(second)
    await soon(async () => expect([await state(first), await state(second)]).toEqual(['answered', 'answered']))
    await talk.stage.ok('resident', 'settleCall', { params: { postId: second } })
    for (const id of [first, second, first]) await talk.bring(keys.call(callOf(id)))
    await worker.stop()
    expect(talk.sent).toHaveLength(1)
    const [{ page, templateId, data } = {}] = talk.sent
    expect([page, templateId]).toEqual([`channels/talk/thread/index?id=${first}`, localTemplates.callAnswered])
    expect(Object.values(data ?? {}).map(({ value }) => value)).toEqual([
      '路灯坏了，请来看看。',
      expect.stringContaining('网格员'),
      expect.stringMatching(TIME),
    ])
    expect(await talk.held('resident', 'callAnswered')).toBe(1)
  })
})
