import { beforeEach, describe, expect, it } from 'vitest'
import { keys, topics } from '../../../functions/platform/table.ts'
import { frameOf, topicsOf } from '../../../functions/relay/frames.ts'
import { forgetPersonInTeams } from '../../../functions/teams/forget-person.ts'
import { reportTold } from '../../../functions/teams/reports.ts'
import { grantedTable } from '../../infra/granted-table.ts'
import { callAs, crowdOf, gather } from '../../support/crowd.ts'
import { community, people, street } from '../../support/district.ts'
import { ownActivity, publish, storedActivity } from '../../support/teams.ts'
import { anew, codeOf, join, quiet, stage, whole } from './scene.ts'

const [one, two, three] = crowdOf(3).map(({ id }) => id) as [string, string, string]
const reason = '像是推销'
const reportOf = (activityId: string, why = reason) => ({ params: { activityId }, body: { reason: why } })
const listed = async (who: 'farResident' | 'resident' | 'communityStaff' | 'farCommunityStaff') =>
  (await stage.ok(who, 'listActivities', { params: { area: community } })).items.map(({ id, reportedBy }) => ({
    id,
    reportedBy,
  }))
beforeEach(async () => {
  await anew()
  await gather(stage, crowdOf(3))
})

describe('reporting an activity', () => {
  it('hides it with the third household from who has no part in it, until staff have looked', async () => {
    const id = await publish(stage)
    await join(id)
    for (const person of [one, one, two])
      expect((await callAs(stage, person, 'reportActivity', reportOf(id))).status).toBe(200)
    expect((await storedActivity(stage, id)).card.heldBack).toBeUndefined()
    // Who lives with somebody who reported counts with them.
    const [home] = crowdOf(1)[0]?.homes ?? []
    await stage.table.write([{ update: keys.person(people.newcomer.id), changes: { set: { homes: [home] } } }])
    await stage.ok('newcomer', 'reportActivity', reportOf(id))
    expect(await listed('farResident')).toEqual([{ id, reportedBy: undefined }])
    expect((await whole(id, 'newcomer')).reported).toBe(true)
    await callAs(stage, three, 'reportActivity', reportOf(id))

    expect([await listed('farResident'), await listed('communityStaff')]).toEqual([[], [{ id, reportedBy: 3 }]])
    expect((await stage.call('farResident', 'getActivity', { params: { activityId: id } })).status).toBe(404)
    expect((await stage.call('farResident', 'signUp', { params: { activityId: id } })).status).toBe(404)
    const ics = { params: { activityFile: `${id}.ics` } }
    expect((await stage.call({}, 'getActivityCalendar', ics)).status).toBe(404)
    // Who takes part and who leads know of it still, and nobody but staff of the reasons.
    for (const who of ['resident', 'neighbour'] as const)
      expect(await whole(id, who)).toMatchObject({ heldBack: 'reported' })
    const { reports, moves } = await whole(id, 'communityStaff')
    expect([reports, moves.includes('show')]).toEqual([Array(4).fill(reason), true])
    expect((await stage.call('neighbour', 'showActivity', { params: { activityId: id } })).status).toBe(403)

    const shown = await stage.ok('communityStaff', 'showActivity', { params: { activityId: id } })
    expect([shown.reports, shown.reportedBy, shown.moves.includes('show')]).toEqual([undefined, undefined, false])
    expect(await listed('farResident')).toEqual([{ id, reportedBy: undefined }])
    // It begins to be counted anew, by others than before.
    await callAs(stage, one, 'reportActivity', reportOf(id))
    expect((await storedActivity(stage, id)).reports).toEqual([])
    await stage.ok('resident', 'reportActivity', reportOf(id, '时间不对'))
    expect((await whole(id, 'communityStaff')).reports).toEqual(['时间不对'])
    await forgetPersonInTeams(grantedTable('sweep', stage.table), one, '已注销')
    expect((await stage.table.read([keys.activityReport(id, one), keys.activityReport(id, two)])).map(Boolean)).toEqual(
      [false, true],
    )
    quiet()
  })

  it('tells the staff of its area from the first on, and nobody else: why, by how many, and at once', async () => {
    const id = await publish(stage)
    await join(id)
    await callAs(stage, one, 'reportActivity', reportOf(id))
    const { reports, reportedBy, version, moves } = await whole(id, 'communityStaff')
    expect({ reports, reportedBy, looks: moves.includes('show') }).toEqual({
      reports: [reason],
      reportedBy: 1,
      looks: true,
    })
    expect(await listed('communityStaff')).toEqual([{ id, reportedBy: 1 }])
    for (const who of ['resident', 'farResident', 'farCommunityStaff'] as const)
      expect(await listed(who)).toEqual([{ id, reportedBy: undefined }])
    for (const who of ['resident', 'neighbour', 'farResident', 'farCommunityStaff'] as const) {
      const seen = await whole(id, who)
      expect([seen.reports, seen.reportedBy, seen.moves.includes('show')]).toEqual([undefined, undefined, false])
    }

    const [row] = await stage.table.read([keys.activityReport(id, one)])
    const told = reportTold(row ?? {})
    expect(topicsOf(told)).toContain(topics.area(community))
    expect(JSON.stringify([topicsOf(told), frameOf(told)])).not.toMatch(/per_|推销/)
    expect(frameOf(told)).toMatchObject({ type: 'caseChanged', id, version })

    await stage.ok('communityStaff', 'showActivity', { params: { activityId: id } })
    expect(await listed('communityStaff')).toEqual([{ id, reportedBy: undefined }])
    const again = await stage.call('communityStaff', 'showActivity', { params: { activityId: id } })
    expect(codeOf(again)).toBe('wrongState')
    quiet()
  })

  it('is for households of its community, or of the wider area that it is of, and for nobody who only serves', async () => {
    const [id, wide] = [await publish(stage), await ownActivity(stage, 'streetStaff', street)]
    await join(id, 'farResident')
    for (const activityId of [id, wide])
      for (const who of ['farResident', 'otherWorker', 'newcomer'] as const)
        expect(codeOf(await stage.call(who, 'reportActivity', reportOf(activityId)))).toBe('notAllowed')
    expect((await whole(id, 'farResident')).parties).not.toContain('local')
    for (const activityId of [id, wide]) {
      expect((await whole(activityId)).parties).toContain('local')
      await stage.ok('resident', 'reportActivity', reportOf(activityId))
      expect((await storedActivity(stage, activityId)).card.reportedBy).toBe(1)
    }
    quiet()
  })
})
