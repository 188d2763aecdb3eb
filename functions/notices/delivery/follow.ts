/** What follows for its delivery from a move of a notice: it begins with the publication, and is stopped when it is withdrawn. */
import { noticeKindWords } from '../../../shared/notices/kinds.ts'
import type { Write } from '../../platform/dynamo.ts'
import type { StoredNotice } from '../notice.ts'
import { openDelivery, stopDelivery } from './delivery.ts'

/** Two writes at most, in the transaction of the move. A correction is not sent again. */
export function deliveryWrites({ card: before }: StoredNotice, { card, targets }: StoredNotice): Write[] {
  const { id, publishedAt, title, kind, priority, speaker, excerpt, endsAt } = card
  if (publishedAt && !before.publishedAt) {
    const message = { title, kind: noticeKindWords[kind], from: speaker.areaName, at: publishedAt, note: excerpt }
    const about = { id, targets: targets.map(({ area }) => area), message, urgent: priority === 'urgent', endsAt }
    return openDelivery(about, publishedAt)
  }
  return card.state === 'withdrawn' && before.state === 'published' ? [stopDelivery(id)] : []
}
