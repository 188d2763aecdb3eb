import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { entriesOf } from '../../../functions/cases/entries.ts'
import { keys } from '../../../functions/platform/table.ts'
import { forgetPersonInTeams } from '../../../functions/teams/forget-person.ts'
import { allSigned, parseSigned, signedItem } from '../../../functions/teams/signed.ts'
import { grantedTable } from '../../infra/granted-table.ts'
import { people } from '../../support/district.ts'
import { begin, due, foundTeam, publish, shownCode, storedActivity } from '../../support/teams.ts'
import { anew, join, quiet, stage } from './scene.ts'

beforeEach(anew)
afterEach(quiet)

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
    const rows = [
      ...(await allSigned(stage.table, await storedActivity(stage, id))),
      ...(await allSigned(stage.table, await storedActivity(stage, held))),
    ]
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
