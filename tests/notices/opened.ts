/** A draft for pure tests, and what comes with its moves. */

import type { Change } from '../../functions/notices/after-move.ts'
import { corrected } from '../../functions/notices/correct-notice.ts'
import { drafted } from '../../functions/notices/draft.ts'
import type { StoredNotice } from '../../functions/notices/notice.ts'
import { openDraft } from '../../functions/notices/open-draft.ts'
import { levelOver } from '../../functions/notices/targets.ts'
import type { Level } from '../../shared/areas/code.ts'
import type { NoticeMove } from '../../shared/notices/lifecycle.ts'
import { community, type PersonName, people } from '../support/district.ts'
import { MORNING } from '../support/stage.ts'

interface By {
  targets?: string[]
  author?: PersonName
  level?: Level
}

export function opened(
  card: Partial<StoredNotice['card']> = {},
  { targets = [community], author = 'communityStaff', level }: By = {},
): StoredNotice {
  const body = {
    kind: 'utilities',
    priority: 'normal',
    title: '停水',
    text: '明天停水。',
    translations: [],
    photos: [],
    targets,
    confirm: false,
  } as const
  const named = targets.map((area) => ({ area, level: levelOver(area), name: area }))
  const draft = drafted(people[author], { ...body, photos: [], files: [], translations: [], targets }, named, {
    photos: [],
    files: [],
  })
  const { notice } = openDraft(people[author], draft, MORNING, (bytes) => new Uint8Array(bytes))
  return { ...notice, card: { ...notice.card, ...card, ...(level ? { authorLevel: level } : {}) } }
}

const said = { title: '停水改期', text: '改到后天停水。', translations: [] }

/** What the operations make of a notice beside its standing. */
export function correction(notice: StoredNotice, move: NoticeMove, by: string): Change {
  switch (move) {
    case 'proposeCorrection': {
      const proposal = { ...said, reason: '有误', by, name: '某', level: 'street' as const, at: notice.card.changedAt }
      return { notice: { correction: proposal }, card: { pending: true } }
    }
    case 'correct':
    case 'approveCorrection':
      return corrected(notice, said, '有误')
    case 'refuseCorrection':
    case 'withdraw':
    case 'end':
      return { notice: { correction: undefined }, card: { pending: false } }
    default:
      return {}
  }
}
