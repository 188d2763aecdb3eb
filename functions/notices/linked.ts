/** Notices to who comes upon a link to one. */
import type { NoticeLink } from '../../shared/channels/link.ts'
import type { Actor } from '../people/actor.ts'
import type { Item } from '../platform/dynamo.ts'
import { parseNotice } from './notice.ts'
import { isShown, partiesOf } from './policy.ts'

/** Whoever it goes to, and its staff; never before it is published. */
export function noticeLinkTo(item: Item | undefined, reader: Pick<Actor, 'id' | 'homes' | 'roles'>): NoticeLink {
  const notice = parseNotice(item)
  if (!notice || !isShown(notice.card) || partiesOf(reader, notice).length === 0) return { kind: 'notice' }
  const { id, state, title, excerpt } = notice.card
  return { kind: 'notice', seen: { id, state, title, excerpt } }
}
