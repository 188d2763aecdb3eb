/** Bad input: what people, bad clients and attackers put where something else belongs. */
import fc from 'fast-check'
import type { Schema } from './schemas.ts'
import { arbitraryOf, type Meaning, resolved } from './schemas.ts'

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
/** An object with these own keys, also such as mean something to JavaScript. */
const own = (key: string, value: unknown): object => Object.fromEntries([[key, value]])
export const TRICKY_KEYS = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '$ne', 'a.b', '']

/** Values that don't belong where they are put. */
export const nasty: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(null, true, false, 0, -1, 0.5, 1e21, Number.MAX_SAFE_INTEGER + 1, 5e-324, -1e308),
  fc.constantFrom(
    '',
    ' ',
    '\n',
    '\t\t',
    '0',
    '5',
    'true',
    'null',
    'undefined',
    'NaN',
    '[object Object]',
    ...TRICKY_KEYS,
  ),
  fc.constantFrom('\u0000', 'a\u0000b', '\u0007\u001b[31m', '\u007f', '\ufeff', '\u2028\u2029', '\u200b\u200d', '\r'),
  fc.constantFrom(
    '\ud800',
    'a\udfffb',
    '\udc00\ud800',
    '\u202e看不见的字',
    '\u2066\u2069abc',
    '👩‍👩‍👧‍👦🇨🇳',
    'é̃'.repeat(40),
  ),
  fc.constantFrom('电'.repeat(1001), '😀'.repeat(501), 'x'.repeat(30_000), ' '.repeat(5000)),
  fc.constantFrom("' OR 1=1 --", '{{7*7}}', '<script>alert(1)</script>', '../../etc/passwd', '%00', '%2e%2e'),
  fc.constantFrom([], [[]], {}, [null], [0], ['', ''], { length: 3 }, { toString: 1, valueOf: 1 }),
  fc.constantFrom(...TRICKY_KEYS).map((key) => own(key, { admin: true })),
  fc.constantFrom(...TRICKY_KEYS),
  fc.constantFrom(50, 2000).map((depth) => JSON.parse(nested(depth))),
  fc.constant(0).map(() => Array.from({ length: 10_000 }, () => 1)),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.double(),
  fc.jsonValue({ maxDepth: 3 }),
)

type Path = (string | number)[]

/** Every place in a value, the whole among them, down to a depth that a body of ours has. */
function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null || path.length > 3) return [path]
  const inner = Object.entries(value).slice(0, 20)
  return [path, ...inner.flatMap(([key, part]) => placesIn(part, [...path, Array.isArray(value) ? Number(key) : key]))]
}

/** The value with what is at the place changed, or taken out where `change` is undefined. */
function changedAt(value: unknown, [first, ...rest]: Path, change: unknown): unknown {
  if (first === undefined) return change
  if (Array.isArray(value)) return value.with(Number(first), changedAt(value[Number(first)], rest, change))
  const object = value as Record<string, unknown>
  if (!rest.length && change === undefined)
    return Object.fromEntries(Object.entries(object).filter(([key]) => key !== first))
  return { ...object, [first]: changedAt(object[first], rest, change) }
}

/** The same as text, as it may stand in a path, a query or a header. */
export const nastyText: fc.Arbitrary<string> = nasty.map((value) =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 3000),
)

/** A body that the schema takes, then spoilt in one or two places: something missing, wrong, too long, or too much. */
export function spoiltBody(schema: Schema, meaning: Meaning): fc.Arbitrary<unknown> {
  const change = fc.record({
    at: fc.nat(),
    to: fc.oneof({ weight: 1, arbitrary: fc.constant(undefined) }, { weight: 5, arbitrary: nasty }),
  })
  const extra = fc.option(
    fc.tuple(fc.constantFrom(...TRICKY_KEYS, ...Object.keys(resolved(schema).properties ?? {})), nasty),
    { freq: 4 },
  )
  return fc
    .tuple(arbitraryOf(schema, meaning), fc.array(change, { maxLength: 2 }), extra)
    .map(([valid, changes, more]) => {
      let body: unknown = valid
      for (const { at, to } of changes) {
        const places = placesIn(body)
        body = changedAt(body, places[at % places.length] ?? [], to)
      }
      const isObject = typeof body === 'object' && body !== null && !Array.isArray(body)
      return more && isObject ? Object.fromEntries([...Object.entries(body as object), more]) : body
    })
}

/** Texts that aren't the JSON that was meant. */
export const brokenJson = (whole: string): fc.Arbitrary<string> =>
  fc.oneof(
    fc.nat(Math.max(0, whole.length - 1)).map((length) => whole.slice(0, length)),
    fc.constantFrom(
      '',
      ' ',
      'null',
      '"text"',
      '1',
      '[]',
      'NaN',
      '{,}',
      "{'a':1}",
      '{"a":1,}',
      '\ufeff{}',
      '{}{}',
      '\u0000',
      '<xml/>',
    ),
    fc.constantFrom(
      nested(20_000),
      `{"stars":1e999,"text":-1e999}`,
      `{"text":${nested(5000)}}`,
      '{"text":"\\ud800"}',
      '{"text":"\\u0000"}',
    ),
    fc.constantFrom(
      '{"__proto__":{"admin":true}}',
      '{"constructor":{"prototype":{}}}',
      `{"text":"${'x'.repeat(70_000)}"}`,
    ),
    fc.constantFrom('{"text":"a","text":"b"}', '{"stars":05}', '{"stars":0x1}', `{"bytes":${'9'.repeat(400)}}`),
    fc.string({ unit: 'binary' }),
  )

export const contentTypes = [
  'application/json',
  'application/json; charset=utf-8',
  'application/json;charset=utf-16',
  'application/vnd.api+json',
  'text/plain',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  'application/jsonp',
  '',
  '\u0000',
]
