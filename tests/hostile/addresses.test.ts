import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Route } from '../../shared/route.ts'
import { operations, routes } from '../../shared/routes.ts'
import { makeTarget, settings, type Target, who } from '../support/attack.ts'
import { pathOf } from '../support/gateway.ts'
import { nasty, nastyText } from '../support/hostile.ts'
import { parameters } from '../support/schemas.ts'

let target: Target
beforeAll(async () => {
  target = await makeTarget()
})

const ids = fc.constantFrom(
  'tkt_',
  `tkt_${'0'.repeat(26)}`,
  `pho_${'z'.repeat(26)}`,
  '电梯',
  '..',
  'a/b',
  '%',
  '__proto__',
)
const query = (route: Route) => parameters(route, 'query').map(({ name }) => name)

describe.each(operations.filter(([, route]) => route.params))('the path of %s', (_, route) => {
  it('may name anything', async () => {
    const params = fc.record(
      Object.fromEntries(parameters(route, 'path').map(({ name }) => [name, fc.oneof(nastyText, ids)])),
    )
    await fc.assert(
      fc.asyncProperty(who, params, nastyText, async (name, at, body) => {
        await target.attack(route, {
          method: route.method,
          path: pathOf(route, at),
          headers: target.headersOf(name),
          body,
        })
      }),
      settings(20),
    )
  })
})

describe.each(operations.filter(([, route]) => route.query))('the query of %s', (_, route) => {
  it('may say anything', async () => {
    const plain = fc.constantFrom(
      '1',
      '5',
      '50',
      '51',
      '0',
      '1e1',
      '-0',
      '0x5',
      'open',
      'closed',
      '420102015',
      '420102015020',
      '42',
    )
    const field = fc.constantFrom(...query(route), '__proto__', 'constructor', 'other')
    const asked = fc
      .array(fc.tuple(field, fc.oneof(nastyText, plain)), { maxLength: 4 })
      .map((pairs) => Object.fromEntries(pairs))
    await fc.assert(
      fc.asyncProperty(who, asked, async (name, sent) => {
        await target.attack(route, {
          method: route.method,
          path: route.path,
          headers: target.headersOf(name),
          query: sent,
        })
      }),
      settings(250),
    )
  })
})

type Content = { of: string; at: Record<string, unknown> }
const read = (cursor: string) => JSON.parse(Buffer.from(cursor, 'base64url').toString()) as Content
const made = (content: unknown) => Buffer.from(JSON.stringify(content)).toString('base64url')

describe.each([0, 1, 2, 3])('the cursor of list %i', (number) => {
  const list = () => target.lists[number] ?? target.lists[0]
  const send = async (cursor: string) => {
    const { who: name, operation } = list() as Target['lists'][number]
    const route: Route = routes[operation]
    const request = { method: 'GET', path: route.path, headers: target.headersOf(name), query: { cursor, limit: '2' } }
    return target.attack(route, request)
  }

  it('leads on', async () => {
    expect((await send(list()?.cursor ?? '')).status).toBe(200)
  })

  it('may be bent in any way: it leads somewhere in the same list, or is refused', async () => {
    const { cursor } = list() as Target['lists'][number]
    const { of, at } = read(cursor)
    const name = fc.constantFrom(...Object.keys(at), 'more', '__proto__', 'pk')
    const value = fc.oneof(
      nasty,
      fc.constantFrom(
        'x',
        'x'.repeat(2100),
        'PERSON#1',
        'TICKET',
        '2026-01-01T00:00:00.000Z',
        '{}',
        '{"pk":1}',
        '[]',
        '"x"',
      ),
    )
    const bent = fc.oneof(
      fc.tuple(name, value).map(([key, to]) => ({ of, at: { ...at, ...Object.fromEntries([[key, to]]) } })),
      name.map((key) => ({ of, at: Object.fromEntries(Object.entries(at).filter(([other]) => other !== key)) })),
      fc.record({ of: fc.constant(of), at: fc.oneof(nasty, fc.dictionary(name, fc.constantFrom('x', '{}', ''))) }),
      fc.record({ of: value, at: fc.constant(at) }),
      nasty,
    )
    const text = fc.oneof(
      { weight: 6, arbitrary: bent.map(made) },
      { weight: 1, arbitrary: nastyText },
      { weight: 1, arbitrary: fc.nat(cursor.length).map((length) => cursor.slice(0, length)) },
    )
    await fc.assert(
      fc.asyncProperty(text, async (sent) => {
        const { status, body } = await send(sent)
        if (status === 200) expect(body.items.length).toBeLessThanOrEqual(2)
        else expect(body.error.code).toMatch(/^bad(Cursor|Input)$/)
      }),
      settings(250),
    )
  })

  it('is no cursor of any other list', async () => {
    for (const other of target.lists.filter((each) => each !== list())) {
      const { status, body } = await send(other.cursor)
      expect([status, body.error.code]).toEqual([400, 'badCursor'])
    }
  })
})

describe('headers', () => {
  it('may say anything', async () => {
    const tokens = fc.constantFrom(
      'Bearer',
      'Bearer ',
      'Bearer a.b.c',
      'Bearer ..',
      'Bearer 电.梯.坏',
      `Bearer ${'a'.repeat(9000)}.b.c`,
    )
    const text = fc.oneof(nastyText, tokens)
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...operations), text, text, who, async ([, route], authorization, key, name) => {
        const path = pathOf(route, { ticketId: `tkt_${'0'.repeat(26)}`, photoId: `pho_${'0'.repeat(26)}` })
        await target.attack(route, { method: route.method, path, headers: { authorization }, body: '{}' })
        const headers = target.headersOf(name, { 'idempotency-key': key })
        await target.attack(route, { method: route.method, path, headers, body: '{}' })
      }),
      settings(300),
    )
  })
})

afterAll(() => {
  expect(target.stage.logged).toEqual([])
  expect(target.requests()).toBeGreaterThan(3000)
})
