/** The code of the red button at the door of a building: whoever scans it calls for help to that building. */
import { describe, expect, it } from 'vitest'
import { toldOf } from '../../../functions/alerts/told.ts'
import { keys } from '../../../functions/platform/table.ts'
import { storedAlert } from '../../support/alerts.ts'
import {
  building1,
  building2,
  community,
  farBuilding,
  farCommunity,
  grid1,
  type PersonName,
  people,
} from '../../support/district.ts'
import { makeStage, type Stage } from '../../support/stage.ts'

it('is raised there by a stranger, at the door of one’s own home too, and each time whom it concerns is told', async () => {
  const stage = await makeStage()
  const ready = await stage.ok('newcomer', 'prepareAlert', { body: { area: building1 } })
  expect(ready).toMatchObject({ area: building1 })
  const strange = await stage.ok('newcomer', 'raiseAlert', { body: ready })
  expect(strange).toMatchObject({ place: { area: building1 }, parties: ['raiser'], again: 0, level: 'grid' })
  expect(strange.place.detail).toBeUndefined()
  const [home] = people.neighbour.homes
  const own = await stage.ok('neighbour', 'raiseAlert', { body: { area: building2 } })
  expect(own.place).toEqual({ area: building2, name: home?.buildingName, detail: home?.room })
})

it('leads to where the building is now, however often it moved', async () => {
  const stage = await makeStage()
  const between = `${building2.slice(0, -3)}777`
  const [old] = await stage.table.read([keys.area(building1)])
  const closed = { closedAt: '2026-03-01T00:00:00.000Z', name: '1号楼', fullName: '1号楼' }
  await stage.table.write([
    { put: { ...keys.area(building1), ...old, ...closed, movedTo: between } },
    { put: { ...keys.area(between), ...old, ...closed, ...keys.area(between), code: between, movedTo: building2 } },
  ])
  const raised = await stage.ok('newcomer', 'raiseAlert', { body: { area: building1 } })
  expect(raised.place.area).toBe(building2)
})

describe('pressed by who has an alert open', () => {
  const rungOf = async (stage: Stage, alertId: string) => {
    const told = await toldOf(stage.table, alertId)
    return (who: PersonName) => told.get(people[who].id)?.rung
  }
  const listed = async (stage: Stage, who: PersonName, area: string) =>
    (await stage.ok(who, 'listAlerts', { params: { area }, query: {} })).items.map(({ id }) => id)

  it('moves it there at that tap: who serves there is told, who was told is told anew, the next level before its time', async () => {
    const stage = await makeStage()
    const { id } = await stage.ok('resident', 'raiseAlert', { body: {} })
    const ready = await stage.ok('resident', 'prepareAlert', { body: { area: farBuilding } })
    const pressed = await stage.ok('resident', 'raiseAlert', { body: ready })
    expect(pressed).toMatchObject({ id, again: 1, where: 'here', place: { area: farBuilding }, level: 'community' })
    expect(pressed.elsewhere).toBeUndefined()
    const rung = await rungOf(stage, id)
    expect([rung('worker'), rung('farWorker'), rung('farCommunityStaff')]).toEqual([2, 1, 1])
    expect((await storedAlert(stage, id)).step).toBe(2)
    expect(await listed(stage, 'farCommunityStaff', farCommunity)).toEqual([id])
    expect(await listed(stage, 'communityStaff', community)).toEqual([])
    // Whoever presses at that door now stands in it.
    expect((await stage.ok('farResident', 'raiseAlert', { body: {} })).id).toBe(id)
    const { entries } = await stage.ok('farWorker', 'getAlert', { params: { alertId: id } })
    expect(entries.find(({ move }) => move === 'again')?.whereabouts).toContain('不在家')
  })

  it('moves one of which nobody knew where it is, raised by who lives nowhere here', async () => {
    const stage = await makeStage()
    const { id } = await stage.ok('newcomer', 'raiseAlert', { body: {} })
    expect(await stage.ok('newcomer', 'raiseAlert', { body: { area: building1 } })).toMatchObject({
      id,
      place: { area: building1 },
    })
    expect((await rungOf(stage, id))('worker')).toBe(1)
    expect(await listed(stage, 'worker', grid1)).toEqual([id])
  })

  it('says it in words where somebody who pressed beside waits, who keeps it', async () => {
    const stage = await makeStage()
    const { id } = await stage.ok('resident', 'raiseAlert', { body: {} })
    await stage.ok('neighbour', 'raiseAlert', { body: { area: building1 } })
    expect(await stage.ok('resident', 'raiseAlert', { body: { area: farBuilding } })).toMatchObject({
      id,
      place: { area: building1 },
      elsewhere: true,
      spot: expect.stringContaining('湖边坊'),
      level: 'community',
    })
    const rung = await rungOf(stage, id)
    expect([rung('communityStaff'), rung('farWorker')]).toEqual([1, 1])
  })

  it('is pressed again and no more where it says nothing new: at the door of where it is, by a witness, at no door that there is', async () => {
    const stage = await makeStage()
    const { id } = await stage.ok('resident', 'raiseAlert', { body: {} })
    for (const area of [building1, `${building1.slice(0, -3)}999`, community]) {
      const again = await stage.ok('resident', 'raiseAlert', { body: { area } })
      expect(again).toMatchObject({ id, place: { area: building1 } })
      expect(again.where).toBeUndefined()
    }
    await stage.ok('neighbour', 'raiseAlert', { body: { area: building1 } })
    expect(await stage.ok('neighbour', 'raiseAlert', { body: { area: farBuilding } })).toMatchObject({ id })
    expect((await storedAlert(stage, id)).card).toMatchObject({ place: { area: building1 }, again: 4 })
  })
})
