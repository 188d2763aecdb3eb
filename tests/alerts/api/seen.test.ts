/** Where somebody is, and what is to be minded of them: every way by which a reader gets it stands in the audit log. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FOLLOWED } from '../../../functions/alerts/look.ts'
import { escalate } from '../../../functions/escalation/escalate.ts'
import { HOUR, MINUTE } from '../../../shared/lifecycle.ts'
import type { Route } from '../../../shared/route.ts'
import { operations } from '../../../shared/routes.ts'
import { grantedTable } from '../../infra/granted-table.ts'
import { memoryBucket } from '../../support/bucket.ts'
import { consent, notes } from '../../support/care.ts'
import { meaning } from '../../support/cases.ts'
import { building1, community, district, type PersonName, people, personNames, street } from '../../support/district.ts'
import { pathOf } from '../../support/gateway.ts'
import { named } from '../../support/named.ts'
import { smallestQuery } from '../../support/schemas.ts'
import { connect, type Relayed, runRelay, until } from '../../support/sockets.ts'
import { makeStage, type Stage } from '../../support/stage.ts'

const place = { latitude: 30.5928317, longitude: 114.3055391, accuracy: 12 }
const moved = { ...place, latitude: 30.5931713 }
const areas = [building1, community, district]
const bucket = memoryBucket()

let stage: Stage
let relayed: Relayed
let alertId: string
let incidentId: string
/** What was posted to any socket, by the function that rings and by the relay. */
const posted: string[] = []
beforeAll(async () => {
  const post = async (_: string, data: string) => {
    posted.push(data)
    return 'sent' as const
  }
  stage = await makeStage({ stream: true, remembers: true, bucket, line: { post } })
  relayed = await runRelay(stage, post)
  for (const who of personNames) await connect(stage, who)
  await consent(stage, 'resident', 'care')
  await stage.ok('resident', 'saveCare', { params: { subject: people.resident.id }, body: notes })
  alertId = (await stage.ok('resident', 'raiseAlert', { body: { kind: 'medical', position: place } })).id
  const params = { alertId }
  const body = { area: street, name: '演示突发事件', kind: 'fire', text: '' } as const
  incidentId = (await stage.ok('streetStaff', 'openIncident', { body })).id
  stage.clock.pass(MINUTE)
  await escalate({
    ...stage.ports,
    table: grantedTable('escalation', stage.table),
    line: { post },
    unreached: () => undefined,
  })
  await stage.ok('worker', 'acknowledgeAlert', { params, body: { eta: 5 } })
  await stage.ok('resident', 'followAlert', { params, body: moved })
  await stage.ok('resident', 'sayInAlert', { params, body: { text: '我在门口' } })
}, 60_000)
afterAll(() => relayed.poller.stop())

const positions = [place, moved].flatMap(({ latitude, longitude }) => [String(latitude), String(longitude)])
const words = [notes.medical, notes.mobility, notes.help].flatMap((word) => word ?? [])
const shows = (said: string, any: readonly string[]) => any.some((each) => said.includes(each))

/** The values that a path can name here: those of this alert, or one of each made anew. */
async function paramsOf(route: Route): Promise<Record<string, string>[]> {
  const names = Object.keys(route.params?.def.shape ?? {})
  const known: Record<string, readonly string[]> = {
    alertId: [alertId],
    incidentId: [incidentId],
    area: areas,
    code: areas,
    subject: [people.resident.id],
    person: [people.resident.id],
    household: [people.resident.homes[0]?.household ?? ''],
  }
  let all: Record<string, string>[] = [{}]
  for (const name of names) {
    const [make] = Object.values(named[name]?.kinds ?? {})
    const values = known[name] ?? [(await make?.(stage, bucket)) ?? '']
    all = all.flatMap((given) => values.map((value) => ({ ...given, [name]: value })))
  }
  return all
}

/** The entries of the log that somebody saw, of this alert or of whose it is, newest first. */
async function entriesOf(by: PersonName, operation: string) {
  const query = { area: district, by: people[by].id, operation, limit: 100 }
  const { items } = await stage.ok('administrator', 'listAudit', { query })
  return items.filter(({ what }) => what === alertId || what === people.resident.id)
}

const asked = (who: PersonName, route: Route, params: Record<string, string>) =>
  stage.token(who).then((token) =>
    stage.raw({
      method: route.method,
      path: pathOf(route, params),
      headers: { authorization: `Bearer ${token}` },
      query: { ...smallestQuery(route, { ...meaning(), area: [district] }) },
    }),
  )

