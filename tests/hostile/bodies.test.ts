import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { brokenAt } from '../../functions/cases/timeline.ts'
import type { Route } from '../../shared/route.ts'
import { operations } from '../../shared/routes.ts'
import { makeTarget, settings, type Target, who } from '../support/attack.ts'
import { lift } from '../support/cases.ts'
import { personNames } from '../support/district.ts'
import { pathOf } from '../support/gateway.ts'
import { brokenJson, contentTypes, spoiltBody } from '../support/hostile.ts'
import { entriesOf, newKey, ticketsOf } from '../support/scenes.ts'
import { arbitraryOf, bodySchema, parameters } from '../support/schemas.ts'

/** For each route; `npm run proofs` makes ten times as many. */
const SPOILT = Number(process.env.ATTACKS ?? 30)
const BROKEN = SPOILT / 2

let target: Target
beforeAll(async () => {
  target = await makeTarget()
})

const paramsOf = (route: Route) =>
  fc.record(
    Object.fromEntries(
      parameters(route, 'path').map(({ name, schema }) => [
        name,
        arbitraryOf(schema, target.known) as fc.Arbitrary<string>,
      ]),
    ),
  )

const withBody = operations.filter(([, route]) => route.body)
describe.each(withBody)('a body for %s', (_, route) => {
  const schema = bodySchema(route) ?? {}

  it('that is spoilt is refused in the words of the contract, or does no harm', async () => {
    const body = spoiltBody(schema, target.known)
    await fc.assert(
      fc.asyncProperty(who, paramsOf(route), body, async (name, params, sent) => {
        const headers = target.headersOf(name, route.idempotent ? { 'idempotency-key': newKey() } : {})
        const text = JSON.stringify(sent)
        const request = { method: route.method, path: pathOf(route, params), headers }
        await target.attack(route, text === undefined ? request : { ...request, body: text })
      }),
      settings(SPOILT),
    )
  })

  it('that is no JSON, or said to be something else, or in base64', async () => {
    const text = arbitraryOf(schema, target.known).chain((valid) =>
      fc.oneof(brokenJson(JSON.stringify(valid)), fc.constant(JSON.stringify(valid))),
    )
    const encoding = fc.constantFrom('none', 'base64', 'said to be base64')
    const type = fc.constantFrom(...contentTypes)
    await fc.assert(
      fc.asyncProperty(who, paramsOf(route), text, type, encoding, async (name, params, sent, mime, how) => {
        await target.attack(route, {
          method: route.method,
          path: pathOf(route, params),
          headers: target.headersOf(name, { 'content-type': mime }),
          body: how === 'base64' ? Buffer.from(sent).toString('base64') : sent,
          base64: how !== 'none',
        })
      }),
      settings(BROKEN),
    )
  })
})

describe('a body', () => {
  const open = (body: object) => target.stage.call('resident', 'openTicket', { body: body as typeof lift })

  it.each(['toString', 'constructor', '__proto__', 'valueOf', 'hasOwnProperty'])(
    'names no subcategory by %s',
    async (subcategory) => {
      const { status, body } = await open({ ...lift, subcategory })
      expect([status, body.error?.fields]).toEqual([400, { subcategory: expect.any(String) }])
    },
  )

  it.each([
    ['a lone surrogate', '电梯又坏了\ud800，请修'],
    ['a character that turns the text around', '电梯又坏了\u202e，请修'],
    ['a null', '电梯又坏了\u0000，请修'],
  ])('is refused for %s in what a person wrote', async (_, text) => {
    const { status, body } = await open({ ...lift, text })
    expect([status, Object.keys(body.error.fields)]).toEqual([400, ['text']])
  })

  it('keeps emoji, line breaks and rare characters as they were written', async () => {
    const text = '👩‍👩‍👧‍👦 电梯\n又坏了 𠮷𰻝 é̃ “引号” <b>&amp;</b>'
    const { id } = await target.stage.ok('resident', 'openTicket', { body: { ...lift, text } })
    expect((await target.stage.ok('resident', 'getTicket', { params: { ticketId: id } })).text).toBe(text)
  })

  it('that is too large for a route without a body is none of its business, or is refused by name', async () => {
    const route = operations.find(([id]) => id === 'acceptTicket')?.[1] as Route
    const path = pathOf(route, { ticketId: `tkt_${'0'.repeat(26)}` })
    await target.attack(route, { method: 'POST', path, headers: target.headersOf('worker'), body: 'x'.repeat(70_000) })
  })
})

describe('afterwards', () => {
  it('every list can still be read, and every timeline is whole', async () => {
    const { stage } = target
    const seen = new Set<string>()
    for (const name of personNames) {
      for (const id of await ticketsOf(stage, name)) {
        seen.add(id)
        expect(brokenAt(await entriesOf(stage, id)), id).toBeUndefined()
        await stage.ok(name, 'getTicket', { params: { ticketId: id } })
      }
    }
    expect(seen.size).toBeGreaterThan(10)
    for (const which of ['open', 'waiting', 'closed'] as const)
      for (const name of ['worker', 'communityStaff', 'streetStaff', 'farWorker', 'farStreetStaff'] as const)
        await stage.ok(name, 'listTicketQueue', { query: { stage: which, limit: 50 } })
  })

  it('nothing that was sent has changed what an object is, and nothing was logged as a fault', () => {
    expect(({} as Record<string, unknown>).admin).toBeUndefined()
    expect(target.stage.logged).toEqual([])
  })
})

afterAll(() => {
  expect(target.requests()).toBeGreaterThan(3500)
})
