import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changesBetween } from '../../functions/cases/changes.ts'
import { brokenAt, type Chained, chain, FIRST } from '../../functions/cases/timeline.ts'
import { fromCursor, toCursor } from '../../functions/http/cursor.ts'
import { readConfig, tableSettings, tokenSettings } from '../../functions/platform/config.ts'
import { updateExpression } from '../../functions/platform/expressions.ts'
import { DUE_SHARDS, dueKeys, keys, queueKeys } from '../../functions/platform/table.ts'
import { makeId } from '../../shared/ids.ts'

describe('cursors', () => {
  const last = { pk: 'TICKET#1', sk: 'TICKET', owner: 'per#ticket', ownerAt: '1' }
  it('come back as they went', () => {
    expect(fromCursor('a list', toCursor('a list', last))).toEqual(last)
    expect([toCursor('a list', undefined), fromCursor('a list', undefined)]).toEqual([undefined, undefined])
  })
  it('are refused by another list', () => {
    expect(() => fromCursor('another', toCursor('a list', last))).toThrow('badCursor')
  })
  it('are refused when they are none', () => {
    const wrong = fc.oneof(
      fc.string(),
      fc.base64String(),
      fc.json().map((text) => Buffer.from(text).toString('base64url')),
    )
    fc.assert(
      fc.property(wrong, (text) => {
        expect(() => fromCursor('a list', text)).toThrow('badCursor')
      }),
    )
  })
})

describe('changes between two versions', () => {
  it('are just what differs, one level into the card', () => {
    const before = {
      pk: 'p',
      version: 1,
      gone: 1,
      same: [1, { a: 1 }],
      card: { state: 'filed', supports: 3, dueAt: 'x' },
    }
    const after = { pk: 'p', version: 2, same: [1, { a: 1 }], come: 'new', card: { state: 'accepted', supports: 3 } }
    expect(changesBetween(before, after)).toEqual({
      set: { version: 2, gone: undefined, come: 'new', 'card.state': 'accepted', 'card.dueAt': undefined },
    })
    expect(changesBetween(after, after)).toEqual({ set: {} })
  })

  it('lead from the one to the other', () => {
    const value = fc.oneof(fc.integer(), fc.string(), fc.array(fc.integer()), fc.boolean())
    const fields = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), value)
    const item = fc
      .record({ fields, card: fields })
      .map(({ fields: outer, card }): Record<string, unknown> => ({ ...outer, card }))
    fc.assert(
      fc.property(item, item, (before, after) => {
        const now: Record<string, unknown> = { ...before, card: { ...(before.card as object) } }
        for (const [path, given] of Object.entries(changesBetween(before, after).set)) {
          const [outer = '', inner] = path.split('.')
          const at = inner ? (now[outer] as Record<string, unknown>) : now
          if (given === undefined) delete at[inner ?? outer]
          else at[inner ?? outer] = given
        }
        expect(now).toEqual(after)
      }),
    )
  })
})

describe('update expressions', () => {
  it('set, remove and add, every name a placeholder', () => {
    expect(
      updateExpression({ set: { state: 'a', 'card.name': undefined, 'card.size': 2 }, add: { 'card.count': -1 } }),
    ).toEqual({
      expression: 'SET #state = :v0, #card.#size = :v1, #card.#count = #card.#count + :v2 REMOVE #card.#name',
      names: { '#state': 'state', '#card': 'card', '#name': 'name', '#size': 'size', '#count': 'count' },
      values: { ':v0': 'a', ':v1': 2, ':v2': -1 },
    })
  })
  it('say no clause that is empty', () => {
    expect(updateExpression({ set: { gone: undefined } })).toEqual({
      expression: 'REMOVE #gone',
      names: { '#gone': 'gone' },
      values: {},
    })
    expect(updateExpression({ set: { here: 0 } }).expression).toBe('SET #here = :v0')
  })
})

