/** Many at once: one person's many presses, a house full of neighbours, two who both go. */
import { describe, expect, it } from 'vitest'
import { parseEntry } from '../../../functions/alerts/store.ts'
import { entriesOf } from '../../../functions/cases/entries.ts'
import { brokenAt } from '../../../functions/cases/timeline.ts'
import { signToken } from '../../../functions/http/token.ts'
import { newPerson } from '../../../functions/people/store.ts'
import { queryAll } from '../../../functions/platform/query-all.ts'
import { keys, queueOf } from '../../../functions/platform/table.ts'
import { TOKEN_LIFE } from '../../../shared/people/session.ts'
import { storedAlert } from '../../support/alerts.ts'
import { bearerOf, building1, district, people, signedInAt } from '../../support/district.ts'
import { MORNING, makeStage, type Stage, TOKEN_SECRET } from '../../support/stage.ts'

/** The open alerts of the district. */
const openAlerts = async (stage: Stage) =>
  (
    await queryAll(stage.table, {
      index: 'byDistrict',
      pk: { name: 'district', value: queueOf('alert', district, 'open') },
      ascending: true,
    })
  ).map(({ pk }) => String(pk).slice('ALERT#'.length))

describe('at once', () => {
  it('twenty presses of one person are one alert, pressed again nineteen times', async () => {
    const stage = await makeStage()
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        stage.call('resident', 'raiseAlert', { body: {}, key: `key-of-a-press-${i}` }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201))
    const [id, ...others] = await openAlerts(stage)
    expect(others).toEqual([])
    expect(new Set(answers.map(({ body }) => body.id))).toEqual(new Set([id]))
    const { card } = await storedAlert(stage, id ?? '')
    expect(card).toMatchObject({ again: 19, witnesses: [] })
    const entries = await entriesOf(stage.table, keys.alert(card.id))
    expect(brokenAt(entries.map(parseEntry))).toBeUndefined()
  })

  it('ten neighbours of a building are one alert with nine witnesses', async () => {
    const stage = await makeStage()
    const home = people.resident.homes[0]
    if (!home) throw new Error('The resident lives somewhere')
    const tokens = await Promise.all(
      Array.from({ length: 10 }, async (_, i) => {
        const id = `per_${String(700 + i).padStart(26, '0')}`
        const household = `${building1}01${String(501 + i).padStart(4, '0')}`
        const homes = [{ ...home, household, room: `1单元${501 + i}` }]
        await stage.table.write([
          ...newPerson({ id, version: 1, name: '演示居民 庚', openid: `openid-${700 + i}`, homes, roles: [] }),
          signedInAt(id, MORNING),
        ])
        return signToken(TOKEN_SECRET, bearerOf(id), 'api', MORNING, TOKEN_LIFE)
      }),
    )
    const answers = await Promise.all(tokens.map((token) => stage.call({ token }, 'raiseAlert', { body: {} })))
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201))
    const open = await openAlerts(stage)
    expect(open).toHaveLength(1)
    const { card } = await storedAlert(stage, open[0] ?? '')
    const stood = [card.raiser, ...card.witnesses.map(({ person }) => person)]
    expect(new Set(stood).size).toBe(10)
  })

  it('of two who go, one is the first, and the other is told so kindly that they can go too', async () => {
    const stage = await makeStage()
    const { id } = await stage.ok('resident', 'raiseAlert', { body: {} })
    const params = { alertId: id }
    const both = ['worker', 'communityStaff'] as const
    const answers = await Promise.all(
      both.map((who) => stage.call(who, 'acknowledgeAlert', { params, body: { eta: 3 } })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const second = both[answers.findIndex(({ status }) => status === 409)] ?? 'worker'
    expect(answers.find(({ status }) => status === 409)?.body.error.code).toBe('wrongState')
    const { moves } = await stage.ok(second, 'getAlert', { params })
    expect(moves).toContain('joinIn')
    const joined = await stage.ok(second, 'joinAlert', { params, body: { eta: 4 } })
    expect(joined.holders.map(({ me }) => me)).toEqual([false, true])
  })
})

