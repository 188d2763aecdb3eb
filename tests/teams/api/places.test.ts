import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isoTime } from '../../../functions/platform/clock.ts'
import { keys } from '../../../functions/platform/table.ts'
import { movedUp } from '../../../functions/teams/moved-up.ts'
import { allSigned } from '../../../functions/teams/signed.ts'
import { HOUR } from '../../../shared/lifecycle.ts'
import { callAs, crowdOf, gather } from '../../support/crowd.ts'
import { people } from '../../support/district.ts'
import { cleaning, publish, storedActivity } from '../../support/teams.ts'
import { anew, codeOf, join, placesOf, quiet, stage, whole } from './scene.ts'

beforeEach(anew)
afterEach(quiet)

describe('places', () => {
  it('are never more than there are, with fifty who come at once: the others wait, in the order of time', {
    timeout: 60_000,
  }, async () => {
    const activityId = await publish(stage, { places: 20 })
    const crowd = crowdOf(50)
    await gather(stage, crowd)
    const answers = await Promise.all(crowd.map(({ id }) => callAs(stage, id, 'signUp', { params: { activityId } })))
    expect(answers.map(({ status }) => status)).toEqual(crowd.map(() => 200))
    const states = answers.map(({ body }) => body.own.state)
    expect(states.filter((state) => state === 'joined')).toHaveLength(20)
    expect(await placesOf(activityId)).toMatchObject({ places: 20, taken: 20, waiting: 30 })
    const signed = await allSigned(stage.table, await storedActivity(stage, activityId))
    expect(signed.filter(({ card }) => card.state === 'joined')).toHaveLength(20)

    // As many give up at once as have a place: who waits moves up, each once, and the longest waiting ones first.
    const joined = signed.filter(({ card }) => card.state === 'joined').slice(0, 10)
    await Promise.all(joined.map(({ person }) => callAs(stage, person, 'cancelSignUp', { params: { activityId } })))
    expect(await placesOf(activityId)).toMatchObject({ taken: 20, waiting: 20 })
    const after = await allSigned(stage.table, await storedActivity(stage, activityId))
    expect(after.filter(({ card }) => card.state === 'joined')).toHaveLength(20)
    expect(after.filter(({ card }) => card.state === 'waiting')).toHaveLength(20)

    // More places: as many move up; fewer than are taken there can't be.
    const params = { activityId }
    await stage.ok('neighbour', 'changeActivity', { params, body: cleaning(stage, { places: 25 }) })
    expect(await placesOf(activityId)).toMatchObject({ places: 25, taken: 25, waiting: 15 })
    expect(
      codeOf(await stage.call('neighbour', 'changeActivity', { params, body: cleaning(stage, { places: 24 }) })),
    ).toBe('limitReached')
  })

  it('go to who waits longest, who is told', async () => {
    const activityId = await publish(stage, { places: 1 })
    const params = { activityId }
    await join(activityId)
    for (const who of ['worker', 'otherWorker', 'farResident'] as const) {
      stage.clock.pass(1000)
      await join(activityId, who)
    }
    expect((await whole(activityId, 'farResident')).own).toMatchObject({ state: 'waiting', position: 3 })
    await stage.ok('worker', 'cancelSignUp', { params })
    expect((await whole(activityId, 'farResident')).own).toMatchObject({ position: 2 })
    const row = async () => (await stage.table.read([keys.signed(activityId, people.otherWorker.id)]))[0] ?? {}
    const before = await row()
    await stage.ok('resident', 'cancelSignUp', { params })
    expect((await whole(activityId, 'otherWorker')).own).toMatchObject({ state: 'joined' })
    expect(movedUp(before, await row())).toMatchObject({ person: people.otherWorker.id, frame: { id: activityId } })
    expect(movedUp(await row(), await row())).toBeUndefined()
    // Who gave up goes to the end of the line.
    stage.clock.pass(1000)
    expect((await join(activityId)).own).toMatchObject({ state: 'waiting', position: 2 })
    expect((await stage.ok('resident', 'listMyActivities')).items).toMatchObject([{ id: activityId, mine: 'waiting' }])
    await stage.ok('resident', 'cancelSignUp', { params })
    expect((await stage.ok('resident', 'listMyActivities')).items).toEqual([])
  })

  it('are given until the sign-up ends, to who is known', async () => {
    const activityId = await publish(stage, { signUpUntil: isoTime(stage.clock.now() + HOUR) })
    expect(codeOf(await stage.call('newcomer', 'signUp', { params: { activityId } }))).toBe('notAllowed')
    await join(activityId)
    stage.clock.pass(HOUR)
    expect(codeOf(await stage.call('farResident', 'signUp', { params: { activityId } }))).toBe('wrongState')
    // Names are for who runs it.
    expect(codeOf(await stage.call('resident', 'listAttendance', { params: { activityId } }))).toBe('notAllowed')
    expect((await stage.ok('neighbour', 'listAttendance', { params: { activityId } })).items).toMatchObject([
      { name: people.resident.name, state: 'joined' },
    ])
  })
})
