/** Replies held against the committed OpenAPI document: a reply that it doesn't describe fails the test that saw it. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import document from '../../shared/openapi.json' with { type: 'json' }
import type { Route } from '../../shared/route.ts'

// Each is used a few times only: made quickly, not to run quickly.
const ajv = new Ajv2020({ strict: false, allErrors: true, inlineRefs: false, code: { optimize: false } })
addFormats.default(ajv)
ajv.addSchema(document, 'api')

const pointerPart = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1')

const validators = new Map<string, ValidateFunction>()
function validatorOf(pointer: string): ValidateFunction {
  const made = validators.get(pointer) ?? ajv.compile({ $ref: pointer })
  validators.set(pointer, made)
  return made
}

/** Throws what is wrong with a reply of this route and status. */
export function holdAgainstContract(route: Route, status: number, body: unknown): void {
  const at = ['paths', route.path, route.method.toLowerCase(), 'responses', String(status)]
  const described = at.reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], document)
  if (!described)
    throw new Error(
      `${route.method} ${route.path} answered ${status}, which the contract doesn't know: ${JSON.stringify(body)}`,
    )
  const { $ref = `#/${at.map(pointerPart).join('/')}` } = described as { $ref?: string }
  const type = status < 300 ? (route.replyType ?? 'application/json') : 'application/json'
  const validate = validatorOf(`api${$ref}/content/${pointerPart(type)}/schema`)
  if (!validate(body))
    throw new Error(`${route.path} ${status}: ${ajv.errorsText(validate.errors)} in ${JSON.stringify(body)}`)
}