describe('nothing refuses the button', () => {
  it('not a house in which everybody pressed before: one who comes later raises an alert of their own', async () => {
    const stage = await makeStage()
    const { id } = await stage.ok('resident', 'raiseAlert', { body: {} })
    const at = new Date(MORNING).toISOString()
    const witness = (i: number) => ({
      person: `per_${String(800 + i).padStart(26, '0')}`,
      name: '演示居民 辛',
      detail: '',
      at,
    })
    const witnesses = Array.from({ length: 30 }, (_, i) => witness(i))
    await stage.table.write([{ update: keys.alert(id), changes: { set: { 'card.witnesses': witnesses } } }])
    const own = await stage.ok('neighbour', 'raiseAlert', { body: { area: building1 } })
    expect(own).toMatchObject({ again: 0, parties: ['raiser'] })
    expect(own.id).not.toBe(id)
  })

  it('not who agreed to nothing and whose account is about to go, while the content check is down and the phone is years off', async () => {
    const down = () => Promise.reject(new Error('the check is down'))
    const stage = await makeStage({ checker: { text: down, photo: down } })
    const { id } = people.unverified
    const set = { consents: undefined, leavingAt: new Date(MORNING + 1000).toISOString() }
    await stage.table.write([{ update: keys.person(id), changes: { set } }])
    for (const pressedAt of ['1970-01-01T00:00:00.000Z', '2099-12-31T00:00:00.000Z']) {
      const { id: alertId } = await stage.ok('unverified', 'raiseAlert', { body: { pressedAt, text: '救命' } })
      const body = { kind: 'medical', text: '摔倒了' } as const
      await stage.ok('unverified', 'describeAlert', { params: { alertId }, body })
      const { raisedAt, text } = await stage.ok('worker', 'getAlert', { params: { alertId } })
      expect([raisedAt, text]).toEqual([new Date(MORNING).toISOString(), '摔倒了'])
    }
  })

  it('not a house full of helpers: as many are told as fit', async () => {
    const stage = await makeStage()
    const helpers = Array.from({ length: 120 }, (_, i) => `per_${String(900 + i).padStart(26, '0')}`)
    const home = people.resident.homes[0]
    if (!home) throw new Error('The resident lives somewhere')
    for (const [i, id] of helpers.entries())
      await stage.table.write([
        ...newPerson({ id, version: 1, name: '演示居民 壬', openid: `openid-${900 + i}`, homes: [home], roles: [] }),
        { put: { ...keys.skilled(building1, id), person: id, skills: ['firstAid'] } },
      ])
    const { told } = await stage.ok('resident', 'raiseAlert', { body: { kind: 'medical' } })
    expect(told).toBe(21)
  })

  it('not an empty city: who runs its districts is told, and may answer', async () => {
    const stage = await makeStage()
    const { id } = await stage.ok('newcomer', 'raiseAlert', { body: {} })
    const params = { alertId: id }
    const body = { eta: 5 }
    expect((await stage.call('worker', 'acknowledgeAlert', { params, body })).status).toBe(404)
    expect(await stage.ok('administrator', 'acknowledgeAlert', { params, body })).toMatchObject({ state: 'going' })
  })

  it('not a post of one’s own: who serves there and raises it is not told, and ends it by none of their roles', async () => {
    const stage = await makeStage()
    const { id, level } = await stage.ok('otherWorker', 'raiseAlert', { body: { area: '420102015020002001' } })
    expect(level).toBe('grid')
    const params = { alertId: id }
    const own = await stage.call('otherWorker', 'acknowledgeAlert', { params, body: { eta: 1 } })
    expect([own.status, own.body.error.code]).toEqual([403, 'notAllowed'])
    const alone = await stage.ok('worker', 'raiseAlert', { body: { area: building1 } })
    // Of the first grid the worker is the only one: the community is told at once.
    expect(alone).toMatchObject({ level: 'community' })
  })
})
