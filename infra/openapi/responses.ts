/** What calls are answered with. What many answer alike, a schema with a name or a set of error codes, is written once. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { type ErrorCode, errors } from '../../shared/errors.ts'
import type { Route } from '../../shared/route.ts'
import { errorsOf } from '../../shared/routes.ts'
import { capital } from './names.ts'
import { type Json, nameIn, type Schemas } from './schemas.ts'

/** The body of every refusal. */
export const refusal = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    fields: z.optional(z.record(z.string(), z.string())),
  }),
})

export interface Responses {
  /** By status. */
  of(route: Route): Record<string, Json>
  /** What those refer to. */
  components(): Record<string, Json>
}

export function responsesBy(schemas: Schemas): Responses {
  const made = new Map<string, Json>()
  const referred = (name: string, response: Json): Json => {
    const known = made.get(name) ?? response
    if (JSON.stringify(known) !== JSON.stringify(response)) throw new Error(`Two responses would be called ${name}`)
    made.set(name, response)
    return { $ref: `#/components/responses/${name}` }
  }

  function done({ reply, replyType }: Route): Json {
    const schema = schemas.of(reply, 'output')
    const response = { description: 'Done', content: { [replyType ?? 'application/json']: { schema } } }
    const name = nameIn(schema)
    return name ? referred(name, response) : response
  }

  return {
    of(route) {
      const refused = byStatus(errorsOf(route)).map(([status, codes]) => [
        status,
        // NotFound; KeyReusedOrWrongState.
        referred(codes.map(capital).join('Or'), refusalOf(codes)),
      ])
      return { [String(route.status ?? 200)]: done(route), ...Object.fromEntries(refused) }
    },
    components: () => Object.fromEntries([...made].sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}

function refusalOf(codes: readonly ErrorCode[]): Json {
  const named = { properties: { error: { properties: { code: { enum: codes } } } } }
  const schema = { allOf: [{ $ref: '#/components/schemas/Error' }, named] }
  const headers = { 'x-request-id': { $ref: '#/components/headers/RequestId' } }
  return { description: codes.join(', '), headers, content: { 'application/json': { schema } } }
}

function byStatus(codes: readonly ErrorCode[]): [string, ErrorCode[]][] {
  const found = new Map<string, ErrorCode[]>()
  for (const code of codes) {
    const status = String(errors[code].status)
    found.set(status, [...(found.get(status) ?? []), code])
  }
  return [...found]
}
