/** Sends a message to those who are in hand, so many at a time, and writes down what became of each. */
import { messageOf } from '../../../shared/messages/message.ts'
import { voidCredits } from '../../messages/credits.ts'
import { inTurn } from '../../platform/batch.ts'
import type { Sending } from '../../wechat/messenger.ts'
import { type StoredDelivery, wrongWrite } from './delivery.ts'
import type { DeliveryPorts } from './ports.ts'
import type { Prepared } from './reserve.ts'
import { giveUpWrites, type StoredSent, sentItem } from './sent.ts'

/** What WeChat could not do just now is tried again so often at once, with longer and longer pauses (milliseconds). */
const TRIES = 3
const FIRST_PAUSE = 250

/** What became of all of them, in the end or for now. `wrong`: WeChat takes no message of this kind, by this errcode. */
export interface Outcomes {
  all: StoredSent[]
  wrong?: number
}

export async function sendAll(
  ports: DeliveryPorts,
  delivery: StoredDelivery,
  { toSend, known }: Prepared,
  parallel: number,
): Promise<Outcomes> {
  const outcomes: Outcomes = { all: [...known] }
  const message = messageOf('notice', delivery.message, delivery.id)
  const templateId = ports.templateIds.notice
  await inTurn(toSend, parallel, async ({ openid, sent }) => {
    // What is wrong with one message is wrong with all.
    const sending: Sending =
      outcomes.wrong === undefined ? await trySend(ports, { openid, templateId, ...message }) : { outcome: 'again' }
    if (sending.outcome === 'wrong') outcomes.wrong = sending.errcode
    if (sending.outcome === 'wrong' || sending.outcome === 'failed')
      ports.log.warn('A message was not taken', { delivery: delivery.id, errcode: sending.errcode })
    outcomes.all.push({ ...sent, outcome: sending.outcome === 'wrong' ? 'again' : sending.outcome })
  })
  return outcomes
}

async function trySend({ messenger, pause }: DeliveryPorts, message: Parameters<typeof messenger.send>[0]) {
  for (let round = 1; ; round++) {
    const sending = await messenger.send(message)
    if (sending.outcome !== 'again' || round === TRIES) return sending
    await pause(FIRST_PAUSE * 2 ** (round - 1))
  }
}

/** Writes down what became of those who were in hand; may be done again. Gives how it stands then. */
export async function keepOutcomes(
  ports: DeliveryPorts,
  delivery: string,
  { toSend }: Prepared,
  { all, wrong }: Outcomes,
): Promise<StoredSent[]> {
  const { table, batch, clock } = ports
  const now = clock.now()
  const inHand = new Set(toSend.map(({ sent }) => sent.person))
  const over = (sent: StoredSent) =>
    inHand.has(sent.person) && (sent.outcome === 'failed' || (sent.outcome === 'again' && wrong !== undefined))
  if (wrong !== undefined) await table.write([wrongWrite(delivery, wrong)])
  await batch.put(
    all.filter((sent) => inHand.has(sent.person) && !over(sent)).map((sent) => sentItem(delivery, sent, now)),
  )
  for (const sent of all.filter(over)) await table.write(giveUpWrites(delivery, sent, now))
  for (const { person, outcome } of all)
    if (outcome === 'refused' && inHand.has(person)) await table.write([voidCredits(person, 'notice')])
  return all.map((sent) => (over(sent) ? { ...sent, outcome: 'failed' } : sent))
}

/** Who is in hand and will not be sent anything any more has the credit back. */
export async function giveUp({ table, clock }: DeliveryPorts, delivery: string, { toSend }: Prepared): Promise<void> {
  for (const { sent } of toSend) await table.write(giveUpWrites(delivery, sent, clock.now()))
}

/** What is in hand and not begun is let go, for whoever goes on. */
export const release = ({ batch, clock }: DeliveryPorts, delivery: string, { toSend }: Prepared): Promise<void> =>
  batch.put(toSend.map(({ sent }) => sentItem(delivery, { ...sent, outcome: 'again' }, clock.now())))
