/** A press is refused to nobody who is signed in, whatever is sent with it. */

import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { ALERT_TEXT_MAX } from '../../../shared/alerts/alert.ts'
import { routes } from '../../../shared/routes.ts'
import { meaning } from '../../support/cases.ts'
import { building1, type PersonName, people } from '../../support/district.ts'
import { brokenJson, contentTypes, nasty, nastyText, spoiltBody } from '../../support/hostile.ts'
import { runs } from '../../support/properties.ts'
import { newKey } from '../../support/scenes.ts'
import { bodySchema } from '../../support/schemas.ts'
import { makeStage, type Stage } from '../../support/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await makeStage()
})

/** Each press is read and written whole, and a busy machine takes its time. */
const LONG = 120_000
const settings = (numRuns: number) => ({ numRuns: runs(numRuns), endOnFailure: true })
const who = fc.constantFrom<PersonName>('resident', 'neighbour', 'newcomer', 'unverified', 'otherWorker')

const press = async (name: PersonName, body: string | undefined, headers: Record<string, string> = {}) =>
  stage.raw({
    method: 'POST',
    path: '/alerts',
    headers: { authorization: `Bearer ${await stage.token(name)}`, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body }),
  })

const schema = bodySchema(routes.raiseAlert) ?? {}
const field = fc.constantFrom(...Object.keys(routes.raiseAlert.body.shape))
const object = fc.oneof(
  fc.dictionary(field, nasty, { maxKeys: 6 }),
  fc.object(),
  fc.record({
    position: fc.record(
      {
        latitude: fc.oneof(fc.double(), fc.double({ min: -90, max: 90 })),
        longitude: fc.oneof(fc.double(), fc.double({ min: -180, max: 180 })),
        accuracy: fc.oneof(fc.double(), fc.constantFrom(-1, 5e-324, 1e308)),
      },
      { requiredKeys: ['latitude'] },
    ),
  }),
)

describe('a press', () => {
  it(
    'counts with any body at all',
    async () => {
      const sent = fc.oneof(
        object,
        spoiltBody(schema, meaning()),
        nasty,
        fc.constantFrom(null, [], 'text', 1, undefined),
      )
      await fc.assert(
        fc.asyncProperty(who, sent, async (name, body) => {
          const { status, body: answer } = await press(name, JSON.stringify(body), { 'idempotency-key': newKey() })
          expect(status, JSON.stringify(answer)).toBe(201)
        }),
        settings(80),
      )
    },
    LONG,
  )

  it('counts with what is no JSON, is said to be something else, or comes with any key', async () => {
    const key = fc.oneof(
      nastyText.map((text) => text.replaceAll(/[^\x20-\x7e]/g, '')),
      fc.constantFrom('', 'a key that is reused'),
    )
    await fc.assert(
      fc.asyncProperty(who, brokenJson('{"text":"救命"}'), fc.constantFrom(...contentTypes), key, async (...sent) => {
        const [name, text, type, idempotencyKey] = sent
        const { status } = await press(name, text, { 'content-type': type, 'idempotency-key': idempotencyKey })
        expect(status).toBe(201)
      }),
      settings(80),
    )
  })

  it('counts with half of a character in what is handed on as it is, and is the same press when it is sent again', async () => {
    const body = JSON.stringify({ prepared: '\ud800', text: '救命\udc00' })
    const headers = { 'idempotency-key': newKey() }
    const first = await press('neighbour', body, headers)
    expect([first.status, (await press('neighbour', body, headers)).body]).toEqual([201, first.body])
  })

  it('keeps what of it can be taken, and what was left out is no secret of the log', async () => {
    const long = '救'.repeat(ALERT_TEXT_MAX + 20)
    const body = {
      text: `\u202e${long}`,
      kind: 'flood',
      forWhom: 'other',
      position: { latitude: 30.5, longitude: 114.3, accuracy: -1 },
      pressedAt: '昨天',
    }
    const { body: card } = await press('farResident', JSON.stringify(body))
    expect(card).toMatchObject({ state: 'raised', forWhom: 'other' })
    expect(card.kind).toBeUndefined()
    const whole = await stage.ok('farResident', 'getAlert', { params: { alertId: card.id } })
    expect(whole.text).toBe('救'.repeat(ALERT_TEXT_MAX))
    expect(whole.position).toMatchObject({ latitude: 30.5, longitude: 114.3 })
  })

  it('with the key of another press is a press, and with the same key and body the same', async () => {
    const key = newKey()
    const headers = { 'idempotency-key': key }
    const first = await press('propertyManager', '{}', headers)
    const same = await press('propertyManager', '{}', headers)
    expect(same.body).toEqual(first.body)
    const other = await press('propertyManager', '{"text":"快来"}', headers)
    expect([other.status, other.body.id, other.body.again]).toEqual([201, first.body.id, 1])
  })

  it('for a household that is not mine, or that nobody knows, is at its building, or somewhere in the city', async () => {
    const theirs = await press('districtStaff', JSON.stringify({ household: people.resident.homes[0]?.household }))
    expect([theirs.status, theirs.body.place.area]).toEqual([201, building1])
    const nowhere = await press('streetStaff', JSON.stringify({ household: '9'.repeat(24), area: '42' }))
    expect([nowhere.status, nowhere.body.place.area.length]).toEqual([201, 4])
  })
})
