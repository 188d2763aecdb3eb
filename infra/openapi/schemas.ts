/** The contract's schemas as JSON Schema 2020-12: what has a name is written once, and referred to. */
import * as z from 'zod/mini'
import type { Names } from './names.ts'

export type Json = Record<string, unknown>
/** `input` as it is sent, with defaults left out; `output` as it is answered. */
export type Form = 'input' | 'output'

const DEFS = '#/$defs/'
const SCHEMAS = '#/components/schemas/'
/** Marks a schema in the form in which it is sent, until it is known whether it is answered in another. */
const SENT = '~sent'
const json = z.record(z.string(), z.unknown())

/** The value with each of its references changed, however deep. */
function pointed(value: unknown, change: (to: string) => string): unknown {
  if (Array.isArray(value)) return value.map((inner) => pointed(inner, change))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? [key, change(inner)] : [key, pointed(inner, change)],
  )
  return Object.fromEntries(entries)
}

export interface Schemas {
  /** The schema, with references to named ones. */
  of(schema: z.core.$ZodType, form: Form): Json
  /** A document made of such, with what it refers to among its components. */
  whole(document: Json): Json
}

export function schemasBy(names: Names): Schemas {
  /** By name, with SENT at its end for that form. */
  const made = new Map<string, unknown>()

  return {
    of(schema, form) {
      const ending = form === 'input' ? SENT : ''
      const here = (part: unknown) => pointed(part, (to) => `${to.replace(DEFS, SCHEMAS)}${ending}`)
      const {
        $schema: _,
        $defs = {},
        ...rest
      } = z.toJSONSchema(schema, {
        io: form,
        metadata: names,
        unrepresentable: 'any',
        override: ({ jsonSchema }) => {
          // The format says it; the pattern of all leap years says no more.
          if (jsonSchema.format === 'date-time') delete jsonSchema.pattern
          // A whole number is no larger anyhow.
          if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
          if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
        },
      })
      for (const [name, part] of Object.entries($defs)) {
        const { id: _, ...named } = part
        made.set(`${name}${ending}`, here(named))
      }
      return z.parse(json, here(rest))
    },

    whole(document) {
      const alike = sentAsAnswered(made)
      const called = (name: string) => name.replace(SENT, alike.has(name.replace(SCHEMAS, '')) ? '' : 'Sent')
      const schemas = Object.fromEntries(
        [...made].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, part]) => [called(name), part]),
      )
      return z.parse(
        json,
        pointed({ ...document, components: { ...z.parse(json, document.components), schemas } }, called),
      )
    },
  }
}

/** What a schema that is but a reference refers to. */
export const nameIn = ({ $ref }: Json): string | undefined =>
  typeof $ref === 'string' ? $ref.replace(SCHEMAS, '') : undefined

/** Those in the form in which they are sent that are answered in the same, or never. */
function sentAsAnswered(made: ReadonlyMap<string, unknown>): ReadonlySet<string> {
  const alike = new Set([...made.keys()].filter((name) => name.endsWith(SENT)))
  const plain = (to: string) => (alike.has(to.replace(SCHEMAS, '')) ? to.replace(SENT, '') : to)
  const said = (name: string) => JSON.stringify(pointed(made.get(name), plain))
  // What holds others differs where they do.
  for (let before = -1; before !== alike.size; ) {
    before = alike.size
    for (const name of [...alike]) {
      const answered = name.replace(SENT, '')
      if (made.has(answered) && said(name) !== said(answered)) alike.delete(name)
    }
  }
  return alike
}
