/** What is sent by SMS and said in calls, and to whom; with the reasons for which Tencent Cloud sends nothing. */
import '../../../shared/zod.ts'
import * as z from 'zod/mini'

/** What was registered in its consoles: the applications, the signature of our SMS, the templates with how many places each has. */
export interface Account {
  smsAppId: string
  smsSign: string
  voiceAppId: string
  templates: Record<string, number>
}

const sms = z.object({
  PhoneNumberSet: z.array(z.string()).check(z.minLength(1), z.maxLength(200)),
  SmsSdkAppId: z.string(),
  SignName: z.string(),
  TemplateId: z.string(),
  TemplateParamSet: z.array(z.string()),
  SessionContext: z.optional(z.string()),
})
const voice = z.object({
  CalledNumber: z.string(),
  VoiceSdkAppid: z.string(),
  TemplateId: z.string(),
  TemplateParamSet: z.array(z.string()),
  PlayTimes: z.optional(z.int().check(z.gte(1), z.lte(3))),
  SessionContext: z.optional(z.string()),
})

/** Mobile numbers and landlines of China. */
const NUMBER = /^\+86(1[3-9]\d{9}|[2-9]\d{8,11})$/
/** So many of the last are known. */
const KEPT = 2000

export interface Told {
  way: 'sms' | 'voice'
  phone: string
  template: string
  words: string[]
  about: string
  at: string
}

type Outcome = { answer: object } | { refused: string }

interface SendingOptions {
  account: Account
  now: () => number
  random: (bytes: number) => Uint8Array
}

export function openSending({ account, now, random }: SendingOptions) {
  const told: Told[] = []
  let blocked = new Set<string>()
  let copies = 1
  const number = () => Buffer.from(random(8)).toString('hex')

  function keep(way: Told['way'], phone: string, template: string, words: string[], about: string): void {
    const one = { way, phone: phone.replace('+86', ''), template, words, about, at: new Date(now()).toISOString() }
    for (let copy = 0; copy < copies; copy++) told.push(one)
    if (told.length > 2 * KEPT) told.splice(0, told.length - KEPT)
  }

  const isApproved = (template: string, words: readonly string[]) =>
    account.templates[template] === words.length && words.every((word) => word !== '' && !/https?:|\n/.test(word))

  function sendSms(body: unknown): Outcome {
    const read = z.safeParse(sms, body)
    if (!read.success) return { refused: 'MissingParameter' }
    const { SmsSdkAppId, SignName, TemplateId, TemplateParamSet, PhoneNumberSet, SessionContext = '' } = read.data
    if (SmsSdkAppId !== account.smsAppId) return { refused: 'UnauthorizedOperation.SmsSdkAppIdVerifyFail' }
    const codeOf = (phone: string): string => {
      if (!NUMBER.test(phone)) return 'InvalidParameterValue.IncorrectPhoneNumber'
      if (blocked.has(phone.replace('+86', ''))) return 'FailedOperation.PhoneNumberInBlacklist'
      if (SignName !== account.smsSign) return 'FailedOperation.SignatureIncorrectOrUnapproved'
      return isApproved(TemplateId, TemplateParamSet) ? 'Ok' : 'FailedOperation.TemplateIncorrectOrUnapproved'
    }
    const SendStatusSet = PhoneNumberSet.map((PhoneNumber) => {
      const Code = codeOf(PhoneNumber)
      if (Code === 'Ok') keep('sms', PhoneNumber, TemplateId, TemplateParamSet, SessionContext)
      const sent = Code === 'Ok' ? { SerialNo: `5000:${number()}`, Fee: 1 } : { SerialNo: '', Fee: 0 }
      return {
        ...sent,
        PhoneNumber,
        SessionContext,
        Code,
        Message: Code === 'Ok' ? 'send success' : Code,
        IsoCode: 'CN',
      }
    })
    return { answer: { SendStatusSet } }
  }

  function sendVoice(body: unknown): Outcome {
    const read = z.safeParse(voice, body)
    if (!read.success) return { refused: 'FailedOperation.InvalidParameters' }
    const { VoiceSdkAppid, TemplateId, TemplateParamSet, CalledNumber, SessionContext = '' } = read.data
    if (VoiceSdkAppid !== account.voiceAppId) return { refused: 'UnauthorizedOperation.VoiceSdkAppidVerifyFail' }
    if (!NUMBER.test(CalledNumber) || blocked.has(CalledNumber.replace('+86', '')))
      return { refused: 'InvalidParameterValue.CalledNumberVerifyFail' }
    if (!isApproved(TemplateId, TemplateParamSet)) return { refused: 'FailedOperation.TemplateIncorrectOrUnapproved' }
    keep('voice', CalledNumber, TemplateId, TemplateParamSet, SessionContext)
    return { answer: { SendStatus: { CallId: number(), SessionContext } } }
  }

  return {
    /** `body`: the text of the request. */
    take(action: string, body: string): Outcome {
      const said: unknown = JSON.parse(body)
      return action === 'SendSms' ? sendSms(said) : sendVoice(said)
    },
    set(wanted: { duplicate?: boolean | undefined; blocked?: string[] | undefined }): void {
      if (wanted.duplicate !== undefined) copies = wanted.duplicate ? 2 : 1
      if (wanted.blocked) blocked = new Set(wanted.blocked)
    },
    /** What reached everybody, or one number, oldest first. */
    told: (phone?: string) => ({
      told: told.filter((each) => phone === undefined || each.phone === phone).slice(-KEPT),
    }),
  }
}
