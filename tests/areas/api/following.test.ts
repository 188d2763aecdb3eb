/** What neighbours do for one another goes along when their building comes to another grid, whatever write the work is killed at. */
import { beforeEach, describe, expect, it } from 'vitest'
import { isoTime } from '../../../functions/platform/clock.ts'
import type { Table } from '../../../functions/platform/dynamo.ts'
import { keys } from '../../../functions/platform/table.ts'
import { DAY, HOUR } from '../../../shared/lifecycle.ts'
import { building1, community, grid1, grid2, people } from '../../support/district.ts'
import { asking } from '../../support/help.ts'
import { settleAll } from '../../support/households.ts'
import { makeStage, type Stage } from '../../support/stage.ts'
import { cleaning, ownActivity, proposeTeam } from '../../support/teams.ts'
import { fakeChecker } from '../../support/wechat.ts'
import { confirmed, enter, familyOf, running } from '../../support/wishes.ts'
import { sweeping } from '../support/sweeping.ts'

const NEW = `${grid2}002`
let stage: Stage
beforeEach(async () => {
  stage = await makeStage({ checker: fakeChecker() })
  await settleAll(stage, ['resident', 'neighbour'])
})

const home = () => people.resident.homes[0]?.household ?? ''
const move = () =>
  stage.ok('communityStaff', 'moveBuildings', {
    params: { area: community },
    body: { buildings: [{ area: building1, name: '新1号楼' }], grid: grid2 },
  })
const jobs = async () => (await stage.ok('communityStaff', 'listAreaJobs', { params: { area: community } })).items
const queued = async (
  operation: 'listHelpQueue' | 'listTeams' | 'listActivities' | 'listServicePosts',
  area: string,
) => {
  if (operation === 'listHelpQueue') return (await stage.ok('communityStaff', operation, { query: { area } })).items
  return (await stage.ok('communityStaff', operation, { params: { area } })).items
}
const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id).sort()

/** Something of each kind, and some of it over already. */
async function helped() {
  const at = isoTime(stage.clock.now() + 3 * HOUR)
  const until = isoTime(stage.clock.now() + 5 * HOUR)
  const open = await stage.ok('resident', 'openHelp', { body: asking(stage, { scope: 'building' }) })
  const weekly = await stage.ok('resident', 'openHelp', { body: asking(stage, { at, until, weekly: true }) })
  await stage.ok('resident', 'cancelHelp', { params: { helpId: weekly.id }, body: { reason: '这周不用' } })
  const thing = await stage.ok('resident', 'addThing', { body: { kind: 'tool', words: '一架梯子' } })
  const ready = { kinds: ['lift' as const], parts: ['morning' as const], scope: 'grid' as const }
  await stage.ok('resident', 'saveReady', { body: ready })
  const wish = await enter(stage, { family: { ...familyOf, household: home() } })
  const over = await confirmed(stage)
  const holding = await running(stage)
  const team = await proposeTeam(stage, { area: grid1 }, 'resident')
  await stage.ok('communityStaff', 'agreeToTeam', { params: { teamId: team } })
  const planned = await stage.ok('resident', 'composeActivity', { body: { ...cleaning(stage), team } })
  const own = await ownActivity(stage, 'communityStaff', grid1)
  return { open: open.id, weekly: weekly.id, thing: thing.id, wish, over, holding, team, planned: planned.id, own }
}
type Helped = Awaited<ReturnType<typeof helped>>

