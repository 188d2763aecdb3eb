/** What may be sent, as the committed OpenAPI document says it, and fast-check's arbitraries made from that. */
import fc from 'fast-check'
import document from '../../shared/openapi.json' with { type: 'json' }
import type { Route } from '../../shared/route.ts'

/** The part of JSON Schema that the document uses for what is sent. */
export interface Schema {
  $ref?: string
  type?: string
  enum?: string[]
  const?: string
  /** One of these: what a link leads to. */
  oneOf?: Schema[]
  anyOf?: Schema[]
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  minItems?: number
  maxItems?: number
}

interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  schema: Schema
}

interface Described {
  parameters: Parameter[]
  requestBody?: { content: { 'application/json': { schema: Schema } } }
}

const at = (node: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, part) => (inner as Record<string, unknown> | undefined)?.[part], node)

const described = (route: Route) => at(document, ['paths', route.path, route.method.toLowerCase()]) as Described

export const bodySchema = (route: Route): Schema | undefined =>
  described(route).requestBody?.content['application/json'].schema

export const parameters = (route: Route, where: Parameter['in']): Parameter[] =>
  described(route)
    .parameters.map(resolved)
    .filter((parameter) => parameter.in === where)

/** With its reference followed. */
export const resolved = <T extends object>(part: T & { $ref?: string }): T =>
  part.$ref ? (at(document, part.$ref.slice(2).split('/')) as T) : part

/** Whether a dotted path, as `fields` of a badInput has them, names something in the schema. */
export function hasPath(schema: Schema, path: string): boolean {
  const inner = resolved(schema)
  if (path === '') return true
  const [part = '', ...rest] = path.split('.')
  const some = alternatives(inner)
  if (some) return some.some((each) => hasPath(each, path))
  const found = /^\d+$/.test(part) ? inner.items : inner.properties?.[part]
  return found !== undefined && hasPath(found, rest.join('.'))
}

const alternatives = ({ oneOf, anyOf }: Schema): Schema[] | undefined => oneOf ?? anyOf

/** By a string's pattern, or by the name of its field: which strings mean something here. */
export type Meaning = Record<string, readonly string[]>

const CHARACTERS = [...'电梯又坏了老人下不了楼请来看看路灯不亮，。？abcXYZ019']

/** Values that the schema allows; `whole`: also with what is optional. */
export function arbitraryOf(given: Schema, meaning: Meaning, whole = true): fc.Arbitrary<unknown> {
  const schema = resolved(given)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.const !== undefined) return fc.constant(schema.const)
  const some = alternatives(schema)
  if (some) return fc.oneof(...some.map((each) => arbitraryOf(each, meaning, whole)))
  switch (schema.type) {
    case 'object': {
      const required = schema.required ?? []
      const names = Object.keys(schema.properties ?? {}).filter((name) => whole || required.includes(name))
      const fields = names.map((name): [string, fc.Arbitrary<unknown>] => {
        const words = meaning[name]
        const inner = resolved(schema.properties?.[name] ?? {})
        return [name, words ? meant(inner, words) : arbitraryOf(inner, meaning, whole)]
      })
      return fc.record(Object.fromEntries(fields), { requiredKeys: required })
    }
    case 'array':
      return whole || schema.minItems
        ? fc.uniqueArray(arbitraryOf(schema.items ?? {}, meaning, whole), {
            minLength: schema.minItems ?? 0,
            maxLength: whole ? Math.min(schema.maxItems ?? 3, 3) : (schema.minItems ?? 0),
          })
        : fc.constant([])
    case 'string': {
      const known = schema.pattern ? meaning[schema.pattern] : undefined
      if (known?.length) return fc.constantFrom(...known)
      if (schema.pattern) return fc.stringMatching(new RegExp(schema.pattern))
      const { minLength = 0, maxLength = 50 } = schema
      return fc.string({
        unit: fc.constantFrom(...CHARACTERS),
        minLength,
        maxLength: Math.min(maxLength, minLength + 30),
      })
    }
    case 'integer':
    case 'number':
      return fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 1000 })
    case 'boolean':
      return fc.boolean()
    default:
      throw new Error(`No arbitrary for ${JSON.stringify(schema)}`)
  }
}

/** One of the words that mean something, or, in a list, as many of them as it must have. */
const meant = ({ type, minItems = 0 }: Schema, words: readonly string[]): fc.Arbitrary<unknown> =>
  type === 'array'
    ? fc.uniqueArray(fc.constantFrom(...words), { minLength: minItems, maxLength: words.length })
    : fc.constantFrom(...words)

/** The smallest of a route, by what meant something then: finding it takes longer than most calls. */
const smallest = new WeakMap<Route, Map<string, unknown>>()
function once<T>(route: Route, of: string, find: () => T): T {
  const known = smallest.get(route) ?? new Map<string, unknown>()
  smallest.set(route, known)
  if (!known.has(of)) known.set(of, find())
  return structuredClone(known.get(of)) as T
}

/** One body that a route takes, with no more than it must have; undefined where it takes none. */
export function smallestBody(route: Route, meaning: Meaning): unknown {
  const schema = bodySchema(route)
  if (!schema) return undefined
  return once(
    route,
    `body ${JSON.stringify(meaning)}`,
    () => fc.sample(arbitraryOf(schema, meaning, false), { numRuns: 1, seed: 1 })[0],
  )
}

/** One query that a route takes, with what it must have. */
export function smallestQuery(route: Route, meaning: Meaning): Record<string, string> {
  const needed = parameters(route, 'query').filter((each) => (each as { required?: boolean }).required)
  return once(route, `query ${JSON.stringify(meaning)}`, () =>
    Object.fromEntries(
      needed.map(({ name, schema }) => [
        name,
        meaning[name]?.[0] ?? String(fc.sample(arbitraryOf(schema, meaning), { numRuns: 1, seed: 1 })[0]),
      ]),
    ),
  )
}
