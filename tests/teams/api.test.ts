import ICAL from 'ical.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { entriesOf } from '../../functions/cases/entries.ts'
import { brokenAt } from '../../functions/cases/timeline.ts'
import { communityAccount } from '../../functions/hours/account.ts'
import { balanceOf } from '../../functions/hours/ledger.ts'
import { isoTime } from '../../functions/platform/clock.ts'
import { keys } from '../../functions/platform/table.ts'
import { forgetPersonInTeams } from '../../functions/teams/forget-person.ts'
import { movedUp } from '../../functions/teams/moved-up.ts'
import { allSigned, parseSigned, signedItem } from '../../functions/teams/signed.ts'
import { parseEntry, parsePlaces } from '../../functions/teams/store.ts'
import { HOUR, MINUTE } from '../../shared/lifecycle.ts'
import { CODE_STANDS, CORRECTED_FOR, REMIND_BEFORE } from '../../shared/teams/kinds.ts'
import { grantedTable } from '../infra/granted-table.ts'
import { callAs, crowdOf, gather } from '../support/crowd.ts'
import { community, farCommunity, type PersonName, people, street } from '../support/district.ts'
import { type Answer, makeStage, type Stage } from '../support/stage.ts'
import {
  begin,
  cleaners,
  cleaning,
  draft,
  due,
  foundTeam,
  ownActivity,
  proposeTeam,
  publish,
  shownCode,
  storedActivity,
} from '../support/teams.ts'

let stage: Stage
beforeEach(async () => {
  stage = await makeStage()
})
const codeOf = ({ body }: Answer) => body.error?.code
const whole = (activityId: string, who: PersonName = 'resident') =>
  stage.ok(who, 'getActivity', { params: { activityId } })
const join = (activityId: string, who: PersonName = 'resident') => stage.ok(who, 'signUp', { params: { activityId } })
const placesOf = async (id: string) => parsePlaces((await stage.table.read([keys.places(id)]))[0])

describe('a team', () => {
  it('is there when staff agreed: until then only who proposed it and they know of it', async () => {
    const teamId = await proposeTeam(stage)
    const get = (who: PersonName) => stage.call(who, 'getTeam', { params: { teamId } })
    expect(codeOf(await get('resident'))).toBe('notFound')
    expect(codeOf(await stage.call('resident', 'agreeToTeam', { params: { teamId } }))).toBe('notFound')
    expect(codeOf(await stage.call('farCommunityStaff', 'agreeToTeam', { params: { teamId } }))).toBe('notFound')
    const listed = async (who: PersonName, state: 'open' | 'proposed') =>
      (await stage.ok(who, 'listTeams', { params: { area: community }, query: { state } })).items.map(({ id }) => id)
    expect(await listed('communityStaff', 'proposed')).toEqual([teamId])
    expect(
      codeOf(await stage.call('resident', 'listTeams', { params: { area: community }, query: { state: 'proposed' } })),
    ).toBe('notAllowed')
    const agreed = await stage.ok('communityStaff', 'agreeToTeam', { params: { teamId } })
    expect(agreed).toMatchObject({ state: 'open', members: 1, lead: people.neighbour.name })
    expect(await listed('resident', 'open')).toEqual([teamId])
    expect((await get('resident')).body).not.toHaveProperty('lead')
    expect((await stage.ok('neighbour', 'listMyTeams')).items).toMatchObject([{ id: teamId, leads: true, mine: 'in' }])
  })

  it('is proposed by who belongs to the area, a few at a time', async () => {
    const propose = (who: PersonName) => stage.call(who, 'proposeTeam', { body: cleaners })
    expect(codeOf(await propose('farResident'))).toBe('notAllowed')
    expect(codeOf(await propose('newcomer'))).toBe('notAllowed')
    expect([(await propose('neighbour')).status, (await propose('neighbour')).status]).toEqual([201, 201])
    expect(codeOf(await propose('neighbour'))).toBe('limitReached')
    const risky = await stage.call('resident', 'proposeTeam', { body: { ...cleaners, text: '这里有违规词，快来参加' } })
    expect([risky.status, Object.keys(risky.body.error.fields ?? {})]).toEqual([400, ['text']])
  })

  it('takes members as its lead says, and its lead alone and staff know who they are', async () => {
    const teamId = await foundTeam(stage)
    const params = { teamId }
    const person = people.resident.id
    expect(await stage.ok('resident', 'joinTeam', { params })).toEqual({ mine: 'asked' })
    expect(codeOf(await stage.call('resident', 'listTeamMembers', { params }))).toBe('notAllowed')
    expect((await stage.ok('neighbour', 'listTeamMembers', { params })).items.map(({ state }) => state).sort()).toEqual(
      ['asked', 'in'],
    )
    expect(codeOf(await stage.call('resident', 'acceptTeamMember', { params, body: { person } }))).toBe('notAllowed')
    await stage.ok('neighbour', 'acceptTeamMember', { params, body: { person } })
    await stage.ok('neighbour', 'acceptTeamMember', { params, body: { person } })
    expect(await stage.ok('resident', 'getTeam', { params })).toMatchObject({
      members: 2,
      mine: 'in',
      lead: people.neighbour.name,
    })
    expect(codeOf(await stage.call('newcomer', 'joinTeam', { params }))).toBe('notAllowed')
    // Whoever leads it hands that on before they go.
    expect(codeOf(await stage.call('neighbour', 'leaveTeam', { params }))).toBe('wrongState')
    expect(codeOf(await stage.call('neighbour', 'appointLead', { params, body: { person } }))).toBe('notAllowed')
    await stage.ok('communityStaff', 'appointLead', { params, body: { person } })
    await stage.ok('neighbour', 'leaveTeam', { params })
    expect(await stage.ok('neighbour', 'getTeam', { params })).toMatchObject({ members: 1, parties: ['neighbour'] })
    expect(await stage.ok('resident', 'getTeam', { params })).toMatchObject({
      parties: ['lead', 'member', 'neighbour'],
    })
    await stage.ok('resident', 'closeTeam', { params, body: { reason: '大家都忙' } })
    expect(await stage.ok('newcomer', 'getTeam', { params })).toMatchObject({ state: 'closed', reason: '大家都忙' })
  })

  it('never counts another number of members than it has, whoever comes at once', async () => {
    const teamId = await foundTeam(stage, { entry: 'open' })
    const crowd = crowdOf(12)
    await gather(stage, crowd)
    await Promise.all(crowd.map(({ id }) => callAs(stage, id, 'joinTeam', { params: { teamId } })))
    expect((await stage.ok('neighbour', 'getTeam', { params: { teamId } })).members).toBe(13)
    await Promise.all(crowd.map(({ id }) => callAs(stage, id, 'leaveTeam', { params: { teamId } })))
    expect((await stage.ok('neighbour', 'getTeam', { params: { teamId } })).members).toBe(1)
  })
})

