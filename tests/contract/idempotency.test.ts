import { beforeAll, describe, expect, it } from 'vitest'
import { HOUR } from '../../shared/lifecycle.ts'
import { operations } from '../../shared/routes.ts'
import { lift, meaning } from '../support/cases.ts'
import { newKey, sceneOf } from '../support/scenes.ts'
import { smallestBody } from '../support/schemas.ts'
import { makeStage, type Stage } from '../support/stage.ts'

let stage: Stage
/** Where several ask at once, each of them asks the table itself. */
let crowded: Stage
beforeAll(async () => {
  stage = await makeStage({ remembers: true })
  crowded = await makeStage()
})

const idempotent = operations.filter(([, route]) => route.idempotent)

it('is promised by every POST about tickets but support, which counts a person once by itself', () => {
  const posts = operations.filter(
    ([id, route]) => route.capability === 'tickets' && route.method === 'POST' && id !== 'supportTicket',
  )
  const ours = idempotent.filter(([, { capability }]) => capability === 'tickets')
  expect(ours.map(([id]) => id)).toEqual(posts.map(([id]) => id))
})

/** What is refused to nobody takes a press with another's key, or with none that is one, as a press: tests/alerts/api/anyhow.test.ts. */
const refusing = idempotent.filter(([, { takes }]) => !takes)

describe.each(idempotent)('%s', (id, route) => {
  it('does it once and says the same when a key comes twice', async () => {
    const { call, effects } = await sceneOf(stage, id, route)
    const key = newKey()
    const first = await call(key)
    expect(first.status, JSON.stringify(first.body)).toBeLessThan(300)
    stage.clock.pass(HOUR / 60)
    const second = await call(key)
    expect([second.status, second.body]).toEqual([first.status, first.body])
    expect(await effects()).toBe(1)
  })

  it('does it once and says the same when a key comes ten times at once', async () => {
    const { call, effects } = await sceneOf(crowded, id, route)
    const key = newKey()
    const answers = await Promise.all(Array.from({ length: 10 }, () => call(key)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([route.status ?? 200]))
    expect(new Set(answers.map(({ body }) => JSON.stringify(body, undefined, 1))).size).toBe(1)
    expect(await effects()).toBe(1)
  })

  it('takes a key as new after a day', async () => {
    const { call, who } = await sceneOf(stage, id, route)
    const key = newKey()
    expect((await call(key)).status).toBeLessThan(300)
    stage.clock.pass(24 * HOUR)
    const next = await sceneOf(stage, id, route)
    const again = await next.call(key)
    expect([again.status, who]).toEqual([route.status ?? 200, next.who])
    expect(await next.effects()).toBe(1)
  })
})

describe.each(refusing)('%s', (id, route) => {
  it('refuses a key that came with something else', async () => {
    const { call, effects, other: changed } = await sceneOf(stage, id, route)
    const key = newKey()
    expect((await call(key)).status).toBeLessThan(300)
    expect(await effects()).toBe(1)
    const body = smallestBody(route, meaning())
    // With another body, or, where there is none, for another case.
    const elsewhere = async () => (await sceneOf(stage, id, route)).call(key)
    const again = body === undefined ? await elsewhere() : await call(key, changed ?? another(body))
    expect([again.status, again.body.error.code]).toEqual([409, 'keyReused'])
    if (body !== undefined) expect(await effects()).toBe(1)
  })

  it('refuses a key that is none', async () => {
    const { call, effects } = await sceneOf(stage, id, route)
    for (const key of [
      'short',
      'x'.repeat(65),
      'with a space in it',
      '汉字汉字汉字汉字',
      'key-1, key-2',
      "'; drop table",
    ]) {
      const answer = await call(key)
      expect([answer.status, answer.body.error.code, Object.keys(answer.body.error.fields)], key).toEqual([
        400,
        'badInput',
        ['idempotency-key'],
      ])
    }
    expect(await effects()).toBe(0)
  })
})

/** The same body with its first words changed. */
function another(body: unknown): object {
  const fields = Object.entries(body as Record<string, unknown>).filter(([name]) => name !== 'category')
  const [name = 'reason', value = '改了主意'] =
    fields.find(([, given]) => typeof given === 'string' && !/^\d+$/.test(given)) ?? fields[0] ?? []
  const changed = typeof value === 'string' ? `${value}啊` : value === 5 ? 4 : 5
  return { ...(body as object), [name]: changed }
}

describe('a key', () => {
  it("is a person's own: the same key of another person stands for something else", async () => {
    const key = newKey()
    const mine = await stage.ok('resident', 'openTicket', { body: lift, key })
    const theirs = await stage.ok('neighbour', 'openTicket', { body: { ...lift, text: '楼道灯不亮了。' }, key })
    expect(theirs.id).not.toBe(mine.id)
    expect(theirs.openedBy).not.toBe(mine.openedBy)
  })

  it('is one for all routes: for another operation on the same ticket it is refused', async () => {
    const key = newKey()
    const { id } = await stage.ok('resident', 'openTicket', { body: lift })
    const params = { ticketId: id }
    await stage.ok('resident', 'addTicketNote', { params, body: { text: '还有异响。' }, key })
    const other = await stage.call('worker', 'acceptTicket', { params, key })
    expect(other.status).toBe(200)
    const reused = await stage.call('resident', 'withdrawTicket', { params, body: {}, key })
    expect([reused.status, reused.body.error.code]).toEqual([409, 'keyReused'])
  })

  it('remembers no refusal: what was refused can be sent again', async () => {
    const key = newKey()
    const { id } = await stage.ok('resident', 'openTicket', { body: lift })
    const params = { ticketId: id }
    expect((await stage.call('resident', 'confirmTicket', { params, key })).body.error.code).toBe('wrongState')
    await stage.ok('worker', 'acceptTicket', { params })
    await stage.ok('worker', 'resolveTicket', { params, body: { text: '已经修好。' } })
    expect(await stage.ok('resident', 'confirmTicket', { params, key })).toMatchObject({ state: 'confirmed' })
  })

  it('matters by what is meant: the same body in another order of fields, with defaults said, is the same', async () => {
    const key = newKey()
    const first = await stage.ok('resident', 'openTicket', { body: lift, key })
    const { text, category, subcategory } = lift
    const again = await stage.ok('resident', 'openTicket', {
      body: { anonymous: false, text: ` ${text}\r\n`, photos: [], visibility: 'private', subcategory, category },
      key,
    })
    expect(again).toEqual(first)
  })
})
