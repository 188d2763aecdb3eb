import { beforeEach, describe, expect, it } from 'vitest'
import { keys } from '../../../functions/platform/table.ts'
import { forgetPersonInTeams } from '../../../functions/teams/forget-person.ts'
import { grantedTable } from '../../infra/granted-table.ts'
import { callAs, crowdOf, gather } from '../../support/crowd.ts'
import { community, people } from '../../support/district.ts'
import { publish, storedActivity } from '../../support/teams.ts'
import { anew, join, quiet, stage, whole } from './scene.ts'

const [one, two, three] = crowdOf(3).map(({ id }) => id) as [string, string, string]
beforeEach(async () => {
  await anew()
  await gather(stage, crowdOf(3))
})

describe('reporting an activity', () => {
  it('hides it with the third household from who has no part in it, until staff have looked', async () => {
    const id = await publish(stage)
    await join(id)
    const report = { params: { activityId: id }, body: { reason: '像是推销' } }
    const coming = async (who: 'farResident' | 'communityStaff') =>
      (await stage.ok(who, 'listActivities', { params: { area: community } })).items.map((each) => each.id)
    for (const person of [one, one, two])
      expect((await callAs(stage, person, 'reportActivity', report)).status).toBe(200)
    expect((await storedActivity(stage, id)).card.heldBack).toBeUndefined()
    // Who lives with somebody who reported counts with them.
    const [home] = crowdOf(1)[0]?.homes ?? []
    await stage.table.write([{ update: keys.person(people.farResident.id), changes: { set: { homes: [home] } } }])
    await stage.ok('farResident', 'reportActivity', report)
    expect(await coming('farResident')).toEqual([id])
    expect((await whole(id, 'farResident')).reported).toBe(true)
    await callAs(stage, three, 'reportActivity', report)

    expect([await coming('farResident'), await coming('communityStaff')]).toEqual([[], [id]])
    expect((await stage.call('farResident', 'getActivity', { params: { activityId: id } })).status).toBe(404)
    expect((await stage.call('farResident', 'signUp', { params: { activityId: id } })).status).toBe(404)
    const ics = { params: { activityFile: `${id}.ics` } }
    expect((await stage.call({}, 'getActivityCalendar', ics)).status).toBe(404)
    // Who takes part and who leads know of it still, and nobody but staff of the reasons.
    for (const who of ['resident', 'neighbour'] as const)
      expect([(await whole(id, who)).heldBack, (await whole(id, who)).reports]).toEqual(['reported', undefined])
    const { reports, moves } = await whole(id, 'communityStaff')
    expect([reports, moves.includes('show')]).toEqual([Array(4).fill('像是推销'), true])
    expect((await stage.call('neighbour', 'showActivity', { params: { activityId: id } })).status).toBe(403)

    await stage.ok('communityStaff', 'showActivity', { params: { activityId: id } })
    expect(await coming('farResident')).toEqual([id])
    // It begins to be counted anew, by others than before.
    await callAs(stage, one, 'reportActivity', report)
    expect((await storedActivity(stage, id)).reports).toEqual([])
    await forgetPersonInTeams(grantedTable('sweep', stage.table), one, '已注销')
    expect((await stage.table.read([keys.activityReport(id, one), keys.activityReport(id, two)])).map(Boolean)).toEqual(
      [false, true],
    )
    quiet()
  })
})