describe('configuration', () => {
  it('names all that is missing or wrong, in one failure, and no value', () => {
    const given = { STAGE: '', TABLE_NAME: 'table', DYNAMODB_ENDPOINT: 'no address', TOKEN_SECRET: 'too short' }
    expect(() => readConfig({ ...tableSettings, ...tokenSettings }, given)).toThrow(
      new Error('Missing or wrong in the environment: STAGE, AWS_REGION, DYNAMODB_ENDPOINT, TOKEN_SECRET'),
    )
  })
  it('reads what it is asked for and nothing else', () => {
    const given = { STAGE: 'test', AWS_REGION: 'here', TABLE_NAME: 'table', TOKEN_SECRET: 'x'.repeat(32) }
    expect(readConfig(tableSettings, given)).toEqual({ STAGE: 'test', AWS_REGION: 'here', TABLE_NAME: 'table' })
  })
})

describe('a timeline', () => {
  const told = fc.array(fc.record({ text: fc.string({ unit: 'grapheme' }), photos: fc.array(fc.string()) }), {
    minLength: 1,
    maxLength: 8,
  })
  type Told = { text: string; photos: string[] } & Chained
  const chained = told.map((entries) => {
    const made: Told[] = []
    for (const [i, entry] of entries.entries()) made.push(chain(entry, i + 1, made.at(-1)?.hash ?? FIRST))
    return made
  })

  it('is whole as it was written', () => {
    fc.assert(
      fc.property(chained, (entries) => {
        expect(brokenAt(entries)).toBeUndefined()
      }),
    )
  })
  it('is broken where a number was left out, though every hash is right', () => {
    const first = chain({ text: 'a' }, 1, FIRST)
    expect(brokenAt([first, chain({ text: 'c' }, 3, first.hash)])).toBe(3)
  })
  it('is broken where an entry was changed, taken out, put in or moved', () => {
    fc.assert(
      fc.property(chained, fc.nat(), (entries, seed) => {
        const at = seed % entries.length
        const one = entries[at]
        if (!one) return
        expect(brokenAt(entries.with(at, { ...one, text: `${one.text}!` }))).toBe(at + 1)
        expect(brokenAt(entries.with(at, { ...one, hash: FIRST }))).toBe(at + 1)
        if (at < entries.length - 1) expect(brokenAt(entries.toSpliced(at, 1))).toBeDefined()
        expect(brokenAt(entries.toSpliced(at, 0, one))).toBeDefined()
        if (entries.length > 1) expect(brokenAt(entries.toReversed())).toBeDefined()
      }),
    )
  })
})

describe('keys', () => {
  it('spread what is due evenly over its shards, always the same for one case', () => {
    const counts = new Map<string, number>()
    for (let i = 0; i < 4000; i++) {
      const id = makeId('tkt', i * 977, (n) => Uint8Array.from({ length: n }, (_, at) => (i * 31 + at * 7) % 256))
      expect(dueKeys(id, 'now')).toEqual(dueKeys(id, 'now'))
      const { due } = dueKeys(id, 'now')
      counts.set(due, (counts.get(due) ?? 0) + 1)
    }
    expect(counts.size).toBe(DUE_SHARDS)
    for (const count of counts.values()) expect(count).toBeGreaterThan(4000 / DUE_SHARDS / 2)
  })
  it('put a case into the queue of its holder and of every area above, and of none below', () => {
    expect(queueKeys('ticket', '420102015020', 'open', 'then')).toEqual({
      queueAt: 'then',
      community: '420102015020#ticket#open',
      street: '420102015#ticket#open',
      district: '420102#ticket#open',
    })
  })
  it('keep entries in the order of their numbers', () => {
    const order = [1, 2, 9, 10, 11, 99, 100, 999_999].map((seq) => keys.entry({ pk: 'TICKET#t' }, seq).sk)
    expect(order.toSorted()).toEqual(order)
  })
})
