import ICAL from 'ical.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keys } from '../../../functions/platform/table.ts'
import { community, people } from '../../support/district.ts'
import { draft, ownActivity, publish, storedActivity } from '../../support/teams.ts'
import { anew, codeOf, join, quiet, stage } from './scene.ts'

beforeEach(anew)
afterEach(quiet)

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