describe('an activity', () => {
  it('is a draft that only who runs it sees, until it is published', async () => {
    const team = await foundTeam(stage)
    const activityId = await draft(stage, { team })
    const listed = async (who: PersonName) =>
      (await stage.ok(who, 'listTeamActivities', { params: { teamId: team } })).items.map(({ id }) => id)
    expect(codeOf(await stage.call('resident', 'getActivity', { params: { activityId } }))).toBe('notFound')
    expect(codeOf(await stage.call('resident', 'publishActivity', { params: { activityId } }))).toBe('notFound')
    expect(codeOf(await stage.call({}, 'getActivityCalendar', { params: { activityFile: `${activityId}.ics` } }))).toBe(
      'notFound',
    )
    expect([await listed('resident'), await listed('neighbour')]).toEqual([[], [activityId]])
    const body = cleaning(stage, { places: 3, title: '花园清洁日' })
    await stage.ok('neighbour', 'editActivity', { params: { activityId }, body })
    const out = await stage.ok('neighbour', 'publishActivity', { params: { activityId } })
    expect(out).toMatchObject({ state: 'published', places: 3, title: '花园清洁日', taken: 0 })
    const coming = (area: string) => stage.ok('farResident', 'listActivities', { params: { area } })
    expect((await coming(community)).items).toMatchObject([{ id: activityId }])
    expect((await coming(street)).items).toMatchObject([{ id: activityId }])
    expect((await coming(farCommunity)).items).toEqual([])
    // Nothing of it is anybody's name or id.
    const seen = JSON.stringify([await coming(community), await whole(activityId, 'farResident')])
    for (const { id, name } of Object.values(people))
      expect([seen.includes(id), seen.includes(name)]).toEqual([false, false])
  })

  it('is composed by who leads the team, or by staff of the area', async () => {
    const team = await foundTeam(stage)
    const compose = (who: PersonName, more: object) =>
      stage.call(who, 'composeActivity', { body: cleaning(stage, more) })
    expect(codeOf(await compose('resident', { team }))).toBe('notAllowed')
    expect(codeOf(await compose('farCommunityStaff', { team }))).toBe('notAllowed')
    expect(codeOf(await compose('neighbour', { area: community }))).toBe('notAllowed')
    expect((await compose('communityStaff', { area: community })).status).toBe(201)
    expect(codeOf(await compose('neighbour', {}))).toBe('badInput')
    const { beginsAt } = cleaning(stage)
    expect((await compose('neighbour', { team, endsAt: beginsAt })).body.error.fields).toHaveProperty('endsAt')
  })

  it('cannot be announced for a time that is over, nor with words that are risky', async () => {
    const team = await foundTeam(stage)
    const late = await draft(stage, {
      team,
      beginsAt: isoTime(stage.clock.now() + MINUTE),
      endsAt: isoTime(stage.clock.now() + HOUR),
    })
    stage.clock.pass(2 * MINUTE)
    const answer = await stage.call('neighbour', 'publishActivity', { params: { activityId: late } })
    expect(answer.body.error.fields).toHaveProperty('beginsAt')
    const risky = await draft(stage, { team, text: '来说违规词，说完就走' })
    expect(codeOf(await stage.call('neighbour', 'publishActivity', { params: { activityId: risky } }))).toBe('badInput')
    expect(await whole(risky, 'neighbour')).toMatchObject({ state: 'draft' })
  })

  it('reminds, begins, ends and is closed by the clock, and tells who signed up', async () => {
    const id = await publish(stage)
    await join(id)
    const { beginsAt, endsAt } = (await storedActivity(stage, id)).card
    expect(await due(stage, id)).toBe(false)
    stage.clock.set(Date.parse(beginsAt) - REMIND_BEFORE)
    expect(await due(stage, id)).toBe(true)
    expect(await whole(id)).toMatchObject({ state: 'soon' })
    stage.clock.set(Date.parse(beginsAt))
    await due(stage, id)
    stage.clock.set(Date.parse(endsAt) + HOUR)
    await due(stage, id)
    expect(await whole(id)).toMatchObject({ state: 'ended', endedAt: endsAt })
    stage.clock.pass(CORRECTED_FOR)
    await due(stage, id)
    await due(stage, id)
    expect(await whole(id)).toMatchObject({ state: 'closed', figures: { came: 0, minutes: 0 } })
    expect(await due(stage, id)).toBe(false)
    const entries = (await entriesOf(stage.table, keys.activity(id))).map(parseEntry)
    expect(entries.map(({ move }) => move)).toEqual([
      'open',
      'publish',
      'remind',
      'begin',
      'lapse',
      'closeLate',
      'book',
    ])
    expect(brokenAt(entries)).toBeUndefined()
    expect(entries.find(({ move }) => move === 'remind')?.audience.people).toContain(people.resident.id)
  })

  it('that is called off says why, to all who signed up and waited', async () => {
    const activityId = await publish(stage, { places: 1 })
    await join(activityId)
    await join(activityId, 'worker')
    const params = { activityId }
    expect(codeOf(await stage.call('resident', 'callOffActivity', { params, body: { reason: '不来了' } }))).toBe(
      'notAllowed',
    )
    await stage.ok('neighbour', 'callOffActivity', { params, body: { reason: '有雷雨，改天再来' } })
    expect(await whole(activityId)).toMatchObject({ state: 'calledOff', reason: '有雷雨，改天再来', moves: [] })
    const [last] = (await entriesOf(stage.table, keys.activity(activityId))).map(parseEntry).reverse()
    expect(last?.audience.people).toEqual(expect.arrayContaining([people.resident.id, people.worker.id]))
    expect(last?.text).toBe('有雷雨，改天再来')
    expect(codeOf(await stage.call('farResident', 'signUp', { params }))).toBe('wrongState')
  })
})

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
    const signed = await allSigned(stage.table, activityId)
    expect(signed.filter(({ card }) => card.state === 'joined')).toHaveLength(20)

    // As many give up at once as have a place: who waits moves up, each once, and the longest waiting ones first.
    const joined = signed.filter(({ card }) => card.state === 'joined').slice(0, 10)
    await Promise.all(joined.map(({ person }) => callAs(stage, person, 'cancelSignUp', { params: { activityId } })))
    expect(await placesOf(activityId)).toMatchObject({ taken: 20, waiting: 20 })
    const after = await allSigned(stage.table, activityId)
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

