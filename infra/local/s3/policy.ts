/** The policy of a browser's form upload (POST Policy): what it is, whether it is signed, and whether the form keeps it. */
import '../../../shared/zod.ts'
import * as z from 'zod/mini'
import { denied, invalidArgument, S3Refusal, unsigned } from './refusal.ts'
import { type Credentials, sameSignature, sign } from './signature.ts'

const policy = z.object({
  expiration: z.iso.datetime(),
  conditions: z.array(
    z.union([
      z.tuple([z.enum(['eq', 'starts-with']), z.string(), z.string()]),
      z.tuple([z.literal('content-length-range'), z.coerce.number(), z.coerce.number()]),
      z.record(z.string(), z.string()),
    ]),
  ),
})
export type Policy = z.infer<typeof policy>

/** Fields of the form by their names in lower case, the file's own name put in for `${filename}`. */
export type Fields = ReadonlyMap<string, string>

const FREE = new Set(['policy', 'x-amz-signature', 'file'])
const broken = (why: string) => denied(`Invalid according to Policy: ${why}`)

/** Reads the policy out of the form, after checking that it is signed by these credentials and not expired. */
export function readPolicy(fields: Fields, credentials: Credentials, now: number): Policy {
  const take = (name: string) => {
    const value = fields.get(name)
    if (value === undefined) throw invalidArgument(`Bucket POST must contain a field named '${name}'.`)
    return value
  }
  const encoded = take('policy')
  if (take('x-amz-algorithm') !== 'AWS4-HMAC-SHA256') throw invalidArgument('Only AWS4-HMAC-SHA256 is supported')
  const scope = take('x-amz-credential')
  if (!take('x-amz-date').startsWith(scope.split('/')[1] ?? '-')) throw invalidArgument('Invalid credential date')
  if (!sameSignature(take('x-amz-signature'), sign(credentials, scope, encoded))) throw unsigned()
  const read = z.safeParse(policy, parseJson(Buffer.from(encoded, 'base64').toString('utf8')))
  if (!read.success) throw new S3Refusal(400, 'InvalidPolicyDocument', 'Invalid Policy: Invalid JSON.')
  if (!(now < Date.parse(read.data.expiration))) throw broken('Policy expired.')
  return read.data
}

/** Throws unless the form keeps every condition and has no field that no condition speaks of. */
export function checkConditions({ conditions }: Policy, fields: Fields, bucket: string): void {
  const covered = new Set<string>()
  const check = (how: 'eq' | 'starts-with', field: string, wanted: string) => {
    const name = field.replace(/^\$/, '').toLowerCase()
    const given = name === 'bucket' ? bucket : (fields.get(name) ?? '')
    if (how === 'eq' ? given !== wanted : !given.startsWith(wanted)) {
      throw broken(`Policy Condition failed: ${JSON.stringify([how, `$${name}`, wanted])}`)
    }
    covered.add(name)
  }
  for (const condition of conditions) {
    if (!Array.isArray(condition)) for (const [name, wanted] of Object.entries(condition)) check('eq', name, wanted)
    else if (condition[0] !== 'content-length-range') check(...condition)
  }
  const extra = [...fields.keys()].filter(
    (name) => !FREE.has(name) && !name.startsWith('x-ignore-') && !covered.has(name),
  )
  if (extra.length > 0) throw broken(`Extra input fields: ${extra.join(', ')}`)
}

/** The sizes that the policy allows, in bytes; S3's own limit for one upload is 5 GB. */
export function sizesOf({ conditions }: Policy): { least: number; most: number } {
  let [least, most] = [0, 5 * 1024 ** 3]
  for (const condition of conditions) {
    if (!Array.isArray(condition) || condition[0] !== 'content-length-range') continue
    least = Math.max(least, condition[1])
    most = Math.min(most, condition[2])
  }
  return { least, most }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
