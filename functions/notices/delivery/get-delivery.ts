import { Refusal } from '../../../shared/errors.ts'
import type { DeliveryProgress } from '../../../shared/notices/delivery.ts'
import { operation } from '../../http/operation.ts'
import { keys } from '../../platform/table.ts'
import { knownReader, readsNotice } from '../make-move.ts'
import type { NoticePorts } from '../ports.ts'
import { parseCounts, parseDelivery, type StoredCounts, type StoredDelivery } from './delivery.ts'

/** Two rows, however many households there are. One that was not published has none. */
export const getDelivery = operation('getDelivery', {
  reads: (given) => ({
    ...readsNotice(given),
    delivery: keys.deliveryPlan(given.params.noticeId),
    counts: keys.deliveryCounts(given.params.noticeId),
  }),
  async run({ actor, found }, _: NoticePorts) {
    knownReader(found.notice, actor, ['author', 'manager', 'approver', 'observer'])
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
