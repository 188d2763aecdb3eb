import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { communityAccount } from '../../../functions/hours/account.ts'
import { balanceOf } from '../../../functions/hours/ledger.ts'
import { isoTime } from '../../../functions/platform/clock.ts'
import { keys } from '../../../functions/platform/table.ts'
import { HOUR, MINUTE } from '../../../shared/lifecycle.ts'
import { CODE_STANDS, REMIND_BEFORE } from '../../../shared/teams/kinds.ts'
import { community, type PersonName, people, street } from '../../support/district.ts'
import { begin, due, publish, shownCode, storedActivity } from '../../support/teams.ts'
import { anew, codeOf, join, quiet, stage, whole } from './scene.ts'

beforeEach(anew)
afterEach(quiet)

describe('checking in', () => {
  const check = async (
    who: PersonName,
    activityId: string,
    code: string,
    operation: 'checkIn' | 'checkOut' = 'checkIn',
  ) => stage.call(who, operation, { params: { activityId }, body: { code } })

  it('is by the code on the screen, and brings the minutes between as hours, once', async () => {
    const id = await publish(stage, { places: 3 })
    await join(id)
    await join(id, 'worker')
    await begin(stage, id)
    const screen = await stage.ok('neighbour', 'getCheckCode', { params: { activityId: id } })
    expect(screen.codes[0]?.code).toBe(await shownCode(stage, id))
    expect(codeOf(await stage.call('resident', 'getCheckCode', { params: { activityId: id } }))).toBe('notAllowed')
    expect((await check('resident', id, screen.codes[0]?.code ?? '')).body).toMatchObject({
      came: 1,
      own: { by: 'code' },
    })
    // Who didn't sign up walks in while places are left.
    expect((await check('farResident', id, await shownCode(stage, id))).body).toMatchObject({ came: 2, taken: 3 })
    expect(codeOf(await check('otherWorker', id, await shownCode(stage, id)))).toBe('limitReached')
    stage.clock.pass(45 * MINUTE)
    expect((await check('resident', id, await shownCode(stage, id, 'out'), 'checkOut')).body.own).toHaveProperty(
      'outAt',
    )
    const params = { activityId: id }
    stage.clock.pass(15 * MINUTE)
    await stage.ok('neighbour', 'endActivity', { params })
    expect((await whole(id, 'farResident')).own).toMatchObject({ minutes: 60 })
    // The lead puts right that the worker was there for half an hour; nobody's own is for themselves.
    const inAt = isoTime(stage.clock.now() - 30 * MINUTE)
    const corrected = await stage.ok('neighbour', 'correctAttendance', {
      params,
      body: { person: people.worker.id, inAt },
    })
    expect(corrected).toMatchObject({ minutes: 30, by: 'runner' })
    await stage.ok('neighbour', 'closeActivity', { params })
    expect(
      codeOf(await stage.call('neighbour', 'correctAttendance', { params, body: { person: people.worker.id } })),
    ).toBe('wrongState')
    await Promise.allSettled([due(stage, id), due(stage, id)])
    await due(stage, id)
    expect(await whole(id)).toMatchObject({ state: 'closed', figures: { came: 3, minutes: 135 } })
    const accounts = [people.resident.id, people.worker.id, people.farResident.id, communityAccount(community)]
    const balances = (await stage.table.read(accounts.map(keys.balance))).map(balanceOf)
    expect(balances).toEqual([45, 30, 60, -135])
    const [move] = await stage.table.read([keys.moved(`${id}#${people.resident.id}`)])
    expect(move?.card).toMatchObject({ kind: 'activity', what: '春季清洁日', minutes: 45 })
    const figures = await stage.ok('communityStaff', 'getTeamFigures', { params: { area: community } })
    expect(figures.months.at(-1)).toEqual({ month: '2026-03', activities: 1, people: 3, minutes: 135 })
    expect(figures.months).toHaveLength(12)
    expect((await stage.ok('streetStaff', 'getTeamFigures', { params: { area: street } })).months.at(-1)).toMatchObject(
      { people: 3 },
    )
  })

  it('brings nothing before it begins, however early one is there', async () => {
    const id = await publish(stage)
    const { beginsAt, endsAt } = (await storedActivity(stage, id)).card
    stage.clock.set(Date.parse(beginsAt) - REMIND_BEFORE)
    await due(stage, id)
    await check('resident', id, await shownCode(stage, id))
    for (const moment of [beginsAt, endsAt]) {
      stage.clock.set(Date.parse(moment))
      await due(stage, id)
    }
    expect((await whole(id)).own).toMatchObject({ minutes: 120 })
    await stage.ok('neighbour', 'closeActivity', { params: { activityId: id } })
    await due(stage, id)
    expect(balanceOf((await stage.table.read([keys.balance(people.resident.id)]))[0])).toBe(120)
  })

  it('refuses codes that are old, of another activity, for leaving, or guessed; and who guesses often', async () => {
    const id = await publish(stage)
    const other = await publish(stage)
    await join(id)
    await begin(stage, id)
    const refused = async (code: string) => (await check('resident', id, code)).body.error?.fields
    for (const code of [
      await shownCode(stage, other),
      await shownCode(stage, id, 'out'),
      await shownCode(stage, id, 'in', 2 * CODE_STANDS),
      await shownCode(stage, id, 'in', -CODE_STANDS),
      '00000000',
    ])
      expect(await refused(code)).toEqual({ code: '签到码不对或已过期，请看现场屏幕上的新码' })
    expect((await check('resident', id, await shownCode(stage, id, 'in', CODE_STANDS))).status).toBe(200)
    for (let i = 0; i < 10; i++) await check('worker', id, '00000000')
    expect(codeOf(await check('worker', id, await shownCode(stage, id)))).toBe('tooMany')
    expect(codeOf(await check('resident', other, await shownCode(stage, other)))).toBe('wrongState')
  })

  it('lets nobody put right their own attendance, nor what is to come, nor more than there are places', async () => {
    const id = await publish(stage, { places: 1 })
    await join(id, 'neighbour')
    await join(id)
    await begin(stage, id)
    const params = { activityId: id }
    const correct = (body: object) =>
      stage.call('neighbour', 'correctAttendance', { params, body: { person: people.resident.id, ...body } })
    const at = (off: number) => isoTime(stage.clock.now() + off)
    expect(codeOf(await correct({ person: people.neighbour.id, inAt: at(0) }))).toBe('notAllowed')
    expect(codeOf(await correct({ inAt: at(HOUR) }))).toBe('badInput')
    expect(codeOf(await correct({ inAt: at(0), outAt: at(-1) }))).toBe('badInput')
    expect(codeOf(await correct({ inAt: at(0) }))).toBe('limitReached')
    expect(codeOf(await correct({ person: people.farResident.id, inAt: at(0) }))).toBe('notFound')
  })
})
