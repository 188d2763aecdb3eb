/** The OpenAPI 3.1 document, derived from the route table; `npm run generate` writes it to openapi.json. */
import './zod.ts'
import * as z from 'zod/mini'
import { area } from './areas/contract.ts'
import { type ErrorCode, errors } from './errors.ts'
import { IDEMPOTENCY_KEY } from './ids.ts'
import { demoPerson, me } from './people/contract.ts'
import { photo } from './photos/contract.ts'
import type { Access, Route } from './route.ts'
import { errorsOf, mayBeLeftOut, operations } from './routes.ts'
import { newTicket, ticket, ticketCard, ticketEntry } from './tickets/contract.ts'

type Json = Record<string, unknown>

/** The schemas that the document names; the others stand where they are used. */
const named = z.registry<{ id: string }>()
named.add(me, { id: 'Me' })
named.add(demoPerson, { id: 'DemoPerson' })
named.add(area, { id: 'Area' })
named.add(photo, { id: 'Photo' })
named.add(ticketCard, { id: 'TicketCard' })
named.add(ticketEntry, { id: 'TicketEntry' })
named.add(ticket, { id: 'Ticket' })
named.add(newTicket, { id: 'NewTicket' })

const components: Record<string, unknown> = {}
const REF = '#/$defs/'

/** The schema with its references pointed at the document's components. */
function pointed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pointed)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, inner]) => {
    if (key !== '$ref' || typeof inner !== 'string') return [key, pointed(inner)]
    return [key, inner.replace(REF, '#/components/schemas/')]
  })
  return Object.fromEntries(entries)
}

const document = z.record(z.string(), z.unknown())

/** A schema as JSON Schema 2020-12: `input` as it is sent, with defaults left out; `output` as it is answered. */
function schemaOf(schema: z.ZodMiniType, io: 'input' | 'output'): Json {
  const made = z.toJSONSchema(schema, {
    io,
    metadata: named,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      // The format says it; the pattern of all leap years says no more.
      if (jsonSchema.format === 'date-time') delete jsonSchema.pattern
    },
  })
  const { $schema: _, $defs = {}, id, ...rest } = made
  for (const [name, part] of Object.entries($defs)) components[name] = withoutId(part)
  if (typeof id !== 'string') return z.parse(document, pointed(rest))
  components[id] = pointed(rest)
  return { $ref: `#/components/schemas/${id}` }
}

function withoutId(part: object): unknown {
  return pointed(Object.fromEntries(Object.entries(part).filter(([key]) => key !== 'id')))
}

const fieldsOf = z.object({
  properties: z._default(z.record(z.string(), z.unknown()), {}),
  required: z._default(z.array(z.string()), []),
})

function parametersOf(schema: z.ZodMiniObject | undefined, where: 'path' | 'query'): Json[] {
  if (!schema) return []
  const { properties, required } = z.parse(fieldsOf, schemaOf(schema, 'input'))
  return Object.entries(properties).map(([name, field]) => ({
    name,
    in: where,
    required: required.includes(name),
    schema: field,
  }))
}

const idempotencyHeader = ({ takes }: Route): Json => ({
  name: 'idempotency-key',
  in: 'header',
  required: false,
  description: takes
    ? 'The same key and body give the same answer, for a day; another body is another call, and what is no key counts as none.'
    : 'The same key and body give the same answer; another body gives keyReused. Kept for a day.',
  schema: { type: 'string', pattern: IDEMPOTENCY_KEY.source },
})

const json = (schema: Json): Json => ({ 'application/json': { schema } })
const bodyOf = (body: NonNullable<Route['body']>, { bodyTypes = ['application/json'] }: Route): Json => ({
  required: !mayBeLeftOut(body),
  content: Object.fromEntries(bodyTypes.map((type) => [type, { schema: schemaOf(body, 'input') }])),
})
const replyOf = ({ reply, replyType }: Route): Json => {
  const schema = schemaOf(reply, 'output')
  return replyType ? { [replyType]: { schema } } : json(schema)
}
const requestIdHeader: Json = {
  'x-request-id': { description: 'Quote it when you report a fault', schema: { type: 'string' } },
}