describe('calendars', () => {
  const eventsOf = (text: string) =>
    new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((each) => new ICAL.Event(each))

  it('of an area are for anybody: what was called off stays, as cancelled', async () => {
    const id = await publish(stage)
    const off = await ownActivity(stage)
    await stage.ok('communityStaff', 'callOffActivity', { params: { activityId: off }, body: { reason: '改期' } })
    await draft(stage)
    const answer = await stage.call({}, 'getAreaCalendar', { params: { calendarFile: `${community}.ics` } })
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8')
    const events = eventsOf(answer.body)
    expect(events.map(({ uid }) => uid).sort()).toEqual([`${id}@weilinli`, `${off}@weilinli`].sort())
    const cancelled = events.find(({ uid }) => uid.startsWith(off))
    expect(cancelled?.component.getFirstPropertyValue('status')).toBe('CANCELLED')
    expect(cancelled?.sequence).toBeGreaterThan(events.find(({ uid }) => uid.startsWith(id))?.sequence ?? 0)
    const one = await stage.call({}, 'getActivityCalendar', { params: { activityFile: `${id}.ics` } })
    expect(eventsOf(one.body)[0]?.startDate.toJSDate().toISOString()).toBe(
      (await storedActivity(stage, id)).card.beginsAt,
    )
    expect(codeOf(await stage.call({}, 'getAreaCalendar', { params: { calendarFile: '420199999.ics' } }))).toBe(
      'notFound',
    )
  })

  it('of one’s own are behind a link that can be taken back', async () => {
    const id = await publish(stage)
    await join(id)
    const { path } = await stage.ok('resident', 'makeMyCalendar')
    const fileOf = (link: string) => link.split('/').at(-1) ?? ''
    const read = (link: string) => stage.call({}, 'getOwnCalendar', { params: { ownCalendarFile: fileOf(link) } })
    expect(eventsOf((await read(path)).body)).toMatchObject([{ uid: `${id}@weilinli` }])
    // The table holds no link.
    const [kept] = await stage.table.read([keys.calendarOf(people.resident.id)])
    expect(JSON.stringify(kept)).not.toContain(fileOf(path).slice(0, 26))
    const again = await stage.ok('resident', 'makeMyCalendar')
    expect(codeOf(await read(path))).toBe('notFound')
    expect((await read(again.path)).status).toBe(200)
    expect(await stage.ok('resident', 'getMyCalendar')).toEqual({ madeAt: again.madeAt })
    await stage.ok('resident', 'dropMyCalendar')
    expect(codeOf(await read(again.path))).toBe('notFound')
    expect(await stage.ok('resident', 'getMyCalendar')).toEqual({})
  })
})

