/** Bodies: read once it is known who asks, so that who is not signed in learns nothing but that. */
import httpJsonBodyParser from '@middy/http-json-body-parser'
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda'
import { Refusal } from '../../shared/errors.ts'
import { mayBeLeftOut, type Route } from '../../shared/route.ts'

const MAX_BODY = 64 * 1024

/** The fields of a body in another's protocol. Throws `badJson` for what has none. */
export type FieldsIn = (text: string) => unknown

const parser = httpJsonBodyParser<APIGatewayProxyEventV2>()

/** The body of a request as it came, before anything is made of it. */
export const textOf = ({ body, isBase64Encoded }: Pick<APIGatewayProxyEventV2, 'body' | 'isBase64Encoded'>): string =>
  isBase64Encoded ? Buffer.from(body ?? '', 'base64').toString() : (body ?? '')

/**
 * The body of a request as JSON makes it, where the route takes one; nothing for one that may be left out and is. Throws
 * `tooLarge`, or what the parser throws for another media type or for what is no JSON. Of a route for others' protocols the
 * body is read whatever it says it is.
 */
export async function bodyOf(
  route: Route,
  event: APIGatewayProxyEventV2,
  context: Context,
  fieldsIn: FieldsIn | undefined,
): Promise<unknown> {
  const { body } = event
  if (!route.body) return undefined
  if (route.takes) return anyOf(event)
  if (body && body.length > MAX_BODY) throw new Refusal('tooLarge')
  if (!body && mayBeLeftOut(route.body)) return {}
  if (route.bodyTypes && fieldsIn) return fieldsIn(textOf(event))
  await parser.before?.({ event, context, response: undefined, error: undefined, internal: {} })
  return event.body
}

/** The body of a call that is refused to nobody: nothing where there is none that is JSON, whatever it says it is. */
function anyOf({ body, isBase64Encoded }: APIGatewayProxyEventV2): unknown {
  if (!body) return {}
  if (body.length > MAX_BODY) return undefined
  try {
    return JSON.parse(isBase64Encoded ? Buffer.from(body, 'base64').toString() : body)
  } catch {
    return undefined
  }
}