function errorResponses(codes: readonly ErrorCode[]): Record<string, Json> {
  const byStatus = new Map<number, ErrorCode[]>()
  for (const code of codes) byStatus.set(errors[code].status, [...(byStatus.get(errors[code].status) ?? []), code])
  const responses = [...byStatus].map(([status, all]) => {
    const named = { properties: { error: { properties: { code: { enum: all } } } } }
    const schema = { allOf: [{ $ref: '#/components/schemas/Error' }, named] }
    return [String(status), { description: all.join(', '), headers: requestIdHeader, content: json(schema) }]
  })
  return Object.fromEntries(responses)
}

/** Who may call, in a sentence. */
function accessWords(access: Access): string {
  if (access === 'anyone') return 'Anyone may call.'
  if (access === 'signedIn') return 'Whoever is signed in may call.'
  if ('roles' in access) return `Whoever holds one of these roles may call: ${access.roles.join(', ')}.`
  return `Whoever stands to the ticket as one of these may call: ${access.parties.join(', ')}.`
}

const ANYHOW = 'Nothing that is sent is refused: what the schema does not take is cut or left out.'

function operationOf(id: string, route: Route): Json {
  const success = { description: 'Done', headers: requestIdHeader, content: replyOf(route) }
  return {
    operationId: id,
    tags: [route.capability],
    summary: route.summary,
    description: route.takes ? `${accessWords(route.access)} ${ANYHOW}` : accessWords(route.access),
    security: route.access === 'anyone' ? [] : [{ bearer: [] }],
    parameters: [
      ...parametersOf(route.params, 'path'),
      ...parametersOf(route.query, 'query'),
      ...(route.idempotent ? [idempotencyHeader(route)] : []),
    ],
    ...(route.body ? { requestBody: bodyOf(route.body, route) } : {}),
    responses: { [String(route.status ?? 200)]: success, ...errorResponses(errorsOf(route)) },
  }
}

const errorSchema = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    fields: z.optional(z.record(z.string(), z.string())),
  }),
})

const tagWords: Record<Route['capability'], string> = {
  people: 'Sign-in and sessions, and who one is here',
  privacy: 'What is held of a person: consents, copies, looks, deletion, requests',
  care: 'Emergency contacts and care notes',
  households: 'Joining a household, and who belongs to it',
  areas: 'The area tree, grid groups and coverage',
  imports: 'Importing areas and rosters',
  posters: 'Codes for the doors of buildings',
  roles: 'Who serves where',
  duty: 'Who is on duty when',
  audit: 'Who saw or changed what',
  channels: 'Channels where neighbours talk',
  moderation: 'What is checked, reported and decided of what people write',
  notices: 'Notices, and whom they reached',
  messages: 'WeChat messages that people agreed to get',
  warnings: 'Government warnings passed on, as CAP',
  alerts: 'Alerts (求助), escalated until somebody answers',
  incidents: 'The command wall, incidents (突发事件) and roll calls (报平安)',
  devices: 'Fire points and sensors: what they are, what they say, how they are inspected',
  hours: 'Hours that neighbours give one another: balances, certificates, rankings',
  help: 'Help among neighbours (互助), and things that they lend each other',
  teams: 'Volunteer teams (志愿队伍) and activities (活动), attendance and calendars',
  wishes: 'Wishes of families in need (微心愿), and service posts (服务岗位)',
  photos: 'Photos, sent straight to the store',
  tickets: 'Appeal tickets (诉求)',
  sockets: 'Hints that something changed',
  service: 'The service about itself',
  demo: 'The door of the local stage',
}

/** The whole document; deterministic, so that it can be committed and compared. */
export function openapiDocument(): Json {
  const paths: Record<string, Json> = {}
  for (const [id, route] of operations)
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(id, route) }
  return {
    openapi: '3.1.0',
    info: {
      title: '微邻里 API',
      version: '1.0.0',
      description: 'Appeal tickets from phone to table. Times are ISO 8601 in UTC; lists page by an opaque cursor.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: Object.entries(tagWords).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Error: schemaOf(errorSchema, 'output'), ...components },
    },
  }
}
