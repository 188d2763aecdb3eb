/** The OpenAPI 3.1 document, derived from the route table; `npm run generate` writes it to shared/openapi.json. */
import '../../shared/zod.ts'
import type * as z from 'zod/mini'
import { IDEMPOTENCY_KEY } from '../../shared/ids.ts'
import { type Access, mayBeLeftOut, type Route } from '../../shared/route.ts'
import { operations } from '../../shared/routes.ts'
import { namesOfSchemas } from './names.ts'
import { type Responses, refusal, responsesBy } from './responses.ts'
import { type Json, type Schemas, schemasBy } from './schemas.ts'
import { tagWords } from './tags.ts'

function parametersOf({ of }: Schemas, object: z.ZodMiniObject | undefined, where: 'path' | 'query'): Json[] {
  return Object.entries(object?.def.shape ?? {}).map(([name, field]) => ({
    name,
    in: where,
    required: field._zod.optin === undefined,
    schema: of(field, 'input'),
  }))
}

const keyHeader = (description: string): Json => ({
  name: 'idempotency-key',
  in: 'header',
  required: false,
  description,
  schema: { type: 'string', pattern: IDEMPOTENCY_KEY.source },
})
const keyHeaders = {
  IdempotencyKey: keyHeader(
    'The same key and body give the same answer; another body gives keyReused. Kept for a day.',
  ),
  AnyIdempotencyKey: keyHeader(
    'The same key and body give the same answer, for a day; another body is another call, and what is no key counts as none.',
  ),
}
const keyHeaderOf = ({ takes }: Route): Json => ({
  $ref: `#/components/parameters/${takes ? 'AnyIdempotencyKey' : 'IdempotencyKey'}`,
})

const bodyOf = (
  { of }: Schemas,
  body: NonNullable<Route['body']>,
  { bodyTypes = ['application/json'] }: Route,
): Json => ({
  required: !mayBeLeftOut(body),
  content: Object.fromEntries(bodyTypes.map((type) => [type, { schema: of(body, 'input') }])),
})

/** Who may call, in a sentence. */
function accessWords(access: Access): string {
  if (access === 'anyone') return 'Anyone may call.'
  if (access === 'signedIn') return 'Whoever is signed in may call.'
  if ('roles' in access) return `Whoever holds one of these roles may call: ${access.roles.join(', ')}.`
  return `Whoever stands to it as one of these may call: ${access.parties.join(', ')}.`
}

const ANYHOW = 'Nothing that is sent is refused: what the schema does not take is cut or left out.'

function operationOf(schemas: Schemas, responses: Responses, id: string, route: Route): Json {
  return {
    operationId: id,
    tags: [route.capability],
    summary: route.summary,
    description: route.takes ? `${accessWords(route.access)} ${ANYHOW}` : accessWords(route.access),
    ...(route.access === 'anyone' ? { security: [] } : {}),
    parameters: [
      ...parametersOf(schemas, route.params, 'path'),
      ...parametersOf(schemas, route.query, 'query'),
      ...(route.idempotent ? [keyHeaderOf(route)] : []),
    ],
    ...(route.body ? { requestBody: bodyOf(schemas, route.body, route) } : {}),
    responses: responses.of(route),
  }
}

/** The whole document; deterministic, so that it can be committed and compared. */
export async function openapiDocument(): Promise<Json> {
  const names = await namesOfSchemas()
  names.add(refusal, { id: 'Error' })
  const schemas = schemasBy(names)
  schemas.of(refusal, 'output')
  const responses = responsesBy(schemas)
  const paths: Record<string, Json> = {}
  for (const [id, route] of operations)
    paths[route.path] = {
      ...paths[route.path],
      [route.method.toLowerCase()]: operationOf(schemas, responses, id, route),
    }
  return schemas.whole({
    openapi: '3.1.0',
    info: {
      title: '微邻里 API',
      version: '1.0.0',
      description:
        'The neighbourhood channel of a city. Times are ISO 8601 in UTC; lists page by an opaque cursor. Every answer has an x-request-id: quote it when you report a fault.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }],
    tags: Object.entries(tagWords).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      headers: { RequestId: { description: 'Quote it when you report a fault', schema: { type: 'string' } } },
      parameters: keyHeaders,
      responses: responses.components(),
    },
  })
}
