import { beforeEach, describe, expect, it } from 'vitest'
import { entriesOf } from '../../functions/cases/entries.ts'
import { brokenAt } from '../../functions/cases/timeline.ts'
import { forgetCommander } from '../../functions/incidents/commander.ts'
import { groupOpen, groupRaised } from '../../functions/incidents/grouping.ts'
import { parseEntry } from '../../functions/incidents/store.ts'
import { keys } from '../../functions/platform/table.ts'
import { grantedTable } from '../infra/granted-table.ts'
import { storedAlert } from '../support/alerts.ts'
import {
  building1,
  community,
  district,
  farCommunity,
  grid1,
  type PersonName,
  people,
  street,
} from '../support/district.ts'
import { downpour, open } from '../support/incidents.ts'
import { outage } from '../support/notices.ts'
import { type Answer, makeStage, type Stage } from '../support/stage.ts'

let stage: Stage
beforeEach(async () => {
  stage = await makeStage()
})
/** Raises one, whatever else is open. */
const raise = async (on: Stage, who: PersonName = 'resident') => (await on.ok(who, 'raiseAlert', { body: {} })).id
const codeOf = ({ body }: Answer) => body.error?.code
const whole = (incidentId: string, who: PersonName = 'communityStaff') =>
  stage.ok(who, 'getIncident', { params: { incidentId } })
/** What the worker does with an alert or an incident that the stream brings. */
const ports = () => ({ ...stage.ports, table: grantedTable('worker', stage.table) })
const takeAlert = async (id: string) => groupRaised(ports(), (await storedAlert(stage, id)).card)
const takeIncident = async (id: string) => groupOpen(ports(), (await stage.table.read([keys.incident(id)]))[0])

