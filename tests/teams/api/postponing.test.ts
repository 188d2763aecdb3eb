import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { balanceOf } from '../../../functions/hours/ledger.ts'
import { isoTime } from '../../../functions/platform/clock.ts'
import { keys } from '../../../functions/platform/table.ts'
import { missActivityDeadline } from '../../../functions/teams/miss-deadline.ts'
import { DAY, HOUR } from '../../../shared/lifecycle.ts'
import { type PersonName, people } from '../../support/district.ts'
import { begin, cleaning, due, publish, shownCode, storedActivity } from '../../support/teams.ts'
import { anew, codeOf, join, quiet, stage, whole } from './scene.ts'

beforeEach(anew)
afterEach(quiet)

const checkIn = async (activityId: string, who: PersonName = 'resident') =>
  stage.ok(who, 'checkIn', { params: { activityId }, body: { code: await shownCode(stage, activityId) } })
const balances = async (...who: PersonName[]) =>
  (await stage.table.read(who.map((each) => keys.balance(people[each].id)))).map(balanceOf)

/** Somebody is there an hour before it begins. */
async function early(): Promise<string> {
  const id = await publish(stage, { places: 5 })
  for (const who of ['resident', 'farResident'] as const) await join(id, who)
  stage.clock.set(Date.parse((await storedActivity(stage, id)).card.beginsAt) - HOUR)
  await due(stage, id)
  await checkIn(id)
  return id
}

/** Changes it to begin so long after it would have; lasts two hours still unless said. */
async function postpone(activityId: string, by: number, more: object = {}) {
  const begins = Date.parse((await storedActivity(stage, activityId)).card.beginsAt) + by
  const {
    team: _t,
    area: _a,
    ...words
  } = cleaning(stage, {
    places: 5,
    beginsAt: isoTime(begins),
    endsAt: isoTime(begins + 2 * HOUR),
    ...more,
  })
  return stage.call('neighbour', 'changeActivity', { params: { activityId }, body: words })
}

async function hold(activityId: string): Promise<void> {
  const { endsAt } = (await storedActivity(stage, activityId)).card
  stage.clock.set(Date.parse(endsAt))
  await due(stage, activityId)
  await stage.ok('neighbour', 'closeActivity', { params: { activityId } })
  await due(stage, activityId)
}

describe('postponing an activity', () => {
  for (const days of [1, 40])
    it(`by ${days} d has nobody there yet: who was checks in again, or gives up the place`, async () => {
      const id = await early()
      expect((await postpone(id, days * DAY)).body).toMatchObject({ state: 'published', came: 0, taken: 2 })
      const { own, came } = await whole(id)
      expect([own?.state, own?.inAt, came]).toEqual(['joined', undefined, 0])
      const { items } = await stage.ok('neighbour', 'listAttendance', { params: { activityId: id } })
      expect(items.map(({ inAt, by }) => inAt ?? by)).toEqual([undefined, undefined])
      await begin(stage, id)
      expect(await checkIn(id)).toMatchObject({ came: 1 })
      expect(await checkIn(id, 'farResident')).toMatchObject({ came: 2 })
      await hold(id)
      expect(await whole(id)).toMatchObject({ state: 'closed', figures: { came: 2, minutes: 240 } })
      expect(await balances('resident', 'farResident')).toEqual([120, 120])
    })

  it('brings who does not come again no hours', async () => {
    const id = await early()
    await postpone(id, DAY)
    await begin(stage, id)
    await hold(id)
    expect(await whole(id)).toMatchObject({ state: 'closed', figures: { came: 0, minutes: 0 } })
    expect(await balances('resident')).toEqual([0])
  })

  it('lets who was there give up the place', async () => {
    const id = await early()
    const cancel = () => stage.call('resident', 'cancelSignUp', { params: { activityId: id } })
    expect(codeOf(await cancel())).toBe('wrongState')
    await postpone(id, DAY)
    expect((await cancel()).body).toMatchObject({ taken: 1 })
  })

  it('and back again has nobody there either, and lets the lead note who came', async () => {
    const id = await early()
    await postpone(id, HOUR)
    await postpone(id, -HOUR)
    expect((await whole(id)).came).toBe(0)
    await begin(stage, id)
    const body = { person: people.resident.id, inAt: isoTime(stage.clock.now()) }
    await stage.ok('neighbour', 'correctAttendance', { params: { activityId: id }, body })
    expect(await whole(id)).toMatchObject({ came: 1, own: { by: 'runner' } })
    await hold(id)
    expect(await balances('resident')).toEqual([120])
  })

  it('keeps who is there where only its place, its words or its end are others', async () => {
    const id = await early()
    await postpone(id, 0, { where: '北门外' })
    expect(await whole(id)).toMatchObject({ came: 1, own: { by: 'code' } })
  })

  it('is over once it has begun, though the sweep is late', async () => {
    const id = await early()
    stage.clock.pass(HOUR)
    expect(codeOf(await postpone(id, DAY))).toBe('wrongState')
    expect((await whole(id, 'neighbour')).moves).not.toContain('change')
    await due(stage, id)
    expect(codeOf(await postpone(id, DAY))).toBe('wrongState')
  })
})

describe('hours that can not be booked', () => {
  it('hold up nobody else’s, and are told of until they can be booked', async () => {
    const id = await early()
    await checkIn(id, 'farResident')
    stage.clock.pass(HOUR)
    await due(stage, id)
    stage.clock.pass(2 * HOUR)
    await due(stage, id)
    await stage.ok('neighbour', 'closeActivity', { params: { activityId: id } })
    const first = [people.resident.id, people.farResident.id].sort()[0] ?? ''
    const table = {
      ...stage.table,
      write: async (writes: Parameters<typeof stage.table.write>[0]) =>
        JSON.stringify(writes).includes(`${id}#${first}`)
          ? { written: false as const, failed: [...writes] }
          : stage.table.write(writes),
    }
    const blocked = () => missActivityDeadline({ ...stage.ports, table }, id)
    await expect(blocked()).rejects.toThrow(`The hours of ${id}#${first} could not be booked now`)
    expect((await balances('resident', 'farResident')).sort()).toEqual([0, 120])
    expect(await whole(id)).toMatchObject({ state: 'booking' })
    await due(stage, id)
    expect(await balances('resident', 'farResident')).toEqual([120, 120])
    expect(await whole(id)).toMatchObject({ state: 'closed', figures: { came: 2, minutes: 240 } })
  })
})
