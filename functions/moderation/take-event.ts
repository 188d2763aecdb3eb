import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { OTHER } from '../../shared/moderation/labels.ts'
import { judgePhoto } from '../channels/judge-photo.ts'
import { judgeHelpPhoto } from '../help/check-later.ts'
import { answered, keepAnswer, requestHash } from '../http/idempotency.ts'
import { operation } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { judgeTicketPhoto } from '../tickets/judge-photo.ts'
import { type Verdict, verdict } from '../wechat/checker.ts'
import { judgeProofPhoto } from '../wishes/ask-proof.ts'
import { openEvent } from './open-event.ts'
import type { ModerationPorts } from './ports.ts'

/** The result of a photo check. `errcode`: -1008 where WeChat could not fetch the photo; then there is no result. */
const mediaChecked = z.object({
  Event: z.literal('wxa_media_check'),
  trace_id: z.string().check(z.minLength(1), z.maxLength(128)),
  errcode: z._default(z.int(), 0),
  result: z.optional(verdict),
})

/** A photo that WeChat could not look at is for a person to look at. */
const verdictOf = ({ errcode, result }: z.output<typeof mediaChecked>): Verdict =>
  errcode === 0 && result ? result : { suggest: 'review', label: OTHER }

/** A photo is a post's, a ticket's, the proof of a wish or of a request for help. */
async function judge(ports: ModerationPorts, trace: string, said: Verdict): Promise<void> {
  if (await judgePhoto(ports, trace, said)) return
  await judgeTicketPhoto(ports, trace, said)
  await judgeProofPhoto(ports, trace, said)
  await judgeHelpPhoto(ports, trace, said)
}

const REPLY = 'success'
const WECHAT = 'wechat'

/**
 * Takes an event, of which a result of a photo check means something here. Its signature is good for one event: said again with the
 * same one, another event is refused, and the same one does what it did already.
 */
export const takeEvent = operation('takeEvent', {
  reads: ({ query }) => ({ taken: keys.idempotency(WECHAT, query.signature) }),
  async run({ query, body, found, now, commit }, ports: ModerationPorts) {
    const event = openEvent(ports.events, query, body, now)
    const said = requestHash('takeEvent', undefined, body)
    if (answered(found.taken, said, now)) return REPLY
    const checked = z.safeParse(mediaChecked, event)
    if (checked.success) await judge(ports, checked.data.trace_id, verdictOf(checked.data))
    return commit([keepAnswer(WECHAT, query.signature, said, REPLY, now)], REPLY)
  },
})
