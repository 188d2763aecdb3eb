import { beforeEach, describe, expect, it } from 'vitest'
import { keys } from '../../../functions/platform/table.ts'
import { sweep } from '../../../functions/sweep/sweep.ts'
import { DAY, HOUR } from '../../../shared/lifecycle.ts'
import { grantedTable } from '../../infra/granted-table.ts'
import { building1, building2, community, grid1, people } from '../../support/district.ts'
import { lookedAt, newPoint, pumpRoom, storedPoint } from '../../support/points.ts'
import { makeStage, type Stage } from '../../support/stage.ts'

let stage: Stage
let pointId: string
beforeEach(async () => {
  stage = await makeStage()
  pointId = await newPoint(stage)
})

/** What the sweep has, and no more of the table than it may. */
const asSweep = () => ({ ...stage.ports, table: grantedTable('sweep', stage.table) })

const list = async (query: object = {}) =>
  (await stage.ok('worker', 'listPoints', { params: { area: grid1 }, query })).items
const inspect = async (body: object, who: 'worker' | 'propertyManager' | 'otherWorker' = 'worker') =>
  stage.call(who, 'inspectPoint', {
    params: { pointId },
    body: { finding: 'ok', photos: [await lookedAt(stage, who)], ...body },
  })

describe('a key fire point', () => {
  it('is due at the end of the day, as many days on', async () => {
    // 9 in the morning of 2 March here.
    expect((await storedPoint(stage, pointId)).card).toMatchObject({
      nextAt: '2026-03-09T15:59:59.999Z',
      overdue: false,
      place: { area: building1, detail: '负一层' },
    })
    expect(await list({ stage: 'waiting' })).toHaveLength(1)
    expect(await list()).toEqual([])
  })

  it('that nobody inspected is overdue, until somebody does; the next round counts from then', async () => {
    stage.clock.set(Date.parse('2026-03-09T15:59:59.000Z'))
    await sweep(asSweep())
    expect(await list()).toEqual([])
    stage.clock.pass(1000)
    expect(await sweep(asSweep())).toMatchObject({ due: 1, moved: 1, failed: 0 })
    expect(await sweep(asSweep())).toMatchObject({ due: 0 })
    expect(await list()).toMatchObject([{ id: pointId, overdue: true }])
    stage.clock.pass(DAY)
    expect((await inspect({}, 'propertyManager')).status).toBe(201)
    expect(await list()).toEqual([])
    const [{ nextAt } = { nextAt: '' }] = await list({ stage: 'waiting' })
    expect(nextAt).toBe('2026-03-18T15:59:59.999Z')
    const whole = await stage.ok('communityStaff', 'getPoint', { params: { pointId } })
    expect(whole.inspections).toMatchObject([{ by: people.propertyManager.name, finding: 'ok', late: true }])
    expect(whole.inspections[0]?.photos[0]?.url).toContain('https://photos.test/photos/')
    expect(stage.logged).toEqual([])
  })

  it('is inspected with a photo; a danger says what it is, and is a ticket at once', async () => {
    const fieldsOf = async (body: object) => Object.keys((await inspect(body)).body.error.fields)
    expect(await fieldsOf({ photos: [] })).toEqual(['photos'])
    expect(await fieldsOf({ finding: 'danger' })).toEqual(['text'])
    const photos = [await lookedAt(stage)]
    const { body } = await inspect({ finding: 'danger', text: '阀门漏水，压力不足', photos })
    expect(body.point).toMatchObject({ danger: true, overdue: false })
    const ticket = await stage.ok('worker', 'getTicket', { params: { ticketId: body.task } })
    expect(ticket).toMatchObject({
      category: 'workSafety',
      subcategory: 'fire',
      openedBy: people.worker.name,
      holder: { area: grid1 },
      place: { area: building1, detail: '负一层' },
    })
    expect(ticket.text).toBe('巡检发现隐患：地下消防泵房（消防泵房）。阀门漏水，压力不足')
    expect(ticket.photos.map(({ id }) => id)).toEqual(photos)
    expect(await list()).toMatchObject([{ id: pointId, danger: true }])
    // The same photo shows nothing twice.
    expect((await inspect({ photos })).body.error.code).toBe('photoNotReady')
    await inspect({})
    expect(await list()).toEqual([])
  })

  it('is inspected by who serves there alone, and shown to nobody else', async () => {
    expect((await inspect({}, 'otherWorker')).body.error.code).toBe('notFound')
    const far = await stage.call('farWorker', 'getPoint', { params: { pointId } })
    expect(far.body.error.code).toBe('notFound')
    expect((await stage.call('resident', 'getPoint', { params: { pointId } })).body.error.code).toBe('notAllowed')
  })

  it('of two who inspect it at once, both are kept', async () => {
    const both = await Promise.all([inspect({}), inspect({}, 'propertyManager')])
    expect(both.map(({ status }) => status)).toEqual([201, 201])
    const { inspections } = await stage.ok('worker', 'getPoint', { params: { pointId } })
    expect(inspections).toHaveLength(2)
  })

  it('with another round counts from the last inspection, and may be overdue at once', async () => {
    stage.clock.pass(5 * DAY)
    const body = { name: '泵房', every: 3 }
    const after = await stage.ok('communityStaff', 'changePoint', { params: { pointId }, body })
    expect(after).toMatchObject({ name: '泵房', overdue: true, nextAt: '2026-03-05T15:59:59.999Z' })
    await stage.ok('communityStaff', 'changePoint', { params: { pointId }, body: { ...body, every: 30 } })
    expect((await storedPoint(stage, pointId)).card.overdue).toBe(false)
    stage.clock.set(Date.parse('2026-04-01T16:00:00.000Z'))
    expect(await sweep(asSweep())).toMatchObject({ moved: 1 })
  })

  it('that is retired is missed no more, and kept', async () => {
    await stage.ok('communityStaff', 'retirePoint', { params: { pointId } })
    stage.clock.pass(30 * DAY)
    expect(await sweep(asSweep())).toMatchObject({ due: 0 })
    expect((await inspect({})).body.error.code).toBe('wrongState')
    expect(await list({ stage: 'closed' })).toMatchObject([{ id: pointId, retired: true }])
  })

  it('follows its building to another grid', async () => {
    const moved = { closedAt: '2026-03-02T00:00:00.000Z', movedTo: building2 }
    await stage.table.write([{ update: keys.area(building1), changes: { set: moved } }])
    stage.clock.pass(HOUR)
    await inspect({})
    expect((await storedPoint(stage, pointId)).card.place.area).toBe(building2)
  })

  it('stands at a building or a grid that is there', async () => {
    for (const area of [community, `${grid1}999`]) {
      const { body } = await stage.call('communityStaff', 'registerPoint', { body: { ...pumpRoom, area } })
      expect(Object.keys(body.error.fields)).toEqual(['area'])
    }
  })
})