describe('switching to 急', () => {
  it('takes in what is open there and what comes, and leaves each alert its own escalation', async () => {
    const before = await raise(stage)
    const id = await open(stage)
    expect((await whole(id)).alerts.map((each) => each.id)).toEqual([before])
    await takeIncident(id)
    const later = await raise(stage, 'neighbour')
    await takeAlert(later)
    await takeAlert(later)
    const elsewhere = await raise(stage, 'farResident')
    await takeAlert(elsewhere)
    const { card } = await storedAlert(stage, later)
    expect(card).toMatchObject({ state: 'raised', version: 1 })
    expect(card.dueAt).toBeDefined()
    expect(await whole(id)).toMatchObject({ figures: { grouped: 2 }, state: 'open' })
    const wall = await stage.ok('streetStaff', 'getWall', { params: { area: street } })
    expect(wall.incidents).toMatchObject([{ incident: { id, name: downpour.name }, grouped: 2 }])
    // From a part of it the incident above is seen too.
    const below = await stage.ok('worker', 'getWall', { params: { area: grid1 } })
    expect(below.incidents).toMatchObject([{ incident: { id } }])
  })

  it('is done once, whoever does it at the same time; and again when it is over', async () => {
    const answers = await Promise.all(
      (['communityStaff', 'streetStaff', 'districtStaff', 'administrator'] as const).map((who) =>
        stage.call(who, 'openIncident', { body: downpour }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409])
    const incidentId = answers.find(({ status }) => status === 201)?.body.id
    const params = { incidentId }
    const ends = await Promise.all(
      (['communityStaff', 'streetStaff'] as const).map((who) =>
        stage.call(who, 'closeIncident', { params, body: { result: '水已经退了' } }),
      ),
    )
    expect(ends.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await whole(incidentId)).toMatchObject({ state: 'closed', result: '水已经退了' })
    expect(brokenAt((await entriesOf(stage.table, keys.incident(incidentId))).map(parseEntry))).toBeUndefined()
    expect((await stage.call('communityStaff', 'openIncident', { body: downpour })).status).toBe(201)
  })

  it('is for who runs the area; nobody else learns of it', async () => {
    for (const who of ['worker', 'resident', 'supervisor', 'responder', 'farCommunityStaff'] as const)
      expect(codeOf(await stage.call(who, 'openIncident', { body: downpour })), who).toBe('notAllowed')
    expect(codeOf(await stage.call('communityStaff', 'openIncident', { body: { ...downpour, area: grid1 } }))).toBe(
      'badInput',
    )
    const incidentId = await open(stage)
    const params = { incidentId }
    for (const who of ['resident', 'farCommunityStaff', 'farWorker', 'responder', 'newcomer'] as const)
      expect(codeOf(await stage.call(who, 'getIncident', { params })), who).toBe('notFound')
    expect((await whole(incidentId, 'worker')).parties).toEqual(['helper'])
    expect((await whole(incidentId, 'supervisor')).moves).toEqual([])
    const body = { text: '沙袋已到位' }
    for (const who of ['worker', 'supervisor'] as const)
      expect(codeOf(await stage.call(who, 'noteIncident', { params, body })), who).toBe('notAllowed')
  })

  it('shows what is still open when it closes, and lets it go on', async () => {
    const alertId = await raise(stage)
    const incidentId = await open(stage)
    await takeIncident(incidentId)
    await stage.ok('communityStaff', 'closeIncident', { params: { incidentId }, body: { result: '主要险情已排除' } })
    expect(await whole(incidentId)).toMatchObject({ figures: { grouped: 1, open: 1, waiting: 1 } })
    expect((await storedAlert(stage, alertId)).card.state).toBe('raised')
    // What comes afterwards is none of it.
    await takeAlert(await raise(stage, 'neighbour'))
    expect((await whole(incidentId)).figures.grouped).toBe(1)
  })
})

describe('alerts by hand', () => {
  it('are put in and out, each time told in the timeline; what was put out stays out', async () => {
    const alertId = await raise(stage)
    const incidentId = await open(stage)
    const params = { incidentId }
    const body = { alert: alertId }
    await stage.ok('communityStaff', 'ungroupAlert', { params, body })
    await takeAlert(alertId)
    expect((await whole(incidentId)).alerts).toEqual([])
    expect(codeOf(await stage.call('communityStaff', 'ungroupAlert', { params, body }))).toBe('wrongState')
    await stage.ok('communityStaff', 'groupAlert', { params, body })
    expect((await whole(incidentId)).entries.map(({ move, alert }) => [move, alert])).toEqual([
      ['open', undefined],
      ['ungroup', alertId],
      ['group', alertId],
    ])
    // Its own timeline says so too, and its clock runs on.
    const alert = await stage.ok('communityStaff', 'getAlert', { params: { alertId } })
    expect(alert).toMatchObject({ state: 'raised', dueAt: expect.any(String) })
    expect(alert.entries.at(-1)).toMatchObject({ move: 'group', text: downpour.name })
  })

  it('may come from anywhere in the scope of who does it, and from nowhere else', async () => {
    const far = await raise(stage, 'farResident')
    const incidentId = await open(stage)
    const params = { incidentId }
    const body = { alert: far }
    expect(codeOf(await stage.call('communityStaff', 'groupAlert', { params, body }))).toBe('badInput')
    await stage.ok('districtStaff', 'groupAlert', { params, body })
    expect((await whole(incidentId, 'districtStaff')).figures.grouped).toBe(1)
    // Who runs the community alone is not told of whom it is about.
    expect((await whole(incidentId)).alerts).toEqual([])
  })

  it('lose the name of who has left, and of nobody who is called the same', async () => {
    const incidentId = await open(stage)
    const params = { incidentId }
    const [own, other] = [await raise(stage), await raise(stage, 'neighbour')]
    await stage.ok('communityStaff', 'groupAlert', { params, body: { alert: own } })
    const { id, name, version } = people.streetStaff
    const namesake = { ...people.streetStaff, name: people.communityStaff.name, version: version + 1 }
    await stage.table.write([{ put: { ...keys.person(id), ...namesake } }])
    await stage.ok('streetStaff', 'groupAlert', { params, body: { alert: other } })
    // Renamed since: it is theirs all the same.
    await stage.table.write([{ update: keys.incident(incidentId), changes: { set: { 'card.openedBy': name } } }])
    await forgetCommander(stage.table, people.communityStaff.id, '已注销居民')
    const rows = await stage.table.read([own, other].map((alert) => keys.grouped(incidentId, alert)))
    expect(rows.map((row) => row?.by)).toEqual(['已注销居民', people.communityStaff.name])
    expect(rows[0]).not.toHaveProperty('byPerson')
  })

  it('two at once lose nothing', async () => {
    const alerts = [await raise(stage), await raise(stage, 'neighbour')]
    const incidentId = await open(stage, 'streetStaff', { area: street })
    const params = { incidentId }
    await Promise.all(alerts.map((alert) => stage.ok('streetStaff', 'groupAlert', { params, body: { alert } })))
    const { entries, figures } = await whole(incidentId, 'streetStaff')
    expect([entries.length, figures.grouped]).toEqual([3, 2])
  })
})

describe('a notice', () => {
  it('goes out from it, linked both ways, by whoever commands it while it runs', async () => {
    const incidentId = await open(stage)
    const body = { ...outage, kind: 'safety', priority: 'urgent', incident: incidentId } as const
    const { id, incident } = await stage.ok('communityStaff', 'draftNotice', { body })
    expect(incident).toBe(incidentId)
    const params = { noticeId: id }
    await stage.ok('communityStaff', 'saveDraft', { params, body: { ...body, title: '请远离积水路段' } })
    expect(await stage.ok('communityStaff', 'getNotice', { params })).toMatchObject({ incident: incidentId })
    expect((await whole(incidentId)).notices).toMatchObject([{ id, title: '请远离积水路段', state: 'draft' }])
    const far = await stage.call('farCommunityStaff', 'draftNotice', { body: { ...body, targets: [farCommunity] } })
    expect(codeOf(far)).toBe('badInput')
    await stage.ok('communityStaff', 'closeIncident', { params: { incidentId }, body: { result: '水已经退了' } })
    expect(codeOf(await stage.call('communityStaff', 'draftNotice', { body }))).toBe('badInput')
  })
})

it('lists by area what runs and what is over', async () => {
  const one = await open(stage)
  await stage.ok('communityStaff', 'closeIncident', { params: { incidentId: one }, body: { result: '水已经退了' } })
  const two = await open(stage)
  const listed = async (area: string, state: 'open' | 'closed') =>
    (await stage.ok('districtStaff', 'listIncidents', { params: { area }, query: { state } })).items.map(({ id }) => id)
  expect(await listed(district, 'open')).toEqual([two])
  expect(await listed(community, 'closed')).toEqual([one])
  expect(await listed(farCommunity, 'open')).toEqual([])
  expect(codeOf(await stage.call('administrator', 'listIncidents', { params: { area: building1 } }))).toBe('badInput')
})
