import { Refusal } from '../../../shared/errors.ts'
import type { DeliveryProgress } from '../../../shared/notices/delivery.ts'
import { operation } from '../../http/operation.ts'
import { keys } from '../../platform/table.ts'
import { announcedOf, readsAnnounced } from '../announced.ts'
import { overseesPart } from '../policy.ts'
import type { NoticePorts } from '../ports.ts'
import { parseCounts, parseDelivery, type StoredCounts, type StoredDelivery } from './delivery.ts'

/** Two rows, however many households there are; to staff of any part of where it goes to. What was not published has none. */
export const getDelivery = operation('getDelivery', {
  reads: (given) => ({
    ...readsAnnounced(given),
    delivery: keys.deliveryPlan(given.params.announcementId),
    counts: keys.deliveryCounts(given.params.announcementId),
  }),
  async run({ params, actor, found }, _: NoticePorts) {
    const announced = announcedOf(params.announcementId, found.announced)
    const areas = announced?.targets.map(({ area }) => area) ?? []
    if (!overseesPart(actor.roles, areas)) throw new Refusal('notFound')
    const [delivery, counts] = [parseDelivery(found.delivery), parseCounts(found.counts)]
    if (!delivery || !counts) throw new Refusal('notFound')
    return toProgress(delivery, counts)
  },
})

export const toProgress = (delivery: StoredDelivery, counts: StoredCounts): DeliveryProgress => {
  const { planned, done, targeted, told, messaged, sent, refused, failed, unsure, wrong } = counts
  return {
    state: counts.stopped && !(counts.whole && done === planned) ? 'stopped' : delivery.state,
    startedAt: delivery.startedAt,
    ...(delivery.endedAt ? { endedAt: delivery.endedAt } : {}),
    grids: { planned, done },
    households: { targeted, told, messaged },
    people: { sent, refused, failed, unsure },
    ...(wrong === undefined ? {} : { trouble: `微信不接受这类消息（${wrong}），请检查订阅消息模板` }),
  }
}
