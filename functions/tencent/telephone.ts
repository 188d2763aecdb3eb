/**
 * The telephone by Tencent Cloud: SMS (短信, https://cloud.tencent.com/document/api/382/55981) and calls that speak a text (语音消息,
 * https://cloud.tencent.com/document/api/1128/51558). What is said is a template that was approved in its console, with our
 * words in its places.
 */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import type { Spoken, Telephone, Telling, Words } from '../alerts/ways/telephone.ts'
import type { Clock } from '../platform/clock.ts'
import { type Answered, type Service, tencentAsker } from './ask.ts'
import { codeMeans } from './codes.ts'
import type { Credentials } from './sign.ts'

export interface TelephoneOptions extends Credentials {
  /** Of both services; `https://sms.tencentcloudapi.com`, `https://vms.tencentcloudapi.com`. */
  urls: { sms: string; voice: string }
  /** SdkAppId of each, and the templates by whom they speak to. */
  sms: { appId: string; sign: string; templates: Record<Words['to'], string> }
  voice: { appId: string; templates: Record<Spoken['to'], string> }
  patience?: number
}

/** Where it is asked; SMS goes out from there to the whole country. */
const REGION = 'ap-guangzhou'

/** How often a call says it. */
const PLAY_TIMES = 2

/** A word of a template; longer ones are refused, or cost a second SMS. In characters. */
const WORD_MAX = 20

const sentSms = z.object({ SendStatusSet: z.array(z.object({ Code: z.string() })).check(z.minLength(1)) })
const sentVoice = z.object({ SendStatus: z.object({ CallId: z.string() }) })

export function connectTelephone({ urls, sms, voice, patience, ...credentials }: TelephoneOptions, clock: Clock) {
  const ask = tencentAsker(credentials, clock, patience)
  const services = {
    sms: { url: urls.sms, name: 'sms', version: '2021-01-11', region: REGION },
    voice: { url: urls.voice, name: 'vms', version: '2020-09-02', region: REGION },
  } satisfies Record<string, Service>
  const telephone: Telephone = {
    async sms(phone, words, about) {
      const answered = await ask(services.sms, 'SendSms', {
        PhoneNumberSet: [e164(phone)],
        SmsSdkAppId: sms.appId,
        SignName: sms.sign,
        TemplateId: sms.templates[words.to],
        TemplateParamSet: paramsOf(words),
        SessionContext: about,
      })
      return tellingOf(answered, (response) => {
        const read = z.safeParse(sentSms, response)
        return read.success ? read.data.SendStatusSet[0]?.Code : undefined
      })
    },
    async voice(phone, words, about) {
      const answered = await ask(services.voice, 'SendTtsVoice', {
        CalledNumber: e164(phone),
        VoiceSdkAppid: voice.appId,
        TemplateId: voice.templates[words.to],
        TemplateParamSet: paramsOf(words),
        PlayTimes: PLAY_TIMES,
        SessionContext: about,
      })
      return tellingOf(answered, (response) => (z.safeParse(sentVoice, response).success ? 'Ok' : undefined))
    },
  }
  return telephone
}

/** `codeOf`: what the answer says became of the one whom it went to; an answer of another shape leaves it open. */
function tellingOf(answered: Answered, codeOf: (response: unknown) => string | undefined): Telling {
  switch (answered.kind) {
    case 'outage':
      return answered.perhaps ? { outcome: 'unsure' } : { outcome: 'again', code: 'Outage' }
    case 'error':
      return codeMeans(answered.code)
    case 'answer': {
      const code = codeOf(answered.response)
      return code === undefined ? { outcome: 'unsure' } : codeMeans(code)
    }
  }
}

/** In the order of the template's places. A link in one is refused, and so is a line break. */
const paramsOf = (words: Words): string[] =>
  wordsIn(words).map((word) => [...word.replace(/[\s./:【】]+/gu, ' ').trim()].slice(0, WORD_MAX).join('') || '小区内')

function wordsIn(words: Words): string[] {
  switch (words.to) {
    case 'answer':
      return [words.place]
    case 'family':
      return [words.name, words.place]
    case 'over':
      return [words.name]
  }
}

/** A mobile number, or a landline with its area code, as E.164 has it: `+8613…`, `+8627…`. */
const e164 = (phone: string): string => `+86${phone.replace(/-/g, '').replace(/^0/, '')}`
