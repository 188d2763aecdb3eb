/** Configuration, read once from the environment; all that is missing is named in one failure. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'

const text = z.string().check(z.minLength(1))

/** Every function's. */
export const tableSettings = {
  STAGE: text,
  AWS_REGION: text,
  TABLE_NAME: text,
  DYNAMODB_ENDPOINT: z.optional(z.url()),
}

/** What signs our own tokens: at least 32 characters. */
export const tokenSettings = { TOKEN_SECRET: z.string().check(z.minLength(32)) }

/**
 * What WeChat signs the events with that it pushes to us: 3 to 32 letters and digits, as its console wants it. What it encrypts them
 * with in its safe mode (EncodingAESKey, 43 letters and digits); `open` where it doesn't.
 */
export const eventSettings = {
  WECHAT_EVENT_TOKEN: z.string().check(z.regex(/^[A-Za-z0-9]{3,32}$/)),
  WECHAT_EVENT_KEY: z.string().check(z.regex(/^(open|[A-Za-z0-9]{43})$/)),
  WECHAT_APP_ID: text,
}

/** WeChat's ids of the templates of our messages (shared/messages/templates.ts). */
export const templateSettings = {
  TEMPLATE_NOTICE: text,
  TEMPLATE_CALL_ANSWERED: text,
  TEMPLATE_TICKET_MOVED: text,
  TEMPLATE_ALERT_RINGS: text,
  TEMPLATE_DUTY_GAP: text,
  TEMPLATE_HELP_MOVED: text,
}

/**
 * Who sends the CAP documents of relayed warnings: a domain. `CAP_ORIGIN`: where CAP is fetched from though it is neither https
 * nor public; a local stage's own address.
 */
export const capSettings = { CAP_SENDER: z.string().check(z.regex(/^[a-z0-9.-]+$/)), CAP_ORIGIN: z.optional(z.url()) }

export const wechatSettings = { WECHAT_URL: z.url(), WECHAT_APP_ID: text, WECHAT_APP_SECRET: text }

/**
 * Tencent Cloud, for SMS and calls: its two services, the key, and what its consoles call our application, our signature and the
 * templates, by whom they speak to.
 */
export const telephoneSettings = {
  TENCENT_SMS_URL: z.url(),
  TENCENT_VOICE_URL: z.url(),
  TENCENT_SECRET_ID: text,
  TENCENT_SECRET_KEY: text,
  TENCENT_SMS_APP_ID: text,
  TENCENT_SMS_SIGN: text,
  TENCENT_SMS_ANSWER: text,
  TENCENT_SMS_FAMILY: text,
  TENCENT_SMS_OVER: text,
  TENCENT_VOICE_APP_ID: text,
  TENCENT_VOICE_ANSWER: text,
  TENCENT_VOICE_FAMILY: text,
}

/** `PHOTO_ENDPOINT`: the store's address where it is not S3 itself; it is then spoken to in path style. */
export const photoSettings = { PHOTO_BUCKET: text, PHOTO_ENDPOINT: z.optional(z.url()) }

/**
 * What wraps the keys that personal data is sealed with: the id of a key of KMS, or, in the local stage, a file with 32 bytes
 * in base64. One of the two must be there (functions/platform/seal/live.ts).
 */
export const sealSettings = { PERSONAL_KEY_ID: z.optional(text), PERSONAL_KEY_FILE: z.optional(text) }

/** Where the app is in a browser, without a slash at its end; what is printed leads there. */
export const appSettings = { APP_ORIGIN: z.url() }

/** What clients connect to (`wss://…`), and what the relay posts frames to (`https://…`). */
export const socketUrlSettings = { SOCKET_URL: text }
export const socketEndpointSettings = { SOCKET_ENDPOINT: z.url() }

/** Reads the settings of a shape; a function gets no secret that it has no use for. Throws one Error that names all that is wrong. */
export function readConfig<Shape extends z.core.$ZodLooseShape>(
  shape: Shape,
  from: Record<string, string | undefined>,
) {
  const read = z.safeParse(z.object(shape), from)
  if (read.success) return read.data
  const wrong = read.error.issues.map((issue) => issue.path.join('.'))
  throw new Error(`Missing or wrong in the environment: ${[...new Set(wrong)].join(', ')}`)
}
