/**
 * Subscribe messages (订阅消息), by WeChat's own protocol. Each that it takes uses up one accept of the person's. WeChat doesn't
 * know a message again: one that is sent twice arrives twice, so only what surely was not sent may be sent again.
 */
import { Refusal } from '../../shared/errors.ts'
import type { MessageBody } from '../../shared/messages/message.ts'
import type { Clock } from '../platform/clock.ts'
import { accessTokens } from './access-token.ts'
import { jsonOf, Outage } from './ask.ts'
import type { WechatOptions } from './wechat.ts'

/**
 * What became of a message. `sent`; `refused`: the person takes none (any more); `again`: not sent, it may be tried later;
 * `unsure`: nobody knows whether it was sent; `failed`: not sent, and it would not be another time; `wrong`: nor would any other
 * with this template, page or data.
 */
export type Sending =
  | { outcome: 'sent' | 'refused' | 'again' | 'unsure' }
  | { outcome: 'failed' | 'wrong'; errcode: number }

export interface Message extends MessageBody {
  openid: string
  templateId: string
}

export interface Messenger {
  /** Throws nothing that WeChat is to blame for. */
  send(message: Message): Promise<Sending>
}

// 43101 user refuse to accept the msg, 40003 invalid openid: who has left.
const REFUSED = [43101, 40003]
// -1 system busy, 43108 concurrent sends, 45009 daily quota, 45011 minute quota; a token that ended again at once.
const PASSING = [-1, 43108, 45009, 45011, 40001, 40014, 42001]
// 40037 template id, 41030 page, 43107 template or ability banned, 45168 sensitive words, 47003 data.
const WRONG = [40037, 41030, 43107, 45168, 47003]

const WHAT = 'subscribe/send'

export interface MessengerOptions extends WechatOptions {
  /** Which edition of the mini-program a message opens: that of the release unless said. */
  edition?: 'formal' | 'trial' | 'developer'
}

export function connectMessenger(options: MessengerOptions, clock: Clock): Messenger {
  const askWithToken = accessTokens(options, clock)
  const miniprogram_state = options.edition ?? 'formal'
  return {
    async send({ openid, templateId, page, data }) {
      const body = { touser: openid, template_id: templateId, page, data, miniprogram_state, lang: 'zh_CN' }
      try {
        const { bytes } = await askWithToken(WHAT, '/cgi-bin/message/subscribe/send', body)
        return meaning(jsonOf(WHAT, bytes).errcode)
      } catch (error) {
        if (error instanceof Outage) return { outcome: error.what === WHAT && error.perhaps ? 'unsure' : 'again' }
        // An answer that can't be read, to the token's request or to this one.
        if (error instanceof Refusal) return { outcome: String(error.cause).startsWith(WHAT) ? 'unsure' : 'again' }
        throw error
      }
    },
  }
}

function meaning(errcode: number): Sending {
  if (errcode === 0) return { outcome: 'sent' }
  if (REFUSED.includes(errcode)) return { outcome: 'refused' }
  if (PASSING.includes(errcode)) return { outcome: 'again' }
  return { outcome: WRONG.includes(errcode) ? 'wrong' : 'failed', errcode }
}
