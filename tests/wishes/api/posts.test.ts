import { beforeEach, describe, expect, it } from 'vitest'
import { signToken } from '../../../functions/http/token.ts'
import { newPerson } from '../../../functions/people/store.ts'
import { sweep } from '../../../functions/sweep/sweep.ts'
import { DAY } from '../../../shared/lifecycle.ts'
import { TOKEN_LIFE } from '../../../shared/people/session.ts'
import { bearerOf, community, people, signedInAt } from '../../support/district.ts'
import { MORNING, TOKEN_SECRET } from '../../support/stage.ts'
import { post, running, storedHolding } from '../../support/wishes.ts'
import { anew, asSweep, minutesOf, stage } from './scene.ts'

beforeEach(anew)

describe('a service post', () => {
  it('is held by no more than it has seats, however many come at once, and by nobody twice', async () => {
    const servicePostId = await post(stage, { seats: 3 })
    const crowd = Array.from({ length: 20 }, (_, i) => ({
      ...people.neighbour,
      id: `per_${String(8000 + i).padStart(26, '0')}`,
      openid: `openid-seat-${i}`,
    }))
    for (const person of crowd) await stage.table.write([...newPerson(person), signedInAt(person.id, MORNING)])
    const answers = await Promise.all(
      crowd.map(async ({ id }) => {
        const token = await signToken(TOKEN_SECRET, bearerOf(id), 'api', MORNING, TOKEN_LIFE)
        return stage.call({ token }, 'claimServicePost', { params: { servicePostId }, body: { term: 3 } })
      }),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3)
    const whole = await stage.ok('worker', 'getServicePost', { params: { servicePostId } })
    expect([whole.held, whole.holdings.length]).toEqual([3, 3])
    const stranger = await stage.ok('newcomer', 'getServicePost', { params: { servicePostId } })
    expect([stranger.held, stranger.holdings, stranger.claimable]).toEqual([3, [], false])
    const [first] = whole.holdings
    await stage.ok('worker', 'refuseHolding', { params: { holdingId: first?.id ?? '' }, body: { reason: '人够了' } })
    expect((await stage.ok('resident', 'getServicePost', { params: { servicePostId } })).claimable).toBe(true)
    await stage.ok('resident', 'claimServicePost', { params: { servicePostId }, body: { term: 1 } })
    const again = await stage.call('resident', 'claimServicePost', { params: { servicePostId }, body: { term: 1 } })
    expect(again.body.error.code).toBe('wrongState')
    const fewer = await stage.call('worker', 'changeServicePost', {
      params: { servicePostId },
      body: { title: '楼道长', text: '每周看一次楼道', seats: 2 },
    })
    expect(fewer.body.error.code).toBe('wrongState')
  })

  it('is agreed to, noted by the month, told of before its end, reviewed and renewed, or overdue', async () => {
    const holdingId = await running(stage)
    const note = (month: string) =>
      stage.call('worker', 'noteHours', { params: { holdingId }, body: { month, minutes: 120 } })
    expect((await note('2026-03')).body.minutes).toBe(120)
    expect((await note('2026-03')).body.error.code).toBe('wrongState')
    expect((await note('2026-04')).body.error.code).toBe('badInput')
    expect(await minutesOf(people.neighbour.id)).toBe(120)
    const states: string[] = []
    for (const days of [24, 7, 15]) {
      stage.clock.pass(days * DAY)
      await sweep(asSweep())
      const { card } = await storedHolding(stage, holdingId)
      states.push(`${card.state}${card.late ? ' late' : ''}`)
    }
    expect(states).toEqual(['ending', 'over', 'over late'])
    const overdue = await stage.ok('communityStaff', 'listHoldings', { params: { area: community } })
    expect(overdue.items).toMatchObject([{ id: holdingId, late: true }])
    await stage.ok('neighbour', 'askRenewal', { params: { holdingId }, body: {} })
    await stage.ok('worker', 'renewHolding', { params: { holdingId }, body: { stars: 5, text: '很尽心', term: 6 } })
    expect((await storedHolding(stage, holdingId)).card).toMatchObject({
      state: 'running',
      term: 6,
      wantsRenewal: false,
    })
    await stage.ok('neighbour', 'giveUpHolding', { params: { holdingId }, body: { reason: '要搬家了' } })
    const { post: servicePostId } = (await storedHolding(stage, holdingId)).card
    expect((await stage.ok('neighbour', 'getServicePost', { params: { servicePostId } })).held).toBe(0)
    expect(stage.logged).toEqual([])
  })
})