/** Those who stand to it as another does are asked once. */
const readers = personNames.filter((who) => !/^(far(?!Worker)|unverified|otherWorker)/.test(who))

describe('what is seen of somebody', () => {
  it('is in the audit log by whichever of all routes they see it, but for whose own it is', async () => {
    const seen = new Set<string>()
    for (const [operation, route] of operations.filter(([, { method }]) => method === 'GET'))
      for (const params of await paramsOf(route))
        for (const who of readers) {
          const { status, body } = await asked(who, route, params)
          const said = JSON.stringify(body ?? '')
          if (status !== 200 || !(shows(said, positions) || shows(said, words))) continue
          seen.add(`${operation} ${who}`)
          if (who === 'resident') continue
          const [entry] = await entriesOf(who, operation)
          expect(entry, `${operation} ${who}`).toMatchObject({ subject: people.resident.id })
          if (shows(said, positions)) expect(entry?.note, `${operation} ${who}`).toMatch(/^position /)
        }
    // Who answers and who watches see where; who goes, what to mind; and whose it is, both.
    for (const each of ['getAlert worker', 'getAlert supervisor', 'getAlert districtStaff', 'getAlertCare worker'])
      expect(seen).toContain(each)
    expect(seen).toContain('getMyData resident')
    for (const each of ['getAlert neighbour', 'getAlertCare communityStaff', 'getAlert farWorker'])
      expect(seen).not.toContain(each)
  }, 240_000)

  it('goes over no socket', async () => {
    await until(() => expect(relayed.frames.get('worker')?.length).toBeGreaterThan(0))
    expect(posted.length).toBeGreaterThan(3)
    expect(posted.filter((said) => shows(said, positions) || shows(said, words))).toEqual([])
  })

  it('is told anew when they moved: an entry for each five minutes of following, and none without', async () => {
    const params = { alertId }
    stage.clock.set(Math.ceil(stage.clock.now() / HOUR) * HOUR)
    const before = (await entriesOf('worker', 'getAlert')).length
    const fresh = async () => (await entriesOf('worker', 'getAlert')).slice(0, -before)
    const look = async (latitude?: number) => {
      if (latitude) await stage.ok('resident', 'followAlert', { params, body: { ...place, latitude } })
      expect((await stage.ok('worker', 'getAlert', { params })).position).toBeDefined()
    }
    const began = stage.clock.now()
    const until = (at: number) => ({ note: `position ${new Date(at + FOLLOWED).toISOString()}` })
    await look()
    await look(30.1)
    stage.clock.pass(FOLLOWED - 1)
    await look(30.2)
    expect(await fresh()).toMatchObject([until(began)])
    stage.clock.pass(MINUTE)
    // As it was told within those five minutes.
    await look()
    expect(await fresh()).toHaveLength(1)
    await look(30.3)
    const second = stage.clock.now()
    expect(await fresh()).toMatchObject([until(second), until(began)])
    for (let at = 0; at < 50; at++) {
      stage.clock.pass(MINUTE)
      await look(31 + at / 100)
    }
    expect((await fresh()).length).toBeLessThanOrEqual(HOUR / FOLLOWED)
    // Each position that was shown was told no later than an entry says.
    const [newest] = await fresh()
    expect(newest?.note?.slice('position '.length) ?? '').toSatisfy((at: string) => Date.parse(at) > stage.clock.now())
    // Whose it is finds one look in that hour; the chain of who looked is whole.
    const { items } = await stage.ok('resident', 'listLooks', { query: { limit: 50 } })
    expect(items.filter(({ at }) => at === new Date(began).toISOString())).toHaveLength(1)
    const chain = await stage.ok('administrator', 'verifyAudit', { params: { person: people.worker.id }, query: {} })
    expect(chain).toMatchObject({ whole: true })
  })

  it('is told also where they looked before anybody knew where somebody is', async () => {
    const raised = await stage.ok('neighbour', 'raiseAlert', { body: { apart: true } })
    const params = { alertId: raised.id }
    await stage.ok('otherWorker', 'getAlert', { params })
    await stage.ok('neighbour', 'followAlert', { params, body: place })
    await stage.ok('otherWorker', 'getAlert', { params })
    const query = { area: district, by: people.otherWorker.id, operation: 'getAlert' }
    const { items } = await stage.ok('administrator', 'listAudit', { query })
    const notesOf = items.filter(({ what }) => what === raised.id).map(({ note }) => note)
    expect(notesOf).toEqual([expect.stringMatching(/^position /), undefined])
  })
})