async function holdsAfter({ open, weekly, thing, wish, over, holding, team, planned, own }: Helped) {
  const name = '大江园社区第2网格新1号楼'
  const asked = await stage.ok('resident', 'getHelp', { params: { helpId: open } })
  expect(asked).toMatchObject({ place: { area: NEW, name }, distance: 'building' })
  expect([ids(await queued('listHelpQueue', grid1)), ids(await queued('listHelpQueue', grid2))]).toEqual([[], [open]])
  expect((await stage.ok('resident', 'listNearHelp')).items).toMatchObject([{ id: open, distance: 'building' }])
  expect((await stage.ok('resident', 'listThings')).items).toMatchObject([{ id: thing, building: NEW }])
  expect((await stage.ok('resident', 'getReady')).ready).toMatchObject({ building: NEW, scope: 'grid' })
  const readyAt = [grid1, grid2].map((area) => keys.ready(area, people.resident.id))
  expect((await stage.table.read(readyAt)).map((row) => row?.household)).toEqual([
    undefined,
    `${NEW}${home().slice(building1.length)}`,
  ])
  // Its household finds the wish, and the worker of the new grid tends it; what came true stays where it did.
  expect(ids((await stage.ok('resident', 'listMyWishes')).ofHousehold)).toEqual([wish])
  const { parties, place } = await stage.ok('otherWorker', 'getWish', { params: { wishId: wish } })
  expect([parties.includes('steward'), place.area]).toEqual([true, grid2])
  expect((await stage.ok('worker', 'getWish', { params: { wishId: over } })).place.area).toBe(grid1)
  expect((await queued('listServicePosts', community)).map((post) => 'place' in post && post.place.area)).toEqual([
    grid2,
  ])
  expect((await stage.ok('otherWorker', 'getHolding', { params: { holdingId: holding } })).place.area).toBe(grid2)
  expect([ids(await queued('listTeams', grid1)), ids(await queued('listTeams', grid2))]).toEqual([[], [team]])
  expect([ids(await queued('listActivities', grid1)), ids(await queued('listActivities', grid2))]).toEqual([[], [own]])
  const draft = await stage.ok('resident', 'getActivity', { params: { activityId: planned } })
  expect(draft.place.area).toBe(grid2)
  expect(ids((await stage.ok('communityStaff', 'listOwnActivities', { params: { area: grid2 } })).items)).toEqual([own])
  // What is asked for each week goes on at the new code.
  expect((await stage.ok('resident', 'getHelp', { params: { helpId: weekly } })).place.area).toBe(building1)
  stage.clock.pass(DAY)
  await sweeping(stage).once()
  const { next = '' } = await stage.ok('resident', 'getHelp', { params: { helpId: weekly } })
  expect((await stage.ok('resident', 'getHelp', { params: { helpId: next } })).place).toEqual({ area: NEW, name })
}

describe('a building that comes to another grid', () => {
  it('takes along what is asked, lent and stood ready for in it, and the last of a grid its wishes, posts, teams and activities', async () => {
    const all = await helped()
    await move()
    await sweeping(stage).toEnd()
    await holdsAfter(all)
  })

  it('comes to the same end when it is killed after every single write', async () => {
    const all = await helped()
    await move()
    // Two at the end: that the building is through is one write, and that the job is another.
    const mortal = (lives: number): Table => {
      let writes = 0
      return {
        ...stage.table,
        async write(each) {
          if (writes++ >= lives) throw new Error('killed')
          return stage.table.write(each)
        },
      }
    }
    let killed = 0
    for (let i = 0; i < 60 && (await jobs()).length; i++)
      if ((await sweeping(stage, mortal(1 + (i % 2))).once()).failed) killed++
    expect(killed).toBeGreaterThan(8)
    expect(await jobs()).toEqual([])
    await holdsAfter(all)
  })

  it('leaves a grid that keeps a building what is the grid’s own', async () => {
    const all = await helped()
    await stage.ok('communityStaff', 'addArea', { body: { parent: grid1, name: '西塔' } })
    await move()
    await sweeping(stage).toEnd()
    expect((await stage.ok('resident', 'getHelp', { params: { helpId: all.open } })).place.area).toBe(NEW)
    expect((await stage.ok('worker', 'getWish', { params: { wishId: all.wish } })).place.area).toBe(grid1)
    expect(ids((await stage.ok('resident', 'listMyWishes')).ofHousehold)).toEqual([all.wish])
    expect(ids(await queued('listTeams', grid1))).toEqual([all.team])
  })
})
