/** A notice or a warning as its delivery, its reach and its walking lists need it, and who may know of these. */
import { covers } from '../../shared/areas/code.ts'
import { isOfWarning } from '../../shared/notices/announcement.ts'
import { isOut } from '../../shared/notices/lifecycle.ts'
import type { Item } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { parseWarning } from '../warnings/warning.ts'
import { parseNotice } from './notice.ts'
import { isShown } from './policy.ts'

export interface Announced {
  id: string
  /** The areas that it went to; none inside another. */
  targets: readonly { area: string }[]
  /** Whether households are asked to confirm. A warning asks for nothing but to be heeded. */
  confirm: boolean
  /** Whether it is what was told last: not taken back, and nothing followed it. Else no door is told of it any more. */
  stands: boolean
}

export const readsAnnounced = ({ params: { announcementId } }: { params: { announcementId: string } }) => ({
  announced: isOfWarning(announcementId) ? keys.warning(announcementId) : keys.notice(announcementId),
})

/** As it was read; undefined for what residents never saw. */
export function announcedOf(id: string, item: Item | undefined): Announced | undefined {
  if (isOfWarning(id)) {
    const warning = parseWarning(item)
    return (
      warning && { id, targets: [{ area: warning.area.code }], confirm: false, stands: warning.state === 'standing' }
    )
  }
  const notice = parseNotice(item)
  if (!notice || !isShown(notice.card)) return undefined
  return { id, targets: notice.targets, confirm: notice.card.confirm, stands: isOut(notice.card.state) }
}

export const goesTo = ({ targets }: Pick<Announced, 'targets'>, place: string): boolean =>
  targets.some(({ area }) => covers(area, place))

/** Whether an area lies in where it went to, or holds a part of that. */
export const touches = ({ targets }: Pick<Announced, 'targets'>, area: string): boolean =>
  targets.some((target) => covers(target.area, area) || covers(area, target.area))