describe('who leaves', () => {
  it('is forgotten in teams and activities, and their place goes to who waits', async () => {
    const teamId = await foundTeam(stage)
    const id = await publish(stage, { places: 1, team: teamId })
    await join(id, 'neighbour')
    await join(id)
    const held = await publish(stage, { team: teamId })
    await join(held, 'neighbour')
    await begin(stage, held)
    await stage.ok('neighbour', 'checkIn', {
      params: { activityId: held },
      body: { code: await shownCode(stage, held) },
    })
    const mine = (await stage.ok('neighbour', 'getMyData')).sections
    const titles = mine.find(({ kind }) => kind === 'activity')?.items.length
    expect([titles, mine.find(({ kind }) => kind === 'team')?.items.length]).toEqual([2, 1])
    const table = grantedTable('sweep', stage.table)
    await forgetPersonInTeams(table, people.neighbour.id, '已注销居民')
    await forgetPersonInTeams(table, people.neighbour.id, '已注销居民')
    const rows = [...(await allSigned(stage.table, id)), ...(await allSigned(stage.table, held))]
    expect(rows.filter(({ person }) => person === people.neighbour.id).map(({ name }) => name)).toEqual([
      '已注销居民',
      '已注销居民',
    ])
    const everything = await Promise.all(
      [keys.team(teamId), keys.activity(id), keys.activity(held)].map(async (at) => [
        await stage.table.read([at]),
        await entriesOf(stage.table, at),
      ]),
    )
    expect(JSON.stringify(everything)).not.toContain(people.neighbour.name)
    expect(await stage.ok('communityStaff', 'getTeam', { params: { teamId } })).toMatchObject({
      members: 0,
      lead: '已注销居民',
    })
    // Nobody's hours are booked to who is gone.
    await stage.ok('communityStaff', 'endActivity', { params: { activityId: held } })
    await stage.ok('communityStaff', 'closeActivity', { params: { activityId: held } })
    await due(stage, held)
    expect((await stage.table.read([keys.moved(`${held}#${people.neighbour.id}`)]))[0]).toBeUndefined()
    // The place went on, unless the activity had begun by then.
    const [row] = await stage.table.read([keys.signed(id, people.resident.id)])
    const signed = parseSigned(row)
    expect(signed && signedItem(signed).card).toMatchObject({ state: 'joined' })
  })
})

afterEach(() => expect(stage.logged).toEqual([]))
