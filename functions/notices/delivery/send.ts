/** Sends a message to those who are in hand, and writes down what became of them where that is not said by the chunk coming past. */
import { type MessageBody, messageOf } from '../../../shared/messages/message.ts'
import { endMessage } from '../../messages/begin-message.ts'
import type { Begun } from '../../messages/credits.ts'
import type { Sending } from '../../wechat/messenger.ts'
import { type StoredDelivery, wrongWrite } from './delivery.ts'
import type { DeliveryPorts } from './ports.ts'
import type { Prepared } from './prepare.ts'
import { type Slots, slotsOf } from './slots.ts'
import { writeEach } from './write-each.ts'

/** What WeChat could not do just now is tried again so often at once, with longer and longer pauses (milliseconds). */
const TRIES = 3
const FIRST_PAUSE = 250

type Outcome = NonNullable<Begun['outcome']>

/** The sending of a chunk, over all its handfuls. */
export interface Run {
  delivery: string
  message: MessageBody
  slots: Slots
  /** What becomes of who is not begun with yet: it ends, for now or for good. */
  instead?: 'again' | 'failed'
  /** WeChat takes no message of this kind: what is wrong with one is wrong with all. */
  wrong?: number
}

export const runOf = ({ id, message }: StoredDelivery, parallel: number): Run => ({
  delivery: id,
  message: messageOf('notice', message, id),
  slots: slotsOf(parallel),
})

/** Ends when all are sent to, and says of each what became of it; who was being sent to when something broke may have got it. */
export async function sendAll(ports: DeliveryPorts, run: Run, { toSend }: Prepared): Promise<void> {
  const ended = await Promise.allSettled(
    toSend.map(({ openid, sent }) =>
      run.slots(async () => {
        if (run.instead) {
          sent.begun.outcome = run.instead
          return
        }
        sent.begun.outcome = 'unsure'
        sent.begun.outcome = await outcomeOf(ports, run, openid)
      }),
    ),
  )
  for (const each of ended) if (each.status === 'rejected') throw each.reason
}

async function outcomeOf(ports: DeliveryPorts, run: Run, openid: string): Promise<Outcome> {
  const sending = await trySend(ports, { openid, templateId: ports.templateIds.notice, ...run.message })
  if (sending.outcome !== 'wrong' && sending.outcome !== 'failed') return sending.outcome
  ports.log.warn('A message was not taken', { delivery: run.delivery, errcode: sending.errcode })
  if (sending.outcome === 'wrong') {
    run.wrong ??= sending.errcode
    run.instead = 'failed'
  }
  return 'failed'
}

async function trySend({ messenger, pause }: DeliveryPorts, message: Parameters<typeof messenger.send>[0]) {
  for (let round = 1; ; round++) {
    const sending: Sending = await messenger.send(message)
    if (sending.outcome !== 'again' || round === TRIES) return sending
    await pause(FIRST_PAUSE * 2 ** (round - 1))
  }
}

/**
 * Writes down what became of those who were in hand: of all, or where the chunk comes past them of those alone who were not
 * sent it. May be done again.
 */
export async function keepOutcomes(
  { table }: Pick<DeliveryPorts, 'table'>,
  run: Run,
  { toSend }: Prepared,
  which: 'all' | 'others',
): Promise<void> {
  if (run.wrong !== undefined) await table.write([wrongWrite(run.delivery, run.wrong)])
  const ended = toSend.flatMap(({ sent: { person, begun } }) => {
    const { outcome = 'unsure', ...inHand } = begun
    const about = { person, notice: run.delivery }
    return outcome === 'sent' && which === 'others' ? [] : [{ write: endMessage(about, inHand, outcome) }]
  })
  await writeEach(table, ended)
}
