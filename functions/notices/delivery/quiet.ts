/**
 * What doesn't press waits until it isn't quiet any more with whom it goes to: then they are sent it one by one, as news of a
 * case are. The delivery is over before that, and doesn't count them.
 */
import { parseMarks } from '../../channels/marks.ts'
import { quietUntil } from '../../channels/quiet.ts'
import { parseCredits } from '../../messages/credits.ts'
import type { News } from '../../messages/news.ts'
import { tellLater } from '../../messages/tell.ts'
import type { Table } from '../../platform/dynamo.ts'
import { keys } from '../../platform/table.ts'
import { parseCounts, parseDelivery, type StoredDelivery } from './delivery.ts'
import type { DeliveryPorts } from './ports.ts'

/** What the message about a notice is known by that waits. */
const waiting = (notice: string): string => `${notice}:quiet`

const newsOf = ({ id, message }: StoredDelivery, person: string): News => ({
  template: 'notice',
  words: message,
  person,
  opens: id,
  mayTakeLast: true,
})

/** Those of some people who wait: put aside now, or by whoever came by before. */
export async function whoWaits(
  { table, clock }: Pick<DeliveryPorts, 'table' | 'clock'>,
  delivery: StoredDelivery,
  people: readonly string[],
): Promise<Set<string>> {
  if (delivery.urgent || !people.length) return new Set()
  const marks = await table.read(people.map(keys.reading))
  const withHours = people.flatMap((person, i) => {
    const { quiet } = parseMarks(marks[i])
    return quiet ? [{ person, until: quietUntil(quiet, clock.now()) }] : []
  })
  const sent = await table.read(withHours.map(({ person }) => keys.sent(waiting(delivery.id), person)))
  const waits = withHours.filter(({ until }, i) => sent[i] || until !== undefined)
  for (const { person, until } of waits)
    if (until !== undefined) await tellLater({ table, clock }, waiting(delivery.id), newsOf(delivery, person), until)
  return new Set(waits.map(({ person }) => person))
}

/** What is told when the quiet is over: nothing, where the notice was taken back or is over, or it was sent another way. */
export async function lateNoticeNews(
  table: Table,
  notice: string,
  person: string,
  now: number,
): Promise<News | undefined> {
  const found = await table.read([keys.deliveryPlan(notice), keys.deliveryCounts(notice), keys.credits(person)])
  const delivery = parseDelivery(found[0])
  if (!delivery || parseCounts(found[1])?.stopped || Date.parse(delivery.until) <= now) return undefined
  return parseCredits(found[2])?.begun[notice] ? undefined : newsOf(delivery, person)
}
