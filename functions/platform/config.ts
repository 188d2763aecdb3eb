/** Configuration, read once from the environment; all that is missing is named in one failure. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'

const text = z.string().check(z.minLength(1))

const environment = z.object({
  STAGE: text,
  AWS_REGION: text,
  TABLE_NAME: text,
  DYNAMODB_ENDPOINT: z.optional(z.url()),
  /** Signs our own tokens: at least 32 characters. */
  TOKEN_SECRET: z.string().check(z.minLength(32)),
  WECHAT_URL: z.url(),
  WECHAT_APP_ID: text,
  WECHAT_APP_SECRET: text,
  PHOTO_BUCKET: text,
  /** The store's address where it is not S3 itself; it is then spoken to in path style. */
  PHOTO_ENDPOINT: z.optional(z.url()),
  /** What clients connect to (wss://…), and what the relay posts frames to (https://…). */
  SOCKET_URL: text,
  SOCKET_ENDPOINT: z.url(),
})

export type Config = z.infer<typeof environment>
export type Setting = keyof Config

/**
 * Reads the settings that a function needs, and only those: a function gets no secret that it has no use for.
 * Throws one Error that names every setting that is missing or wrong.
 */
export function readConfig<S extends Setting>(settings: readonly S[], from: Record<string, string | undefined>): Pick<Config, S> {
  const wanted = z.pick(environment, Object.fromEntries(settings.map((name) => [name, true])))
  const read = z.safeParse(wanted, from)
  if (read.success) return read.data as Pick<Config, S>
  const wrong = read.error.issues.map((issue) => issue.path.join('.'))
  throw new Error(`Missing or wrong in the environment: ${[...new Set(wrong)].join(', ')}`)
}
