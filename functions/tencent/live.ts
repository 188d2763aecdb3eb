/** The telephone as a deployed (or locally running) function reaches it, made from its environment. */
import type { Telephone } from '../alerts/ways/telephone.ts'
import type { Clock } from '../platform/clock.ts'
import { readConfig, telephoneSettings } from '../platform/config.ts'
import { connectTelephone } from './telephone.ts'

export function liveTelephone(clock: Clock): Telephone {
  const config = readConfig(telephoneSettings, process.env)
  const options = {
    urls: { sms: config.TENCENT_SMS_URL, voice: config.TENCENT_VOICE_URL },
    secretId: config.TENCENT_SECRET_ID,
    secretKey: config.TENCENT_SECRET_KEY,
    sms: {
      appId: config.TENCENT_SMS_APP_ID,
      sign: config.TENCENT_SMS_SIGN,
      templates: {
        answer: config.TENCENT_SMS_ANSWER,
        family: config.TENCENT_SMS_FAMILY,
        over: config.TENCENT_SMS_OVER,
      },
    },
    voice: {
      appId: config.TENCENT_VOICE_APP_ID,
      templates: { answer: config.TENCENT_VOICE_ANSWER, family: config.TENCENT_VOICE_FAMILY },
    },
  }
  return connectTelephone(options, clock)
}
