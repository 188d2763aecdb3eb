/** The code of the red button at the door of a building: whoever scans it calls for help to that building. */
import { expect, it } from 'vitest'
import { keys } from '../../../functions/platform/table.ts'
import { building1, building2, people } from '../../support/district.ts'
import { makeStage } from '../../support/stage.ts'

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
